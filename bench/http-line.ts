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
  readonly #socket: Socket;
  readonly #host: string;
  #received = '';
  #waiting: { settle: (answer: Answer) => void; fail: (error: Error) => void } | undefined;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#received += text;
      this.#look();
    });
    const end = (error?: Error) => this.#waiting?.fail(error ?? new Error('the connection was closed'));
    socket.on('error', end).on('close', () => end());
  }

  static async open(address: string): Promise<HttpLine> {
    const { hostname, port, host } = new URL(address);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new HttpLine(socket, host);
  }

  /** Sends one request; the one before must have been answered. `headers` are lines that end in \r\n. */
  send(method: string, path: string, headers: string, body = ''): Promise<Answer> {
    const length =
      body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((settle, fail) => {
      this.#waiting = { settle, fail };
      this.#socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${headers}${length}\r\n${body}`);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
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
