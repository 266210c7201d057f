import { parseArgs } from 'node:util';
import { spawnService } from '#tests/support/spawn-service.ts';
import { castInSql, floorName } from './cast-floor.ts';
import { askFor, type Caster, castAtOnce, castFor, type Run, signInAll } from './cast-over-http.ts';
import { makeScene, type Scene } from './cast-scene.ts';
import { startDurable } from './postgres.ts';
import { load, machine, markdown, median, publish, shown, type Target, targetTable } from './table.ts';

const sizes = [1, 8, 32, 64] as const;

/** All runs of one party at one number of clients. */
interface Line {
  readonly who: string;
  readonly clients: number;
  readonly runs: Run[];
}

const middle = ({ runs }: Line, of: 'rate' | 'p50' | 'p99' | 'cpu'): number => median(runs.map((run) => run[of]));

/** Casts of one kind that are not part of the table by clients. */
interface Others {
  /** The floor by batches of one client, and by one statement a step. */
  readonly batch: Run[];
  readonly steps: Run[];
  /** The floor that does not wait for the disk; the service with 5 ms planted in front of it, and without. */
  readonly unsynced: Run[];
  readonly delayed: Run[];
  readonly prompt: Run[];
  /** Milliseconds from the start to the last receipt when all cast at once, one ballot each. */
  readonly atOnce: number[];
  /** Microseconds of the server's processor for a request that only says who is signed in. */
  readonly bareCpu: number;
}

/**
 * Casts over HTTP beside the same function called straight in the database. Runs alternate, and each is void unless what was
 * acknowledged, the rows and the chain agree. `--quick` is for trying.
 */
export async function benchCast(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [pairs, seconds, room] = values.quick ? [1, 2, 64] : [3, 5, 200];
  const postgres = await startDurable();
  try {
    const scene = await makeScene(postgres.url, room);
    const service = await spawnService({ DATABASE_URL: postgres.url, TRUST_PROXY: 'true' });
    try {
      const casters = await signInAll(service.address, scene, room);
      const lines = await compare(scene, casters, service.pid, { pairs, seconds });
      const others = await compareOthers(scene, casters, service.pid, { pairs, seconds });
      const targets = targetsOf(lines, others, room);
      const text = [
        `${machine()}, ${load()}. ${postgres.described}.`,
        tableOf(lines),
        targetTable(targets),
        controlsOf(lines, others),
      ].join('\n\n');
      publish('cast', text, { postgres: postgres.described, lines, others, targets }, values);
      for (const { line } of casters) line.close();
    } finally {
      await service.stop();
      await scene.close();
    }
  } finally {
    await postgres.stop();
  }
}

async function compare(
  scene: Scene,
  casters: readonly Caster[],
  pid: number,
  { pairs, seconds }: { pairs: number; seconds: number },
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const clients of sizes) {
    const floor: Line = { who: floorName(), clients, runs: [] };
    const ours: Line = { who: 'service', clients, runs: [] };
    for (let pair = 0; pair < pairs; pair++) {
      floor.runs.push(await castInSql(scene, { clients, seconds }));
      ours.runs.push(await castFor(casters, scene, { clients, seconds, pid }));
      process.stderr.write('.');
    }
    lines.push(floor, ours);
  }
  process.stderr.write('\n');
  return lines;
}

async function compareOthers(
  scene: Scene,
  casters: readonly Caster[],
  pid: number,
  { pairs, seconds }: { pairs: number; seconds: number },
): Promise<Others> {
  const others = { batch: [] as Run[], steps: [] as Run[], unsynced: [] as Run[], atOnce: [] as number[] };
  for (let pair = 0; pair < pairs; pair++) {
    others.batch.push(await castInSql(scene, { clients: 1, seconds, way: 'batch' }));
    others.atOnce.push(await castAtOnce(scene, casters));
    others.unsynced.push(await castInSql(scene, { clients: 1, seconds, settings: '-c synchronous_commit=off' }));
    if (floorName() === 'pgbench') others.steps.push(await castInSql(scene, { clients: 8, seconds, way: 'steps' }));
    process.stderr.write('.');
  }
  const bareCpu = await askFor(casters, { clients: 32, seconds, pid });
  const compared = await compareDelayed(scene, casters, pid, { pairs, seconds });
  process.stderr.write('\n');
  return { ...others, ...compared, bareCpu };
}

