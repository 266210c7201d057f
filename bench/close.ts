import { execFile } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { castInTurn } from '#server/ballots/cast-together.ts';
import { makeNextRound } from '#tests/support/make-round.ts';
import { frozenOf, rowOf } from '#tests/support/cast-row.ts';
import { type CloseScene, makeCloseScene, width } from './close-scene.ts';
import { startDurable } from './postgres.ts';
import { load, machine, markdown, median, percentile, publish, shown, type Target, targetTable } from './table.ts';

interface Measured {
  readonly ms: number;
  readonly peakMiB: number;
}

/** All runs of one size. */
interface Size {
  readonly ballots: number;
  readonly floor: Measured[];
  readonly close: Measured[];
  readonly record: Measured | null;
}

/** In a process of its own; null when it fails, runs out of memory or takes too long. */
const measure = (what: string, url: string, round: string): Promise<Measured | null> =>
  new Promise((resolve) => {
    const script = join(import.meta.dirname, 'close-child.ts');
    execFile(process.execPath, [script, what, url, round, `${width}`], { timeout: 120_000 }, (error, out) =>
      resolve(error ? null : (JSON.parse(out) as Measured)),
    );
  });

const middle = (runs: readonly Measured[], of: keyof Measured): number => median(runs.map((run) => run[of]));

/**
 * Closes rounds: lock, load of all ballots, count, result and its event, as the deadline does; beside it the least that anybody
 * could do, a binary COPY of the same rows and a bare sum. Then what a close of the largest round costs casts of another one.
 */
export async function benchClose(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const postgres = await startDurable();
  try {
    const scene = await makeCloseScene(postgres.url);
    const sizes: Size[] = [];
    let largest = '';
    for (const ballots of values.quick ? [193, 10_000] : [193, 10_000, 1_000_000]) {
      largest = await scene.fill(ballots);
      sizes.push(await measureSize(scene, postgres.url, largest, ballots, values.quick ? 1 : 3));
      process.stderr.write('.');
    }
    await scene.reopen(largest);
    const beside = await castBeside(scene, largest);
    process.stderr.write('\n');
    const targets = targetsOf(sizes, beside);
    const text = [`${machine()}, ${load()}. ${postgres.described}.`, tableOf(sizes), targetTable(targets)].join('\n\n');
    publish('close', text, { postgres: postgres.described, sizes, beside, targets }, values);
    await scene.close();
  } finally {
    await postgres.stop();
  }
}

async function measureSize(
  scene: CloseScene,
  url: string,
  round: string,
  ballots: number,
  runs: number,
): Promise<Size> {
  const size: Size = { ballots, floor: [], close: [], record: null };
  const must = async (what: string): Promise<Measured> => {
    const measured = await measure(what, url, round);
    if (!measured) throw new Error(`${what} of ${ballots} ballots failed`);
    return measured;
  };
  for (let run = 0; run < runs; run++) {
    size.floor.push(await must('floor'));
    await scene.reopen(round);
    size.close.push(await must('close'));
  }
  return { ...size, record: await measure('record', url, round) };
}

interface Beside {
  /** Milliseconds of casts in another round, before a close and during it. */
  readonly before: number[];
  readonly during: number[];
  readonly closeMs: number;
}

/** One Member casts again and again in a round of its own, for two seconds and then while the large one closes elsewhere. */
async function castBeside({ deps, around }: CloseScene, largest: string): Promise<Beside> {
  const person = around.delegates[0]!;
  const frozen = await frozenOf(deps.db, await makeNextRound({ db: deps.db, deps }, around));
  let revision = 0;
  const cast = async (): Promise<number> => {
    const began = performance.now();
    revision += 1;
    const answer = await castInTurn(deps.db, frozen, rowOf(person, { revision, marks: Uint8Array.of(1, 0, 0, 0) }));
    if (answer?.outcome !== 'cast') throw new Error(`the ballot was ${answer?.outcome}`);
    return performance.now() - began;
  };
  const castUntil = async (ended: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    while (!ended()) {
      times.push(await cast());
      await sleep(1);
    }
    return times;
  };
  const end = performance.now() + 2_000;
  const before = await castUntil(() => performance.now() > end);
  let closed: Measured | null | undefined;
  const closing = measure('close', deps.config.DATABASE_URL ?? '', largest).then((measured) => (closed = measured));
  const during = await castUntil(() => closed !== undefined);
  await closing;
  if (!closed) throw new Error('the close beside casts failed');
  return { before, during, closeMs: closed.ms };
}

function targetsOf(sizes: readonly Size[], { before, during }: Beside): Target[] {
  const targets = sizes.flatMap(({ ballots, floor, close }): Target[] => {
    const named = ballots.toLocaleString('en');
    if (ballots < 1_000)
      return [
        {
          what: `close + tally of ${named}, new process, ms`,
          ratio: middle(close, 'ms'),
          must: 50,
          aim: 15,
          most: true,
        },
      ];
    const ratio = (of: keyof Measured) => middle(close, of) / middle(floor, of);
    return [
      { what: `close + tally of ${named} ÷ (COPY + sum)`, ratio: ratio('ms'), must: 2.5, aim: 1.8, most: true },
      { what: `its peak memory ÷ the floor's`, ratio: ratio('peakMiB'), must: 1.5, aim: 1.1, most: true },
    ];
  });
  const worst = Math.max(...during) / percentile(before, 99);
  targets.push({
    what: 'longest cast elsewhere during the largest close ÷ p99 before',
    ratio: worst,
    must: 3,
    aim: 1.5,
    most: true,
  });
  return targets;
}

const tableOf = (sizes: readonly Size[]): string =>
  markdown(
    ['ballots', 'floor ms', 'close ms', 'close of each run', 'floor MiB', 'close MiB', 'record ms', 'record MiB'],
    sizes.map(({ ballots, floor, close, record }) => [
      ballots.toLocaleString('en'),
      shown(middle(floor, 'ms'), 1),
      shown(middle(close, 'ms'), 1),
      close.map(({ ms }) => ms.toFixed(0)).join(', '),
      shown(middle(floor, 'peakMiB')),
      shown(middle(close, 'peakMiB')),
      record ? shown(record.ms) : 'not as one text',
      shown(record && record.peakMiB),
    ]),
  );
