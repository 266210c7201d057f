import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PGlite, PGliteQueryResults, PGliteTransaction } from 'kysely';
import { takeLock } from './pglite-lock.ts';

export interface PGliteWorkerData {
  directory: string | undefined;
  isNew: boolean;
  dump: Uint8Array | undefined;
}

export type PGliteRequest = { kind: 'open' | 'dump' | 'close' } | { kind: 'query'; sql: string; parameters: unknown[] };

interface PGliteResult extends PGliteQueryResults<unknown> {
  /** What PostgreSQL says it did, which for a commit can be ROLLBACK. */
  command: string;
}

export interface PGliteReply {
  id: number;
  result?: PGliteResult;
  dump?: Uint8Array;
  error?: Record<string, unknown>;
}

/** What Kysely's dialect asks of PGlite, and `dump()` for tests. */
export interface EmbeddedDatabase extends PGlite {
  dump(): Promise<Uint8Array>;
}

/** The major version of PostgreSQL inside the pinned PGlite; a directory of another one does not open. */
const MAJOR_VERSION = '18';

function checkVersion(directory: string): boolean {
  const file = join(directory, 'PG_VERSION');
  if (!existsSync(file)) {
    if (existsSync(directory)) {
      throw new Error(`${directory} is there but is no database: move it away, or set DATA_DIR to another folder`);
    }
    return true;
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found !== MAJOR_VERSION) {
    throw new Error(
      `the embedded database in ${directory} was written by PostgreSQL ${found}, and this program contains ` +
        `${MAJOR_VERSION}. Export it with the version of the program that wrote it, move the folder away, and import.`,
    );
  }
  return false;
}

function rebuild(fields: Record<string, unknown>): Error {
  const error = new Error(String(fields.message));
  return Object.assign(error, fields);
}

/**
 * Opens PGlite in a worker thread, on disk below `dataDir` or, without one, in memory.
 * `dump` (of an earlier `dump()`) saves a database in memory the two seconds in which PostgreSQL makes itself.
 */
export async function openEmbedded(dataDir: string | undefined, dump?: Uint8Array): Promise<EmbeddedDatabase> {
  let directory: string | undefined;
  let release = (): void => {};
  let isNew = false;
  if (dataDir !== undefined) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    directory = join(resolve(dataDir), 'pglite');
    release = takeLock(`${directory}.lock`);
  }
  try {
    if (directory !== undefined) isNew = checkVersion(directory);
    const database = new WorkerDatabase({ directory, isNew, dump }, release);
    await database.waitReady;
    return database;
  } catch (error) {
    release();
    throw error;
  }
}

class WorkerDatabase implements EmbeddedDatabase {
  readonly waitReady: Promise<void>;
  ready = false;
  closed = false;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, { settle: (reply: PGliteReply) => void; fail: (error: Error) => void }>();
  #lastId = 0;
  /** One session, so one at a time: a query waits here until the transaction before it has ended. */
  #tail: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(data: PGliteWorkerData, release: () => void) {
    const file = new URL('./pglite-worker.ts', import.meta.url);
    // Without the parent's flags: a test runner's or debugger's are not meant for this thread.
    this.#worker = new Worker(file, { workerData: data, execArgv: [], name: 'pglite' });
    this.#worker.on('message', (reply: PGliteReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      waiting?.settle(reply);
    });
    this.#worker.on('error', (error: Error) => this.#failAll(error));
    this.#ended = new Promise((done) => {
      this.#worker.once('exit', () => {
        this.closed = true;
        release();
        this.#failAll(new Error('the embedded database has ended'));
        done();
      });
    });
    this.waitReady = this.#open();
  }

  async #open(): Promise<void> {
    try {
      await this.#ask({ kind: 'open' });
      this.ready = true;
    } catch (error) {
      await this.#worker.terminate();
      throw error;
    }
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<PGliteQueryResults<T>> {
    return await this.#inTurn(() => this.#query<T>(sql, parameters));
  }

  async transaction<T>(work: (transaction: PGliteTransaction) => Promise<T>): Promise<T> {
    return await this.#inTurn(async () => {
      await this.#query('begin', []);
      let rolledBack = false;
      try {
        const value = await work({
          query: <R>(sql: string, parameters: unknown[] = []) => this.#query<R>(sql, parameters),
          rollback: async () => {
            rolledBack = true;
            await this.#query('rollback', []);
          },
        });
        if (rolledBack) return value;
        const { command } = await this.#query('commit', []);
        if (command === 'ROLLBACK') {
          // PostgreSQL answers the commit of a broken transaction with a rollback and no error; Kysely looks for this.
          throw Object.assign(new Error('current transaction is aborted, so its commit rolled back'), {
            code: '25P02',
          });
        }
        return value;
      } catch (error) {
        // A rollback where none is open is a warning, so this needs not know whether the commit was reached.
        if (!rolledBack && !this.closed) await this.#query('rollback', []);
        throw error;
      }
    });
  }

  async dump(): Promise<Uint8Array> {
    const { dump } = await this.#inTurn(() => this.#ask({ kind: 'dump' }));
    return dump!;
  }

  async close(): Promise<void> {
    // Takes its turn like a query, so that what was asked before is still answered.
    this.#closing ??= this.#inTurn(async () => {
      if (!this.closed) await this.#ask({ kind: 'close' });
      await this.#ended;
    });
    await this.#closing;
  }

  async #query<T>(sql: string, parameters: unknown[]): Promise<PGliteQueryResults<T> & { command: string }> {
    const { result } = await this.#ask({ kind: 'query', sql, parameters });
    return result as PGliteQueryResults<T> & { command: string };
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) throw new Error('the embedded database is closed');
    const mine = this.#tail.then(work);
    this.#tail = mine.catch(() => {});
    return await mine;
  }

  async #ask(request: PGliteRequest): Promise<PGliteReply> {
    if (this.closed) throw new Error('the embedded database is closed');
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = await new Promise<PGliteReply>((settle, fail) => {
      this.#worker.postMessage({ id, request });
      this.#waiting.set(id, { settle, fail });
    });
    if (reply.error) throw rebuild(reply.error);
    return reply;
  }

  #failAll(error: Error): void {
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}
