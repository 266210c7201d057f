import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Run } from './cast-over-http.ts';
import type { Scene } from './cast-scene.ts';
import { percentile } from './table.ts';

/**
 * The floor beside the service: the same function of the database, called by pgbench with nothing in front of it. Where there is
 * no pgbench the same statements are sent by bare clients of `pg`, which is another floor and is named so.
 */

const whoAmI = 'select member, account from bench_person where client = :client_id::integer';

const facts = `'{"account":"' || :account || '","ballot":"' || md5(:i::text) || md5(:i::text) || '","member":"' || :member || '","revision":' || :i || '}'`;

/** What the service's command sends for one ballot: digests and facts of the same size, made in SQL. */
const given = `:round::uuid, :lock::integer, :member::text, :account::uuid, md5(:client_id || ':' || :i)::text,
  sha256(convert_to(:member || :i, 'UTF8')), :i::integer, '\\x01010000'::bytea, false, decode(md5(:i::text), 'hex'),
  sha256(convert_to(:i || :member, 'UTF8')), 'Person of the bench', ${facts}, sha256(convert_to(${facts}, 'UTF8'))`;

const begin = `\\set i :i + 1\n\\if :i < 2\n${whoAmI} \\gset\n\\endif\n`;

/** One ballot, one call. */
const single = { sql: `select outcome, at, place from cast_ballot(${given})`, ballots: 1 };

const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

export const floorName = (): string => (hasPgbench() ? 'pgbench' : 'pg driver');

export interface FloorOptions {
  readonly clients: number;
  readonly seconds: number;
  /** Settings of the sessions, such as `-c synchronous_commit=off`. */
  readonly settings?: string;
}

/** Casts for some seconds straight into the database, and checks what was cast. */
export async function castInSql(scene: Scene, options: FloorOptions): Promise<Run> {
  const round = await scene.nextRound();
  const run = hasPgbench() ? await byPgbench(scene, round, options) : await byDriver(scene, round, options);
  await scene.check(round.id, run.done);
  const { clients, seconds } = options;
  const { done, times } = run;
  const rate = run.rate ?? done / seconds;
  return { clients, rate, p50: percentile(times, 50), p99: percentile(times, 99), cpu: NaN };
}

interface Counted {
  readonly done: number;
  readonly rate?: number;
  readonly times: number[];
}

const urlOf = (scene: Scene): string => scene.deps.config.DATABASE_URL ?? '';

async function byPgbench(
  scene: Scene,
  { id, lock }: { id: string; lock: number },
  { clients, seconds, settings = '' }: FloorOptions,
): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cast-'));
  try {
    const script = join(folder, 'cast.sql');
    // A statement of pgbench ends with its line unless the semicolon is awaited.
    writeFileSync(script, `${begin}${single.sql.replaceAll('\n', ' ')};\n`);
    const options = [
      '-D',
      'i=0',
      '-D',
      `round=${id}`,
      '-D',
      `lock=${lock}`,
      '-c',
      `${clients}`,
      '-j',
      '1',
      '-T',
      `${seconds}`,
    ];
    const log = ['-l', `--log-prefix=${join(folder, 'log')}`];
    const { stdout } = await promisify(execFile)(
      'pgbench',
      ['-n', '-M', 'prepared', '-f', script, ...options, ...log, urlOf(scene)],
      { env: { ...process.env, PGOPTIONS: settings }, maxBuffer: 1 << 24 },
    );
    const done = Number(/transactions actually processed: (\d+)/.exec(stdout)?.[1]);
    const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    if (failed > 0) throw new Error(stdout);
    const logs = readdirSync(folder).filter((name) => name.startsWith('log'));
    const times = logs.flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => Number(line.split(' ')[2]) / 1000),
    );
    return { done, rate, times };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `:name` as `$1`, with the values in the order of the names. */
function positional(text: string): { text: string; names: string[] } {
  const names: string[] = [];
  const numbered = text.replaceAll(/(?<!:):([a-z_]\w*)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}::text`;
  });
  return { text: numbered, names };
}

async function byDriver(
  scene: Scene,
  { id, lock }: { id: string; lock: number },
  { clients, seconds, settings = '' }: FloorOptions,
): Promise<Counted> {
  const people = positional(whoAmI);
  const { text, names } = positional(single.sql);
  const times: number[] = [];
  const work = async (client: number): Promise<void> => {
    const connection = new Client({ connectionString: urlOf(scene), options: settings });
    await connection.connect();
    const { rows } = await connection.query<Record<string, string>>(people.text, [client]);
    const end = performance.now() + seconds * 1000;
    for (let i = 1; performance.now() < end; i++) {
      const known: Record<string, string | undefined> = {
        ...rows[0],
        round: id,
        lock: `${lock}`,
        i: `${i}`,
        client_id: `${client}`,
      };
      const began = performance.now();
      await connection.query({ name: 'cast', text, values: names.map((name) => known[name]) });
      times.push(performance.now() - began);
    }
    await connection.end();
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  return { done: times.length, times };
}
