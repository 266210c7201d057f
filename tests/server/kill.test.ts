import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hex } from '#shared/digest.ts';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import { sha256 } from '#server/digest.ts';
import { type Connection, openConnection } from '#server/db/connection.ts';
import { migrate } from '#server/db/migrate.ts';
import { signInAs, testApp } from '#tests/support/app.ts';
import { hasPostgres } from '#tests/support/database.ts';
import { makeRound } from '#tests/support/make-round.ts';
import { startPostgres } from '#tests/support/postgres.ts';
import { type SpawnedService, spawnService } from '#tests/support/spawn-service.ts';

/**
 * Processes die while delegations cast: the server on both databases, and PostgreSQL under it. Every acknowledged ballot must be
 * there once afterwards, and a ballot whose reply was lost must come to rest by sending it again. This shows death of processes;
 * it does not show loss of power, for which PostgreSQL's fsync is on here and the embedded database makes no promise.
 */
const kills = process.env.FULL === '1' ? 20 : 10;
const lanes = 6;
const members = 24;

interface Pending {
  readonly revision: number;
  readonly key: string;
  readonly marks: readonly number[];
}

interface Voter {
  readonly member: string;
  readonly cookie: string;
  acknowledged: { revision: number; ballotHash: string }[];
  pending: Pending | undefined;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const choices = [
  [1, 1, 0],
  [1, 0, 0],
  [0, 1, 1],
  [0, 0, 1],
];

/** Casts again and again for some voters until told to stop; an answer that did not come is asked for again with the same key. */
async function castOn(
  address: () => string,
  round: string,
  voters: readonly Voter[],
  stopped: () => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  while (!stopped()) {
    for (const voter of voters) {
      if (stopped()) break;
      const last = voter.acknowledged.at(-1)?.revision ?? 0;
      voter.pending ??= { revision: last + 1, key: randomUUID(), marks: choices[last % choices.length]! };
      const fault = await send(address(), round, voter, voter.pending);
      if (fault) wrong.push(fault);
    }
  }
  return wrong;
}

async function send(
  address: string,
  round: string,
  voter: Voter,
  { key, marks, revision }: Pending,
): Promise<string | undefined> {
  try {
    const reply = await fetch(`${address}/api/rounds/${round}/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: voter.cookie, 'idempotency-key': key },
      body: JSON.stringify({ member: voter.member, marks, abstains: false, replaces: revision - 1 }),
      signal: AbortSignal.timeout(5_000),
    });
    const body = (await reply.json()) as { revision: number; ballotHash: string; code?: string };
    if (reply.status === 201) {
      voter.acknowledged.push({ revision: body.revision, ballotHash: body.ballotHash });
      voter.pending = undefined;
      return body.revision === revision
        ? undefined
        : `${voter.member}: revision ${body.revision} instead of ${revision}`;
    }
    // The database or the server is away: nothing is known of the ballot until it is sent again.
    if (reply.status >= 500) await pause(20);
    else return `${voter.member}: ${reply.status} ${body.code}`;
  } catch {
    await pause(20);
  }
  return undefined;
}

/** What the database holds against what was acknowledged, and the chain of events without a gap. */
async function check({ db }: Connection, round: string, voters: readonly Voter[]): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await db.selectFrom('ballot').where('round_id', '=', round).selectAll().orderBy('revision').execute();
  for (const { member, acknowledged } of voters) {
    const own = rows.filter(({ member_code }) => member_code === member);
    own.forEach(({ revision }, at) => {
      if (revision !== at + 1) wrong.push(`${member}: revision ${revision} at place ${at + 1}`);
    });
    if (own.length !== acknowledged.length)
      wrong.push(`${member}: ${acknowledged.length} acknowledged, ${own.length} stored`);
    for (const { revision, ballotHash } of acknowledged) {
      const kept = own.find((row) => row.revision === revision);
      if (!kept || hex(kept.ballot_hash) !== ballotHash)
        wrong.push(`${member}: revision ${revision} is lost or altered`);
    }
  }
  const events = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .selectAll()
    .orderBy('position')
    .execute();
  if (events.length !== rows.length + 1) wrong.push(`${events.length} events for ${rows.length} ballots`);
  let previous: Uint8Array = chainStart;
  events.forEach((event, at) => {
    const { position, kind, facts_hash: factsHash } = event;
    const hash = eventHash({ round, position, kind, at: microseconds(event.at), factsHash, previous }, sha256);
    if (position !== at + 1 || hex(hash) !== hex(event.hash)) wrong.push(`the chain breaks at ${position}`);
    previous = hash;
  });
  return wrong;
}

interface Scene {
  readonly env: Readonly<Record<string, string>>;
  readonly open: () => Promise<Connection>;
}

/** A round and its voters, made before the service starts; it knows their sessions since it shares the secret. */
async function prepare({ env, open }: Scene): Promise<{ round: string; voters: Voter[] }> {
  const connection = await open();
  await migrate(connection);
  const test = await testApp({ connection, env: { SESSION_SECRET: env.SESSION_SECRET! } });
  const round = await makeRound(test, { members });
  const voters: Voter[] = [];
  for (const { member, account } of round.delegates) {
    const { cookie } = await signInAs(test, account);
    voters.push({ member, cookie, acknowledged: [], pending: undefined });
  }
  await test.close();
  return { round: round.id, voters };
}

/** Lets everybody cast while `strike` kills something, `kills` times; then stops and checks. */
async function run(
  scene: Scene,
  strike: (service: SpawnedService) => Promise<SpawnedService>,
): Promise<{ wrong: string[]; acknowledged: number }> {
  const { round, voters } = await prepare(scene);
  let service = await spawnService(scene.env);
  let stop = false;
  // After the last kill a lane ends with nothing pending; if a reply never comes, it ends all the same, and `check` shows it.
  let lastMoment = Infinity;
  const ended = (own: readonly Voter[]) => () =>
    (stop && own.every(({ pending }) => !pending)) || Date.now() > lastMoment;
  const casting = Array.from({ length: lanes }, (_, lane) => {
    const own = voters.filter((_voter, at) => at % lanes === lane);
    return castOn(() => service.address, round, own, ended(own));
  });
  try {
    for (let at = 0; at < kills; at++) {
      await untilCast(voters, 8 + Math.floor(Math.random() * 25));
      service = await strike(service);
    }
    await pause(300);
  } finally {
    stop = true;
    lastMoment = Date.now() + 15_000;
  }
  const wrong = (await Promise.all(casting)).flat();
  await service.stop();
  const connection = await scene.open();
  wrong.push(...(await check(connection, round, voters)));
  await connection.close();
  return { wrong, acknowledged: voters.reduce((sum, voter) => sum + voter.acknowledged.length, 0) };
}

/** Waits for so many more acknowledged ballots, so that each blow falls while ballots are on their way. */
async function untilCast(voters: readonly Voter[], more: number): Promise<void> {
  const total = () => voters.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const goal = total() + more;
  const lastMoment = Date.now() + 30_000;
  while (total() < goal && Date.now() < lastMoment) await pause(2);
}

const secret = () => randomBytes(32).toString('base64url');

describe('death of a process while delegations cast', () => {
  it(
    `loses and doubles none when the server on the embedded database is killed ${kills} times`,
    { timeout: 400_000 },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'consult-kill-'));
      const dataDir = join(folder, 'database');
      const env = { DATA_DIR: dataDir, SESSION_SECRET: secret() };
      try {
        const { wrong, acknowledged } = await run({ env, open: () => openConnection({ dataDir }) }, async (service) => {
          await service.kill9();
          return spawnService(env);
        });
        expect(wrong).toEqual([]);
        expect(acknowledged).toBeGreaterThan(kills * 8);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it.runIf(hasPostgres())(
    `loses and doubles none when the server on PostgreSQL is killed ${kills} times`,
    { timeout: 400_000 },
    async () => {
      const postgres = await startPostgres({ fsync: true });
      const env = { DATABASE_URL: postgres.url, SESSION_SECRET: secret() };
      try {
        const { wrong, acknowledged } = await run(
          { env, open: () => openConnection({ databaseUrl: postgres.url }) },
          async (service) => {
            await service.kill9();
            return spawnService(env);
          },
        );
        expect(wrong).toEqual([]);
        expect(acknowledged).toBeGreaterThan(kills * 8);
      } finally {
        await postgres.stop();
      }
    },
  );

  it.runIf(hasPostgres())(
    `loses and doubles none when PostgreSQL is killed ${kills} times`,
    { timeout: 400_000 },
    async () => {
      const postgres = await startPostgres({ fsync: true });
      const env = { DATABASE_URL: postgres.url, SESSION_SECRET: secret() };
      try {
        const { wrong, acknowledged } = await run(
          { env, open: () => openConnection({ databaseUrl: postgres.url }) },
          async (service) => {
            await postgres.kill9();
            await postgres.restart();
            return service;
          },
        );
        expect(wrong).toEqual([]);
        expect(acknowledged).toBeGreaterThan(kills * 8);
      } finally {
        await postgres.stop();
      }
    },
  );
});
