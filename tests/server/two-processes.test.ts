import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventKinds } from '#shared/rounds/round-event.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { callers, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';
import { type SpawnedService, spawnService } from '#tests/support/spawn-service.ts';
import { watch } from '#tests/support/watch.ts';
import { type Ask, askOver, manyAddresses } from '#tests/stress/ask.ts';
import { devicesGround, tryDevices } from '#tests/stress/devices.ts';
import { balance, castOn, votersOf } from '#tests/stress/ledger.ts';
import { raceClose, raceGround } from '#tests/stress/race-close.ts';

/** Two processes of `consult serve` on one database, and nothing between them but that database. */
const full = process.env.FULL === '1';

describe.runIf(hasPostgres())('two processes on one database', () => {
  let test: TestApp;
  let services: SpawnedService[];
  let asks: Ask[];

  beforeAll(async () => {
    const database = await freshDatabase({ poolSize: 16 });
    const env = { SESSION_SECRET: 'one secret for both of the processes', ...manyAddresses };
    // What is prepared and looked at; it answers no request and runs no job.
    test = await testApp({ connection: database, env });
    services = await Promise.all([1, 2].map(() => spawnService({ ...env, DATABASE_URL: database.url })));
    asks = services.map(({ address }) => askOver(() => address));
  });
  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await test.close();
  });

  it('cast against close: none is lost and none counted late', { timeout: 600_000 }, async () => {
    const count = full ? 1_000 : 150;
    const ground = await raceGround(test, { casting: asks });
    const { acknowledged, refused, lost, late, faults } = await raceClose(ground, { count, seed: 2 });
    expect(faults).toEqual([]);
    expect({ lost, late }).toEqual({ lost: 0, late: 0 });
    expect(acknowledged).toBeGreaterThan(count / 4);
    expect(refused).toBeGreaterThan(count / 4);
  });

  it('one delegation on many devices: what was acknowledged last stands', { timeout: 600_000 }, async () => {
    const count = full ? 400 : 50;
    const { faults, stale } = await tryDevices(await devicesGround(test, asks), { count, seed: 3 });
    expect(faults).toEqual([]);
    expect(stale).toBeGreaterThan(0);
  });

  it('many delegations at once: one chain without a gap', async () => {
    const round = await makeRound(test, { members: 12 });
    const voters = await votersOf(test, round);
    const goal = voters.length * 5;
    const done = () => voters.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) >= goal;
    const wrong = await Promise.all(voters.map((voter, at) => castOn(asks[at % 2]!, round.id, [voter], done)));
    expect(wrong.flat()).toEqual([]);
    const { lost, doubled, wrong: found } = await balance(test.db, round.id, voters);
    expect({ lost, doubled, found }).toEqual({ lost: 0, doubled: 0, found: [] });
  });

  it('the hour: each round is closed and counted once, although nobody touches it', async () => {
    const around = await makeRound(test, { members: 1 });
    const rounds = [around.id];
    for (let at = 0; at < 9; at++) rounds.push(await makeNextRound(test, around));
    for (const round of rounds) await moveClose(test, round, 0);
    await expect
      .poll(
        async () => {
          const open = test.db.selectFrom('round').where('id', 'in', rounds).where('state', '<>', 'closed');
          return (await open.select('id').execute()).length;
        },
        { timeout: 30_000 },
      )
      .toBe(0);
    const closings = await test.db
      .selectFrom('round_event')
      .where('round_id', 'in', rounds)
      .where('kind', '=', eventKinds.closed)
      .select('round_id')
      .execute();
    expect(closings.map(({ round_id }) => round_id).sort()).toEqual([...rounds].sort());
  });

  it('who watches one of them is told what the other took', async () => {
    const round = await makeRound(test, { members: 3 });
    const [voter] = await callers(test, round);
    const streams = await Promise.all(services.map(({ address }) => watch(address, voter!.cookie, round.id)));
    const voters = await votersOf(test, round);
    for (const [at, one] of voters.entries()) {
      await castOn(asks[at % 2]!, round.id, [one], () => one.acknowledged.length > 0);
      for (const stream of streams) await stream.until(({ turnout }) => turnout.answered === at + 1);
    }
    await moveClose(test, round.id, 0);
    for (const stream of streams) {
      expect((await stream.until(({ state }) => state === 'closed')).turnout.answered).toBe(3);
      stream.stop();
    }
  });
});
