import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { cast, type MadeRound, makeRound } from '#tests/support/make-round.ts';
import { manyAddresses, askInside } from '#tests/stress/ask.ts';
import { type Race, raceClose, type RaceGround, raceGround } from '#tests/stress/race-close.ts';
import { openRepeatableRead, withoutAssertion, withoutLock, withoutSecondLines } from '#tests/stress/spoil.ts';

/**
 * The same trials with a plain read of the state instead of the lock, or on one snapshot, must go wrong: a test of a lock that
 * passes without the lock tests nothing.
 */
const count = process.env.FULL === '1' ? 5_000 : 2_000;
const isBad = ({ lost, late }: Race) => lost + late > 0;

describe.runIf(hasPostgres())('cast against close', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let test: TestApp;
  let ground: RaceGround;

  // Each on a database of its own, since some of them spoil it.
  beforeEach(async () => {
    database = await freshDatabase({ poolSize: 24 });
    test = await testApp({ connection: database, env: manyAddresses });
    ground = await raceGround(test);
  });
  afterEach(() => test.close());

  it(`loses none and counts none late in ${count} trials`, { timeout: 1_200_000 }, async () => {
    const { acknowledged, refused, lost, late, faults } = await raceClose(ground, { count, seed: 20_051_125 });
    expect(faults).toEqual([]);
    expect({ lost, late }).toEqual({ lost: 0, late: 0 });
    // Both outcomes were met often, or the trials did not race at all.
    expect(acknowledged).toBeGreaterThan(count / 4);
    expect(refused).toBeGreaterThan(count / 4);
  });

  it('goes wrong with a plain read of the state instead of the lock', { timeout: 1_200_000 }, async () => {
    await withoutLock(test.db);
    // Without the lock some trials end in deadlocks of a second each, so the first ballot gone wrong is enough.
    const race = await raceClose(ground, { count, seed: 20_051_126, enough: isBad });
    expect(isBad(race)).toBe(true);
  });

  describe('at REPEATABLE READ', () => {
    let onSnapshots: TestApp;
    beforeEach(async () => {
      onSnapshots = await testApp({ connection: openRepeatableRead(database.url), env: manyAddresses });
      ground = { ...ground, casting: [askInside(onSnapshots)] };
    });
    afterEach(() => onSnapshots.close());

    it('the function refuses to run, and nothing is stored', async () => {
      const round = await makeRound(test, { members: 1 });
      const [{ member, account }] = round.delegates as [MadeRound['delegates'][number]];
      const voter = await signInAs(onSnapshots, account);
      expect((await cast(voter, round.id, { member, marks: [1, 0, 0] })).statusCode).toBe(500);
      expect(await test.db.selectFrom('ballot').selectAll().execute()).toEqual([]);
      const inside = callWith(test, voter.cookie);
      expect((await cast(inside, round.id, { member, marks: [1, 0, 0] })).statusCode).toBe(201);
    });

    it('goes wrong when nothing asserts the level: first unanswered, then late', { timeout: 1_200_000 }, async () => {
      await withoutAssertion(test.db);
      const unanswered = await raceClose(ground, {
        count,
        seed: 20_051_127,
        enough: ({ faults }) => faults.length > 0,
      });
      expect(unanswered.faults[0]).toMatch(/^answered 503/);
      await withoutSecondLines(test.db);
      const race = await raceClose(ground, { count, seed: 20_051_128, enough: isBad });
      expect(isBad(race)).toBe(true);
    });
  });
});
