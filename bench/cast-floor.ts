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

/** So many ballots in the one call of the largest floor. */
const together = 32;

const bytea = (text: string): string => `'\\x' || encode(${text}, 'hex')`;

const factsOf = (account: string, member: string): string =>
  `'{"account":"' || ${account} || '","ballot":"' || md5(:i::text) || md5(:i::text) || '","member":"' || ${member} || '","revision":' || :i || '}'`;

/** The same ballot for each of some Members, as the service hands a batch over. */
const batch = `select count(*) from cast_ballots(:round::uuid, :lock::integer, (
  select jsonb_agg(jsonb_build_object('number', client, 'member', member, 'account', account, 'key', md5(client || ':' || :i),
    'request_hash', ${bytea(`sha256(convert_to(member || :i, 'UTF8'))`)}, 'revision', :i::integer, 'marks', '\\x01010000',
    'abstains', false, 'nonce', '\\x' || md5(:i::text), 'ballot_hash', ${bytea(`sha256(convert_to(:i || member, 'UTF8'))`)},
    'name', 'Person of the bench', 'facts', ${factsOf('account', 'member')},
    'facts_hash', ${bytea(`sha256(convert_to(${factsOf('account', 'member')}, 'UTF8'))`)}))
  from bench_person where client < ${together}))`;

/** The steps of the function as statements of their own, each a round trip: what the function is there to save. */
const steps = [
  'begin',
  'select pg_advisory_xact_lock_shared(8101, :lock::integer)',
  `select pg_advisory_xact_lock(hashtextextended(:round::text || :member::text, 8102))`,
  `select request_hash from cast_request where round_id = :round::uuid and account_id = :account::uuid and key = md5(:client_id || ':' || :i)`,
  'select state, closes_at, consult_clock() from round where id = :round::uuid',
  'select coalesce(max(revision), 0) from ballot where round_id = :round::uuid and member_code = :member::text',
  'select position + 1 as place from round_head where round_id = :round::uuid for update \\gset',
  'update round_head set position = :place::bigint, hash = sha256(hash) where round_id = :round::uuid',
  `insert into round_event (round_id, position, kind, at, account_id, facts, facts_hash, previous, hash)
    select :round::uuid, :place::bigint, 2, consult_clock(), :account::uuid, ${facts}, sha256(convert_to(${facts}, 'UTF8')), hash, hash
    from round_head where round_id = :round::uuid`,
  `insert into ballot (round_id, member_code, revision, marks, abstains, nonce, ballot_hash, cast_by, cast_by_name, accepted_at, position)
    values (:round::uuid, :member::text, :i::integer, '\\x01010000', false, decode(md5(:i::text), 'hex'),
      sha256(convert_to(:i || :member, 'UTF8')), :account::uuid, 'Person of the bench', consult_clock(), :place::bigint)`,
  `insert into cast_request (round_id, account_id, key, request_hash, member_code, revision)
    values (:round::uuid, :account::uuid, md5(:client_id || ':' || :i), sha256(convert_to(:member || :i, 'UTF8')), :member::text, :i::integer)`,
  'commit',
];

/** One ballot and one call; many ballots and one call; one ballot and a call for each step. */
const ways = {
  single: { statements: [`select outcome, at, place from cast_ballot(${given})`], ballots: 1 },
  batch: { statements: [batch], ballots: together },
  steps: { statements: steps, ballots: 1 },
} as const;

const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

export const floorName = (): string => (hasPgbench() ? 'pgbench' : 'pg driver');

export interface FloorOptions {
  readonly clients: number;
  readonly seconds: number;
  readonly way?: keyof typeof ways;
  /** Settings of the sessions, such as `-c synchronous_commit=off`. */
  readonly settings?: string;
}

/** Casts for some seconds straight into the database, and checks what was cast. */
export async function castInSql(scene: Scene, options: FloorOptions): Promise<Run> {
  const round = await scene.nextRound();
  const run = hasPgbench() ? await byPgbench(scene, round, options) : await byDriver(scene, round, options);
  const { clients, seconds, way = 'single' } = options;
  const { ballots } = ways[way];
  await scene.check(round.id, run.done * ballots);
  const { done, times } = run;
  const rate = (run.rate ?? done / seconds) * ballots;
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
  { clients, seconds, way = 'single', settings = '' }: FloorOptions,
): Promise<Counted> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-cast-'));
  try {
    const script = join(folder, 'cast.sql');
    // A statement of pgbench ends at its semicolon, or at \\gset.
    const lines = ways[way].statements.map(
      (text) => text.replaceAll(/\s*\n\s*/g, ' ') + (text.endsWith('gset') ? '' : ';'),
    );
    writeFileSync(script, `${begin}${lines.join('\n')}\n`);
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
  { clients, seconds, way = 'single', settings = '' }: FloorOptions,
): Promise<Counted> {
  const people = positional(whoAmI);
  const { text, names } = positional(ways[way].statements.join(';'));
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
