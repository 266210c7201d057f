import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { spawnService } from '#tests/support/spawn-service.ts';
import { type Caster, castOne, signInAll } from './cast-over-http.ts';
import { anAddress, makeScene, type Scene } from './cast-scene.ts';
import { startDurable } from './postgres.ts';
import { load, machine, markdown, median, publish, shown, type Target, targetTable } from './table.ts';
import { Watchers } from './watchers.ts';

/** How often the service looks at the heads of the chains (server/rounds/watch-rounds.ts): a change waits half of it on average. */
const interval = 250;
const casting = 8;

interface Line {
  readonly watchers: number;
  /** kB of the server's memory for each of them. */
  readonly each: number;
  /** Milliseconds from the acknowledgement of a ballot to the last watcher, and from the first watcher to the last. */
  readonly toLast: number[];
  readonly spread: number[];
  /** From the command to the last watcher, by the bare server. */
  readonly floor: number[];
  /** Ballots a second while they watch, and without any. */
  readonly rate: number[];
  readonly alone: number[];
}

/**
 * Opens event streams and casts: memory of each stream, time until the last has been told, what the fan-out takes from casting;
 * beside it a bare server that writes one buffer to as many sockets.
 */
export async function benchWatch(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [sizes, runs, seconds] = values.quick ? [[200], 2, 2] : [[2_000, 10_000], 5, 4];
  const postgres = await startDurable();
  try {
    const scene = await makeScene(postgres.url, 64);
    const lines: Line[] = [];
    for (const size of sizes) {
      lines.push(await measureAnew(scene, size, runs, seconds));
      process.stderr.write('.');
    }
    process.stderr.write('\n');
    const targets = lines.flatMap(targetsOf);
    const text = [`${machine()}, ${load()}. ${postgres.described}.`, tableOf(lines), targetTable(targets)].join('\n\n');
    publish('watch', text, { postgres: postgres.described, lines, targets }, values);
    await scene.close();
  } finally {
    await postgres.stop();
  }
}

/** By a service that has just begun: one that has had watchers before keeps their memory for those to come. */
async function measureAnew(scene: Scene, size: number, runs: number, seconds: number): Promise<Line> {
  const service = await spawnService({ DATABASE_URL: scene.deps.config.DATABASE_URL ?? '', TRUST_PROXY: 'true' });
  try {
    const { address, pid } = service;
    const casters = await signInAll(address, scene, 64);
    const watched: Watched = { casters, round: (await scene.nextRound()).id, address, pid, revisions: new Map() };
    const line = await measure(watched, size, runs, seconds);
    const cast = [...watched.revisions.values()].reduce((sum, revision) => sum + revision, 0);
    await scene.check(watched.round, cast);
    for (const { line: open } of casters) open.close();
    return line;
  } finally {
    await service.stop();
  }
}

interface Watched {
  readonly casters: readonly Caster[];
  readonly round: string;
  readonly address: string;
  readonly pid: number;
  /** How many ballots each caster has cast in the round that is watched. */
  readonly revisions: Map<Caster, number>;
}

async function castNext(watched: Watched, caster: Caster, from: string): Promise<void> {
  const revision = watched.revisions.get(caster) ?? 0;
  await castOne(caster, watched.round, from, revision);
  watched.revisions.set(caster, revision + 1);
}

async function measure(watched: Watched, size: number, runs: number, seconds: number): Promise<Line> {
  const line: Line = { watchers: size, each: 0, toLast: [], spread: [], floor: [], rate: [], alone: [] };
  // One process may hold only so many sockets, so the bare ones come before and after those of the service.
  const castAlone = async () => {
    const floor = await startFloor(size);
    for (let run = 0; run * 2 < runs; run++) {
      line.floor.push(await floor.fanOut());
      line.alone.push(await rateOf(watched, seconds));
    }
    floor.close();
  };
  await castAlone();
  const before = residentKilobytes(watched.pid);
  const watchers = new Watchers();
  await watchers.open(size, watched.address, (at) => requestOf(watched, at));
  // What was cast before they came has been told when the next looks have passed.
  await sleep(4 * interval);
  const each = (residentKilobytes(watched.pid) - before) / size;
  for (let run = 0; run < runs; run++) {
    const told = watchers.next();
    await castNext(watched, watched.casters[0]!, anAddress());
    const acknowledged = performance.now();
    const arrivals = await told;
    line.toLast.push(arrivals.at(-1)! - acknowledged);
    line.spread.push(arrivals.at(-1)! - arrivals[0]!);
    line.rate.push(await rateOf(watched, seconds));
    await sleep(4 * interval);
  }
  watchers.close();
  await sleep(4 * interval);
  await castAlone();
  return { ...line, each };
}

const requestOf = ({ round, casters }: Watched, at: number): string =>
  `GET /api/rounds/${round}/events HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${anAddress()}\r\n` +
  `cookie: ${casters[at % casters.length]!.cookie}\r\n\r\n`;

/** Ballots a second of a few casters in the round that is watched. */
async function rateOf(watched: Watched, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let cast = 0;
  await Promise.all(
    watched.casters.slice(0, casting).map(async (caster) => {
      const from = anAddress();
      while (performance.now() < end) {
        await castNext(watched, caster, from);
        cast += 1;
      }
    }),
  );
  return cast / seconds;
}

async function startFloor(size: number): Promise<{ fanOut(): Promise<number>; close(): void }> {
  const child = fork(join(import.meta.dirname, 'watch-floor.ts'));
  const [{ port }] = (await once(child, 'message')) as [AddressInfo];
  const watchers = new Watchers();
  await watchers.open(size, `http://127.0.0.1:${port}`, () => 'GET / HTTP/1.1\r\n\r\n');
  // As long as what the service sends.
  const text = `event: round\nid: 1\ndata: ${'x'.repeat(600)}\n\n`;
  return {
    fanOut: async () => {
      const told = watchers.next();
      const began = performance.now();
      child.send(text);
      return (await told).at(-1)! - began;
    },
    close: () => {
      watchers.close();
      child.disconnect();
    },
  };
}

function residentKilobytes(pid: number): number {
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(resident ?? NaN);
}

function targetsOf({ watchers, each, spread, floor, rate, alone }: Line): Target[] {
  const many = watchers.toLocaleString('en');
  const large = watchers > 5_000;
  const ratio = median(spread) / median(floor);
  return [
    { what: `${many}: first to last ÷ bare sockets`, ratio, must: 2, aim: 1.4, most: true },
    { what: `${many}: kB of each`, ratio: each, must: 30, aim: 20, most: true },
    {
      what: `${many}: ballots/s with them ÷ without`,
      ratio: median(rate) / median(alone),
      must: large ? 0.5 : 0.9,
      aim: large ? 0.7 : 0.97,
    },
  ];
}

const tableOf = (lines: readonly Line[]): string =>
  markdown(
    [
      'watchers',
      'kB each',
      'commit to last ms',
      'first to last ms',
      'bare sockets ms',
      'ballots/s with',
      'without',
      'first to last, each run',
    ],
    lines.map(({ watchers, each, toLast, spread, floor, rate, alone }) => [
      watchers.toLocaleString('en'),
      shown(each, 1),
      shown(median(toLast)),
      shown(median(spread)),
      shown(median(floor)),
      shown(median(rate)),
      shown(median(alone)),
      spread.map((ms) => ms.toFixed(0)).join(', '),
    ]),
  );
