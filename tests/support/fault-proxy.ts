import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What befalls one connection from the moment its caller has sent something that `when` names; before that, and on all others, every
 * byte passes.
 *
 * - `reset`: it is cut before the other side gets any of it
 * - `resetAfterSend`: the other side gets it and does it; the caller is cut off at once
 * - `cutReply`: the other side gets it and does it; its reply is thrown away and the connection cut
 * - `silent`: the other side gets it and does it; the caller hears nothing more, and is not told that it will not (half open)
 * - `slow`: both directions go on, a few bytes at a time
 */
export type Fault = 'reset' | 'resetAfterSend' | 'cutReply' | 'silent' | 'slow';

export interface FaultProxy {
  readonly port: number;
  /** The next connection that sends a text with this in it meets the fault. Resolves when it has been met. */
  strike(fault: Fault, when: string): Promise<void>;
  close(): Promise<void>;
}

interface Strike {
  readonly fault: Fault;
  readonly when: string;
  readonly met: () => void;
}

/** A slow line: so many bytes, so often (milliseconds). */
const [portion, rest] = [256, 5];

/** Stands between a caller and a server on this machine, and spoils connections when asked to. */
export async function startFaultProxy(port: number): Promise<FaultProxy> {
  const strikes: Strike[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (caller) => {
    const other = connect({ host: '127.0.0.1', port, noDelay: true });
    for (const socket of [caller, other]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // What is cut on purpose complains on both sides.
      socket.on('error', () => {});
    }
    join(caller, other, strikes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    strike: (fault, when) => new Promise((met) => strikes.push({ fault, when, met })),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function join(caller: Socket, other: Socket, strikes: Strike[]): void {
  let fault: Fault | undefined;
  const cut = () => {
    caller.resetAndDestroy();
    other.destroy();
  };
  const [toOther, toCaller] = [new Line(other), new Line(caller)];
  caller.on('data', (bytes) => {
    const at = fault ? -1 : strikes.findIndex(({ when }) => bytes.includes(when));
    const [strike] = at < 0 ? [] : strikes.splice(at, 1);
    if (strike) {
      fault = strike.fault;
      strike.met();
      if (fault === 'slow') for (const line of [toOther, toCaller]) line.isSlow = true;
      if (fault === 'reset') return cut();
      if (fault === 'resetAfterSend') {
        other.write(bytes);
        return void caller.resetAndDestroy();
      }
    }
    toOther.send(bytes);
  });
  other.on('data', (bytes) => {
    if (fault === 'cutReply' || fault === 'resetAfterSend') return cut();
    if (fault !== 'silent') toCaller.send(bytes);
  });
  caller.on('close', () => {
    // The other side would give up what it has not read yet: it hears of the end when it answers.
    if (fault !== 'silent' && fault !== 'resetAfterSend') toOther.end();
  });
  other.on('close', () => (fault === 'silent' ? undefined : toCaller.end()));
}

/** One direction of a connection; the order of bytes is kept when it becomes slow. */
class Line {
  isSlow = false;
  readonly #to: Socket;
  #waiting: Buffer = Buffer.alloc(0);
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor(to: Socket) {
    this.#to = to;
  }

  send(bytes: Buffer): void {
    if (!this.isSlow) return void this.#to.write(bytes);
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
    this.#timer ??= setInterval(() => this.#drip(), rest);
  }

  end(): void {
    this.#hasEnded = true;
    if (this.#waiting.length === 0) this.#to.end();
  }

  #drip(): void {
    this.#to.write(this.#waiting.subarray(0, portion));
    this.#waiting = this.#waiting.subarray(portion);
    if (this.#waiting.length > 0 && !this.#to.destroyed) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#hasEnded) this.#to.end();
  }
}
