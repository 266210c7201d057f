import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openConnection } from '#server/db/connection.ts';
import { migrate } from '#server/db/migrate.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { startFaultProxy } from '#tests/support/fault-proxy.ts';
import { makeRound } from '#tests/support/make-round.ts';
import { createDatabase, dropDatabase, type PostgresServer, startPostgres } from '#tests/support/postgres.ts';
import { spawnService } from '#tests/support/spawn-service.ts';
import { askInside, askOver, manyAddresses } from '#tests/stress/ask.ts';
import { chance } from '#tests/stress/chance.ts';
import { devicesGround, tryDevices } from '#tests/stress/devices.ts';
import { faultyLine } from '#tests/stress/faulty-line.ts';
import * as kills from '#tests/stress/kills.ts';
import { acknowledgedOf, balance, castOn, votersOf } from '#tests/stress/ledger.ts';
import { raceClose, raceGround } from '#tests/stress/race-close.ts';
import { raceExtension } from '#tests/stress/race-extension.ts';
import { openRepeatableRead, spoil, withoutAssertion, withoutLock, withoutSecondLines } from '#tests/stress/spoil.ts';
import { load, machine, markdown, publish } from './table.ts';

/** One line of the table. A control is broken on purpose: where nothing goes wrong in it, the trials beside it show nothing. */
interface Line {
  readonly what: string;
  readonly asked: number;
  readonly tried: number;
  readonly unit: string;
  readonly acknowledged: number;
  readonly lost: number;
  readonly late: number;
  readonly doubled: number;
  readonly faults: readonly string[];
  readonly isControl?: boolean;
  readonly seconds?: number;
}

/** Tries so many, for as long as the clock allows. */
type Trial = (count: number, enough: () => boolean) => Promise<Omit<Line, 'what' | 'asked'>>;

const env = { SESSION_SECRET: randomBytes(32).toString('base64url'), ...manyAddresses };
const nothing = { lost: 0, late: 0, doubled: 0 };

async function inDatabase<T>(
  { url }: PostgresServer,
  work: (test: TestApp, address: string) => Promise<T>,
): Promise<T> {
  const name = `soak_${randomBytes(6).toString('hex')}`;
  const address = await createDatabase(url, name);
  const connection = await openConnection({ databaseUrl: address, poolSize: 24 });
  await migrate(connection);
  const test = await testApp({ connection, env });
  try {
    return await work(test, address);
  } finally {
    await test.close();
    await dropDatabase(url, name);
  }
}

async function inTwoProcesses<T>(
  postgres: PostgresServer,
  work: (test: TestApp, asks: ReturnType<typeof askOver>[]) => Promise<T>,
): Promise<T> {
  return inDatabase(postgres, async (test, address) => {
    const services = await Promise.all([1, 2].map(() => spawnService({ ...env, DATABASE_URL: address })));
    try {
      return await work(
        test,
        services.map((service) => askOver(() => service.address)),
      );
    } finally {
      for (const service of services) await service.stop();
    }
  });
}

/** A database does not grow beyond this many trials. */
const chunk = 5_000;

const races =
  (postgres: PostgresServer): Trial =>
  async (count, enough) => {
    const sum = { ...nothing, tried: 0, acknowledged: 0, faults: [] as string[] };
    for (let seed = 1; sum.tried < count && !enough(); seed += chunk) {
      const size = Math.min(chunk, count - sum.tried);
      const race = await inDatabase(postgres, async (test) =>
        raceClose(await raceGround(test), { count: size, seed, enough }),
      );
      for (const figure of ['acknowledged', 'lost', 'late'] as const) sum[figure] += race[figure];
      sum.tried += race.trials;
      sum.faults.push(...race.faults);
    }
    return { ...sum, unit: 'races of 4 ballots' };
  };

const racesOfTwo =
  (postgres: PostgresServer): Trial =>
  (count, enough) =>
    inTwoProcesses(postgres, async (test, casting) => {
      const race = await raceClose(await raceGround(test, { casting }), { count, seed: 2, enough });
      return { ...nothing, ...race, tried: race.trials, unit: 'races of 4 ballots' };
    });

const devices =
  (postgres: PostgresServer): Trial =>
  (count, enough) =>
    inDatabase(postgres, async (test) => {
      const found = await tryDevices(await devicesGround(test), { count, seed: 3, enough });
      return { ...nothing, ...found, tried: found.trials, unit: 'delegations of 4 devices' };
    });

const extensions =
  (postgres: PostgresServer): Trial =>
  (count, enough) =>
    inDatabase(postgres, async (test) => {
      const { extended, tooLate, faults } = await raceExtension(test, { count, seed: 4, enough });
      return {
        ...nothing,
        tried: extended + tooLate,
        acknowledged: 0,
        faults,
        unit: `extensions (${extended} in time)`,
      };
    });

const faultyLines =
  (postgres: PostgresServer): Trial =>
  (count, enough) =>
    inDatabase(postgres, async (test) => {
      const { port } = new URL(await test.app.listen({ host: '127.0.0.1', port: 0 }));
      const proxy = await startFaultProxy(Number(port));
      const ask = faultyLine(
        askOver(() => `http://127.0.0.1:${proxy.port}`, 2),
        proxy,
        chance(5),
      );
      const round = await makeRound(test, { members: 24 });
      const voters = await votersOf(test, round);
      const isDone = () => acknowledgedOf(voters) >= count || enough();
      const wrong = await Promise.all(
        voters.map((voter) => castOn(ask, round.id, [voter], () => isDone() && !voter.pending)),
      );
      const found = await balance(test.db, round.id, voters);
      await proxy.close();
      const acknowledged = acknowledgedOf(voters);
      return {
        ...found,
        late: 0,
        tried: acknowledged,
        acknowledged,
        faults: [...wrong.flat(), ...found.wrong],
        unit: 'ballots',
      };
    });

