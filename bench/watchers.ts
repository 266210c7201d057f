import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** Many open event streams on bare sockets. */
export class Watchers {
  readonly #sockets: Socket[] = [];
  #arrivals: number[] = [];
  #wanted = Infinity;
  #all: (() => void) | undefined;
  #seen = new WeakSet<Socket>();

  get count(): number {
    return this.#sockets.length;
  }

  /** Opens streams, some at a time, until there are so many; each is counted when its first bytes have come. */
  async open(many: number, address: string, request: (at: number) => string): Promise<void> {
    const { hostname, port } = new URL(address);
    const openOne = async (at: number): Promise<void> => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(request(at));
      const [first] = (await once(socket, 'data')) as [Buffer];
      if (!first.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(first.toString('latin1'));
      socket.on('data', () => this.#arrived(socket));
      socket.on('error', () => {});
      this.#sockets.push(socket);
    };
    for (let at = this.count; at < many; at += 50) {
      await Promise.all(Array.from({ length: Math.min(50, many - at) }, (_, more) => openOne(at + more)));
    }
  }

  /** The moments at which the first bytes after this call came to each of them; resolves with the last. */
  next(): Promise<readonly number[]> {
    this.#arrivals = [];
    this.#seen = new WeakSet();
    this.#wanted = this.count;
    return new Promise((settle, fail) => {
      const late = setTimeout(() => fail(new Error(`${this.#arrivals.length} of ${this.#wanted} were told`)), 60_000);
      this.#all = () => {
        clearTimeout(late);
        settle(this.#arrivals);
      };
    });
  }

  close(): void {
    for (const socket of this.#sockets.splice(0)) socket.destroy();
  }

  #arrived(socket: Socket): void {
    if (this.#seen.has(socket)) return;
    this.#seen.add(socket);
    if (this.#arrivals.push(performance.now()) < this.#wanted) return;
    this.#wanted = Infinity;
    this.#all?.();
  }
}
