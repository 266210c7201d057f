import { parseArgs } from 'node:util';
import { spawnService } from '#tests/support/spawn-service.ts';
import { castInSql, floorName } from './cast-floor.ts';
import { type Caster, castFor, type Run, signInAll } from './cast-over-http.ts';
import { makeScene, type Scene } from './cast-scene.ts';
import { startDurable } from './postgres.ts';
import { load, machine, markdown, median, publish, shown } from './table.ts';

const sizes = [1, 8, 32, 64] as const;

/** All runs of one party at one number of clients. */
interface Line {
  readonly who: string;
  readonly clients: number;
  readonly runs: Run[];
}

const middle = ({ runs }: Line, of: 'rate' | 'p50' | 'p99' | 'cpu'): number => median(runs.map((run) => run[of]));

export async function benchCast(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const [pairs, seconds] = values.quick ? [1, 2] : [3, 5];
  const postgres = await startDurable();
  try {
    const scene = await makeScene(postgres.url, 200);
    const service = await spawnService({ DATABASE_URL: postgres.url, TRUST_PROXY: 'true' });
    try {
      const casters = await signInAll(service.address, scene, values.quick ? 64 : 200);
      const lines = await compare(scene, casters, service.pid, { pairs, seconds });
      const text = [`${machine()}, ${load()}. ${postgres.described}.`, tableOf(lines)].join('\n\n');
      publish('cast', text, { postgres: postgres.described, lines }, values);
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