const killing =
  (scene: kills.Scene, strike: kills.Strike): Trial =>
  async (count, enough) => {
    const found = await kills.castThroughKills(scene, strike, { kills: count, between: 10, enough });
    return { ...found, late: 0, tried: found.kills, faults: found.wrong, unit: 'kills' };
  };

/** Each ends with the first ballot gone wrong. */
const controls = (postgres: PostgresServer): Readonly<Record<string, Trial>> => ({
  'cast against close, without the lock': (count) =>
    inDatabase(postgres, async (test) => {
      await withoutLock(test.db);
      const race = await raceClose(await raceGround(test), {
        count,
        seed: 6,
        enough: ({ lost, late }) => lost + late > 0,
      });
      return { ...nothing, ...race, tried: race.trials, unit: 'races of 4 ballots' };
    }),
  'cast against close, at REPEATABLE READ': (count) =>
    inDatabase(postgres, async (test, address) => {
      await withoutAssertion(test.db);
      await withoutSecondLines(test.db);
      const snapshots = await testApp({ connection: openRepeatableRead(address), env });
      const ground = { ...(await raceGround(test)), casting: [askInside(snapshots)] };
      const race = await raceClose(ground, { count, seed: 7, enough: ({ lost, late }) => lost + late > 0 });
      await snapshots.close();
      return { ...nothing, ...race, tried: race.trials, unit: 'races of 4 ballots' };
    }),
  'many devices, where a key is not looked for': (count) =>
    inDatabase(postgres, async (test) => {
      await spoil(test.db, 'if found then', 'if false then');
      const found = await tryDevices(await devicesGround(test), { count: Math.min(count, 10), seed: 8 });
      return { ...nothing, ...found, tried: found.trials, unit: 'delegations of 4 devices' };
    }),
  'PostgreSQL killed, with `synchronous_commit` off': async () => {
    const losing = await startPostgres({ fsync: true, settings: kills.losing });
    try {
      const found = await kills.killWithoutSync(losing);
      return { ...found, late: 0, tried: 1, faults: found.wrong, unit: 'kills' };
    } finally {
      await losing.stop();
    }
  },
});

/**
 * Everything that could lose, double or let in a ballot, tried for as long as is given: `npm run soak -- --minutes 30`. `--write PAGE`
 * puts the table into a page.
 */
export async function benchSoak(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      write: { type: 'string' },
      minutes: { type: 'string', default: '30' },
    },
  });
  const minutes = Number(values.minutes);
  const lines: Line[] = [];
  const attempt = async (what: string, asked: number, share: number, trial: Trial, isControl = false) => {
    process.stderr.write(`${what} …\n`);
    const began = Date.now();
    const enough = () => Date.now() - began > minutes * 60_000 * share;
    lines.push({ what, asked, ...(await trial(asked, enough)), isControl, seconds: (Date.now() - began) / 1000 });
  };
  const postgres = await startPostgres();
  const durable = await startPostgres({ fsync: true });
  const folder = await mkdtemp(join(tmpdir(), 'consult-soak-'));
  try {
    const onPostgres = kills.postgresScene(durable);
    const embedded = kills.embeddedScene(join(folder, 'database'));
    await attempt(
      'the server on PostgreSQL is killed while delegations cast',
      500,
      0.18,
      killing(onPostgres, kills.killServer(onPostgres)),
    );
    await attempt(
      'PostgreSQL is killed while delegations cast',
      500,
      0.22,
      killing(onPostgres, kills.killDatabase(durable)),
    );
    await attempt(
      'the server on the embedded database is killed',
      100,
      0.06,
      killing(embedded, kills.killServer(embedded)),
    );
    await attempt('cast against close', 100_000, 0.34, races(postgres));
    await attempt('cast against close, two processes', 10_000, 0.07, racesOfTwo(postgres));
    await attempt('one delegation on many devices, with lost replies', 10_000, 0.07, devices(postgres));
    await attempt('an extension in the last moment, against 4 ballots', 5_000, 0.03, extensions(postgres));
    await attempt('lines that are reset, cut, silent or slow', 5_000, 0.03, faultyLines(postgres));
    for (const [what, control] of Object.entries(controls(postgres))) await attempt(what, 2_000, 1, control, true);
  } finally {
    await durable.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
  publish('soak', `${machine()}, ${load()}; ${minutes} minutes allowed.\n\n${tableOf(lines)}`, { lines }, values);
  if (lines.some(isBad)) process.exitCode = 1;
}

const sumOf = ({ lost, late, doubled, faults }: Line): number => lost + late + doubled + faults.length;
const isBad = (line: Line): boolean => (line.isControl ? sumOf(line) === 0 : sumOf(line) > 0);

const tableOf = (lines: readonly Line[]): string =>
  [false, true]
    .map((controlled) =>
      markdown(
        [
          controlled ? 'control, which must go wrong' : 'what was tried',
          'how many',
          'asked for',
          'ballots acknowledged',
          'lost',
          'late',
          'doubled',
          'other faults',
          'seconds',
          '',
        ],
        lines
          .filter(({ isControl }) => isControl === controlled)
          .map((line) => [
            line.what,
            `${line.tried.toLocaleString('en')} ${line.unit}`,
            controlled ? 'the first' : line.asked.toLocaleString('en'),
            line.acknowledged === 0 ? '–' : line.acknowledged.toLocaleString('en'),
            ...[line.lost, line.late, line.doubled, line.faults.length].map(String),
            (line.seconds ?? 0).toFixed(0),
            isBad(line) ? 'WRONG' : controlled ? 'goes wrong' : 'holds',
          ]),
      ),
    )
    .join('\n\n');
