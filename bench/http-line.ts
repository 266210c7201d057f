import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/**
 * One kept-alive connection that sends one request after another. Written on the bare socket, because the load shares two cores
 * with what it measures and a full client costs as much as the server's own work.
 */
export class HttpLine {
  readonly #address: URL;
  #socket: Socket | undefined;
  #received = '';
  #waiting: { settle: (answer: Answer) => void; fail: (error: Error) => void } | undefined;

  constructor(address: string) {
    this.#address = new URL(address);
  }

  /** Sends one request; the one before must have been answered. `headers` are lines that end in \r\n. */
  async send(method: string, path: string, headers: string, body = ''): Promise<Answer> {
    const length =
      body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    // The server ends a connection that was idle for long.
    const socket = this.#socket?.writable ? this.#socket : await this.#connect();
    return await new Promise((settle, fail) => {
      this.#waiting = { settle, fail };
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#address.host}\r\n${headers}${length}\r\n${body}`);
    });
  }

  async #connect(): Promise<Socket> {
    const socket = connect(Number(this.#address.port), this.#address.hostname);
    await once(socket, 'connect');
    this.#socket = socket;
    this.#received = '';
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#received += text;
      this.#look();
    });
    const end = (error?: Error) => this.#waiting?.fail(error ?? new Error('the connection was closed'));
    socket.on('error', end).on('close', () => end());
    return socket;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket?.destroy();
  }

  #look(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const headers = this.#received.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const body = this.#received.slice(end + 4, end + 4 + length);
    this.#received = this.#received.slice(end + 4 + length);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.settle({ status: Number(headers.slice(9, 12)), headers, body });
  }
}
