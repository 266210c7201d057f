import type { ServerResponse } from 'node:http';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { roundState } from '#shared/rounds/round-state.ts';
import { listRunningSessions } from '../accounts/sessions.repo.ts';
import type { Deps } from '../deps.ts';
import { frozenRound } from './frozen-rounds.ts';
import { turnoutOf } from './read-round.ts';
import { type HeadRow, listHeads } from './rounds.repo.ts';

/** How often the heads are looked at: quick enough for a room, and no more than four queries a second for any number of readers. */
const interval = 250;
/** A comment this often keeps proxies from ending a quiet stream. */
const heartbeat = 15_000;
/** A reader whose line takes less than we send is let go; its page then polls. Bytes. */
const backlog = 64 * 1024;
/** So many are written to before ballots and pages get their turn: some ten milliseconds. */
const atATime = 500;

interface Watched {
  /** Each with the session that it was let in by. */
  readonly readers: Map<ServerResponse, string>;
  last: string;
  /** What was told last: one buffer for all readers; empty before anything was. */
  data: Buffer;
}

/**
 * Tells every open page of a round its turnout and state. One loop for the process, one text for all readers of a round; what
 * another process cast is seen too, since the database is what is looked at.
 */
export class RoundWatch {
  readonly #deps: Deps;
  readonly #rounds = new Map<string, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #lastBeat = Date.now();
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Turns a reply into a stream that ends when the reader goes. */
  async add(id: string, sessionId: string, reply: FastifyReply): Promise<void> {
    reply.hijack();
    const { raw } = reply;
    // Gone before it was let in: it would never tell that it is closed.
    if (raw.destroyed) return;
    const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
    raw.writeHead(200, headers as Record<string, string>);
    // Let in while the server stops: it must not hold the stop up.
    if (this.#closed) {
      raw.end();
      return;
    }
    const watched = this.#rounds.get(id) ?? { readers: new Map(), last: '', data: Buffer.alloc(0) };
    this.#rounds.set(id, watched);
    watched.readers.set(raw, sessionId);
    raw.on('close', () => this.#remove(id, raw));
    raw.write(watched.data.length === 0 ? 'retry: 3000\n\n' : `retry: 3000\n${watched.data.toString()}`);
    this.#timer ??= setTimeout(() => void this.#look(), 0);
  }

  /** Ends all streams, so that the server can stop. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { readers } of this.#rounds.values()) for (const reader of readers.keys()) reader.end();
    this.#rounds.clear();
  }

  #remove(id: string, reader: ServerResponse): void {
    const watched = this.#rounds.get(id);
    watched?.readers.delete(reader);
    if (watched?.readers.size === 0) this.#rounds.delete(id);
  }

  async #look(): Promise<void> {
    const began = Date.now();
    try {
      const heads = this.#rounds.size > 0 ? await listHeads(this.#deps.db, [...this.#rounds.keys()]) : [];
      for (const head of heads) await this.#tell(head);
      if (began - this.#lastBeat >= heartbeat) {
        this.#lastBeat = began;
        await this.#sendBeat();
      }
    } catch {
      // The database is away for a moment: pages fall back to polling and say how old their figure is.
    }
    const rest = Math.max(interval, 4 * (Date.now() - began));
    this.#timer = this.#rounds.size > 0 && !this.#closed ? setTimeout(() => void this.#look(), rest) : undefined;
  }

  /** Keeps the streams alive, and ends those of sessions that have ended: signing out everywhere holds for them too. */
  async #sendBeat(): Promise<void> {
    const streams = [...this.#rounds.values()].flatMap(({ readers }) => [...readers]);
    const running = await listRunningSessions(this.#deps.db, [...new Set(streams.map(([, session]) => session))]);
    for (const [reader, session] of streams) if (!running.has(session)) reader.end();
    await sendAll(
      streams.map(([reader]) => reader),
      Buffer.from(': still here\n\n'),
    );
  }

  async #tell(head: HeadRow): Promise<void> {
    const watched = this.#rounds.get(head.id);
    const state = roundState(head, head.now);
    const seen = `${head.position} ${state} ${head.closesAt}`;
    if (!watched || watched.last === seen) return;
    const frozen = await frozenRound(this.#deps.db, head.id);
    if (!frozen) return;
    const turnout = await turnoutOf(this.#deps, frozen);
    watched.last = seen;
    const told = JSON.stringify({ state, closesAt: head.closesAt, turnout, now: head.now });
    watched.data = Buffer.from(`event: round\nid: ${head.position}\ndata: ${told}\n\n`);
    await sendAll([...watched.readers.keys()], watched.data);
  }
}

/** Ends once all has been handed to the system, so that the time it took is known and the next look waits in proportion. */
async function sendAll(readers: readonly ServerResponse[], data: Buffer): Promise<void> {
  for (const [at, reader] of readers.entries()) {
    if (reader.writableLength > backlog) reader.destroy();
    // Some end while others are written to.
    else if (!reader.writableEnded && !reader.destroyed) reader.write(data);
    if (at % atATime === atATime - 1) await othersTurn();
  }
  await othersTurn();
}
