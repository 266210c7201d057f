import { performance } from 'node:perf_hooks';
import { Client, type Connection, type Submittable } from 'pg';
import { closeDueRound } from '#server/rounds/close-round.ts';
import { exportRecord } from '#server/record/export-record.ts';
import { openScene } from './cast-scene.ts';

/**
 * One close, or the floor beside it, in a process of its own, so that its peak memory is its own: `close`, `floor` or `record`,
 * the address of the database, the round, the number of options.
 */
const [what = '', url = '', round = '', width = '4'] = process.argv.slice(2);

/** Reads what COPY sends, without keeping it: the least that anybody can do who wants all ballots here. */
class CopyOut implements Submittable {
  readonly #text: string;
  readonly #take: (bytes: Buffer) => void;
  readonly #done: (error?: Error) => void;

  constructor(text: string, take: (bytes: Buffer) => void, done: (error?: Error) => void) {
    this.#text = text;
    this.#take = take;
    this.#done = done;
  }
  submit(connection: Connection): void {
    connection.query(this.#text);
  }
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.#take(chunk);
  }
  handleError(error: Error): void {
    this.#done(error);
  }
  handleReadyForQuery(): void {
    this.#done();
  }
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
}

/** COPY of the marks of all rows, and the sum of each option: no rule, no participation, no groups, and nothing is stored. */
async function floor(): Promise<Record<string, number>> {
  const options = Number(width);
  const client = new Client({ connectionString: url });
  await client.connect();
  const began = performance.now();
  let flat = new Uint8Array(1 << 16);
  let filled = 0;
  await new Promise<void>((settle, fail) => {
    const text = `copy (select marks from ballot where round_id = '${round}') to stdout (format binary)`;
    const take = (chunk: Buffer) => {
      // Two bytes of the number of fields, four of the length, then the marks; head and end of the file have other lengths.
      if (chunk.length !== 6 + options) return;
      if (filled + options > flat.length) {
        const larger = new Uint8Array(flat.length * 2);
        larger.set(flat);
        flat = larger;
      }
      flat.set(chunk.subarray(6), filled);
      filled += options;
    };
    client.query(new CopyOut(text, take, (error) => (error ? fail(error) : settle())));
  });
  const copied = performance.now();
  const sums = new Uint32Array(options);
  for (let at = 0; at < filled; at++) if (flat[at] === 1) sums[at % options]! += 1;
  const counted = performance.now();
  await client.end();
  return { ms: counted - began, copy: copied - began, count: counted - copied };
}

async function close(): Promise<Record<string, number>> {
  const deps = await openScene(url);
  const began = performance.now();
  await closeDueRound(deps, round);
  const ms = performance.now() - began;
  await deps.connection.close();
  return { ms };
}

async function record(): Promise<Record<string, number>> {
  const deps = await openScene(url);
  const began = performance.now();
  const made = await exportRecord(deps, round);
  if (!made.ok) throw new Error(made.refusal.code);
  const bytes = JSON.stringify(made.value).length;
  const ms = performance.now() - began;
  await deps.connection.close();
  return { ms, bytes };
}

const works: Readonly<Record<string, () => Promise<Record<string, number>>>> = { floor, close, record };
const measured = await works[what]!();
process.stdout.write(JSON.stringify({ ...measured, peakMiB: process.resourceUsage().maxRSS / 1024 }));