/** The service again, with 5 ms planted before each request: whoever cannot see them in the middle measures something else. */
async function compareDelayed(
  scene: Scene,
  casters: readonly Caster[],
  pid: number,
  { pairs, seconds }: { pairs: number; seconds: number },
): Promise<Pick<Others, 'delayed' | 'prompt'>> {
  const plant = new URL('./plant-delay.ts', import.meta.url).href;
  const url = scene.deps.config.DATABASE_URL ?? '';
  const service = await spawnService({ DATABASE_URL: url, TRUST_PROXY: 'true', NODE_OPTIONS: `--import=${plant}` });
  try {
    const late = await signInAll(service.address, scene, 1);
    const compared = { delayed: [] as Run[], prompt: [] as Run[] };
    for (let pair = 0; pair < pairs; pair++) {
      compared.prompt.push(await castFor(casters, scene, { clients: 1, seconds, pid }));
      compared.delayed.push(await castFor(late, scene, { clients: 1, seconds, pid: service.pid }));
    }
    for (const { line } of late) line.close();
    return compared;
  } finally {
    await service.stop();
  }
}

function targetsOf(lines: readonly Line[], { batch, atOnce, bareCpu }: Others, room: number): Target[] {
  const of = (who: string, clients: number): Line =>
    lines.find((line) => line.who === who && line.clients === clients)!;
  const floor = of(floorName(), 1);
  const full = of('service', 64);
  const eight = of('service', 8);
  const batches = median(batch.map(({ rate }) => rate));
  const name = floorName();
  return [
    {
      what: `ballots/s of 64 clients ÷ ${name}, 1 client`,
      ratio: middle(full, 'rate') / middle(floor, 'rate'),
      must: 1.2,
      aim: 2,
    },
    { what: `the same ÷ ${name} by batches of 32`, ratio: middle(full, 'rate') / batches, must: 0.25, aim: 0.45 },
    {
      what: `p99 of 8 clients ÷ ${name}, 8 clients`,
      ratio: middle(eight, 'p99') / middle(of(name, 8), 'p99'),
      must: 1,
      aim: 0.4,
      most: true,
    },
    {
      what: `last receipt of ${room} at once ÷ (${room} ÷ ${name} by batches)`,
      ratio: median(atOnce) / ((room / batches) * 1000),
      must: 10,
      aim: 4,
      most: true,
    },
    {
      what: 'server CPU of a cast, 64 clients ÷ of asking who is signed in',
      ratio: middle(full, 'cpu') / bareCpu,
      must: 4,
      aim: 2.2,
      most: true,
    },
  ];
}

/** What must come out if the figures mean what they say. */
function controlsOf(lines: readonly Line[], { unsynced, steps, delayed, prompt }: Others): string {
  const floor = (clients: number): number =>
    middle(
      lines.find((line) => line.who === floorName() && line.clients === clients)!,
      'rate',
    );
  const of = (runs: readonly Run[], what: 'rate' | 'p50') => median(runs.map((run) => run[what]));
  const rows = [
    ['without waiting for the disk ÷ with it, 1 client', shown(of(unsynced, 'rate') / floor(1), 2), '≥ 1.5'],
    ['5 ms planted in the server: p50 moves by, ms', shown(of(delayed, 'p50') - of(prompt, 'p50'), 1), '≥ 4'],
  ];
  if (steps.length > 0)
    rows.push([
      'a round trip for each step ÷ one function, 8 clients',
      shown(of(steps, 'rate') / floor(8), 2),
      '≤ 0.5',
    ]);
  return markdown(['control', 'found', 'must'], rows);
}

function tableOf(lines: readonly Line[]): string {
  const head = ['clients', 'who', 'ballots/s', 'p50 ms', 'p99 ms', 'server CPU us', 'ballots/s of each run'];
  return markdown(
    head,
    lines.map((line) => [
      `${line.clients}`,
      line.who,
      shown(middle(line, 'rate')),
      shown(middle(line, 'p50'), 1),
      shown(middle(line, 'p99'), 1),
      Number.isNaN(middle(line, 'cpu')) ? '' : shown(middle(line, 'cpu')),
      line.runs.map(({ rate }) => rate.toFixed(0)).join(', '),
    ]),
  );
}
