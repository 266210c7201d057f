import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Connection, openConnection } from '#server/db/connection.ts';
import { migrate } from '#server/db/migrate.ts';
import { testApp } from '#tests/support/app.ts';
import { makeRound } from '#tests/support/make-round.ts';
import type { PostgresServer } from '#tests/support/postgres.ts';
import { type SpawnedService, spawnService } from '#tests/support/spawn-service.ts';
import { askOver, manyAddresses } from './ask.ts';
import { acknowledgedOf, balance, type Balance, castOn, type Voter, votersOf } from './ledger.ts';

/** Processes die while delegations cast. Every acknowledged ballot must be there once afterwards. */
export interface Kills extends Balance {
  readonly kills: number;
  readonly acknowledged: number;
}

export interface Scene {
  readonly env: Readonly<Record<string, string>>;
  readonly open: () => Promise<Connection>;
}

export type Strike = (service: SpawnedService) => Promise<SpawnedService>;

const secret = () => randomBytes(32).toString('base64url');
const lanes = 6;
const members = 24;

export const embeddedScene = (dataDir: string): Scene => ({
  env: { DATA_DIR: dataDir, SESSION_SECRET: secret(), ...manyAddresses },
  open: () => openConnection({ dataDir }),
});

export const postgresScene = ({ url }: PostgresServer): Scene => ({
  env: { DATABASE_URL: url, SESSION_SECRET: secret(), ...manyAddresses },
  open: () => openConnection({ databaseUrl: url }),
});

/** The server dies, and another one starts. */
export const killServer =
  ({ env }: Scene): Strike =>
  async (service) => {
    await service.kill9();
    return spawnService(env);
  };

/** PostgreSQL dies with all its processes, and starts again. */
export const killDatabase =
  (postgres: PostgresServer): Strike =>
  async (service) => {
    await postgres.kill9();
    await postgres.restart();
    return service;
  };

/** A round and its voters, made before the service starts; it knows their sessions since it shares the secret. */
async function prepare({ env, open }: Scene): Promise<{ round: string; voters: Voter[] }> {
  const connection = await open();
  await migrate(connection);
  const test = await testApp({ connection, env: { SESSION_SECRET: env.SESSION_SECRET! } });
  const round = await makeRound(test, { members });
  const voters = await votersOf(test, round);
  await test.close();
  return { round: round.id, voters };
}

export interface KillOptions {
  readonly kills: number;
  /** Ballots that are acknowledged between two blows, at least. */
  readonly between: number;
  readonly enough?: () => boolean;
}

/** Lets everybody cast while `strike` kills something, again and again; then looks. */
export async function castThroughKills(scene: Scene, strike: Strike, options: KillOptions): Promise<Kills> {
  const { kills, between, enough = () => false } = options;
  const { round, voters } = await prepare(scene);
  let service = await spawnService(scene.env);
  let stop = false;
  // After the last kill a lane ends with nothing pending; if a reply never comes, it ends all the same.
  let lastMoment = Infinity;
  const ask = askOver(() => service.address, 5);
  const casting = Array.from({ length: lanes }, (_, lane) => {
    const own = voters.filter((_voter, at) => at % lanes === lane);
    const ended = () => (stop && own.every(({ pending }) => !pending)) || Date.now() > lastMoment;
    return castOn(ask, round, own, ended);
  });
  let struck = 0;
  try {
    for (; struck < kills && !enough(); struck++) {
      await untilCast(voters, between + randomInt(25));
      service = await strike(service);
    }
    await untilCast(voters, lanes);
  } finally {
    stop = true;
    lastMoment = Date.now() + 30_000;
  }
  const wrong = (await Promise.all(casting)).flat();
  await service.stop();
  const connection = await scene.open();
  const found = await balance(connection.db, round, voters);
  await connection.close();
  return { ...found, wrong: [...wrong, ...found.wrong], kills: struck, acknowledged: acknowledgedOf(voters) };
}

/** Waits for so many more acknowledged ballots, so that each blow falls while ballots are on their way. */
async function untilCast(voters: readonly Voter[], more: number): Promise<void> {
  const goal = acknowledgedOf(voters) + more;
  const lastMoment = Date.now() + 60_000;
  while (acknowledgedOf(voters) < goal && Date.now() < lastMoment) await pause(2);
}

/** What the WAL writer would have written out by itself is kept in memory for longer than the trial takes. */
export const losing = {
  synchronous_commit: 'off',
  wal_writer_delay: '10s',
  wal_writer_flush_after: '1GB',
  wal_buffers: '16MB',
} as const;

/**
 * One blow, in the middle of casting, to a database that does not wait for its disk: what was acknowledged last is gone. What was
 * prepared is not, since a checkpoint writes it out.
 */
export async function killWithoutSync(postgres: PostgresServer): Promise<Balance & { acknowledged: number }> {
  const scene = postgresScene(postgres);
  const { round, voters } = await prepare(scene);
  const before = await scene.open();
  await sql`checkpoint`.execute(before.db);
  await before.close();
  const service = await spawnService(scene.env);
  let stop = false;
  const ask = askOver(() => service.address, 5);
  const casting = voters.map((voter) => castOn(ask, round, [voter], () => stop));
  await untilCast(voters, 200);
  await postgres.kill9();
  stop = true;
  await Promise.all(casting);
  await service.kill9();
  await postgres.restart();
  const connection = await scene.open();
  const found = await balance(connection.db, round, voters);
  await connection.close();
  return { ...found, acknowledged: acknowledgedOf(voters) };
}
