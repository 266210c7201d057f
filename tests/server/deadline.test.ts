import { type Kysely, sql, type Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/ids.ts';
import type { RoundResult } from '#shared/results/result.ts';
import type { Database } from '#server/db/schema.ts';
import { lockRound } from '#server/rounds/rounds.repo.ts';
import { type Caller, callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { callers, cast, makeRound, type MadeRound } from '#tests/support/make-round.ts';
import { untilWaiting } from '#tests/support/start-together.ts';
import { type Clock, movableClock, untilClock } from '#tests/stress/clock.ts';
import { raceExtension } from '#tests/stress/race-extension.ts';
import { spoil } from '#tests/stress/spoil.ts';

/** The last moment of a round, with everything that can stand between a ballot and the clock. */
const count = process.env.FULL === '1' ? 500 : 60;

describe.runIf(hasPostgres())('the deadline', () => {
  let test: TestApp;
  let round: MadeRound;
  let voters: Caller[];
  let chair: Caller;

  // Each on a database of its own, since they move its clock and spoil its functions.
  beforeEach(async () => {
    test = await testApp({ connection: await freshDatabase({ poolSize: 16 }) });
    round = await makeRound(test, { members: 2 });
    voters = await callers(test, round);
    chair = await signInAs(test, round.chair);
  });
  afterEach(() => test.close());

  const castOne = (at = 0) => cast(voters[at]!, round.id, { member: round.delegates[at]!.member, marks: [1, 0, 0] });
  const hour = async (): Promise<Instant> => {
    const row = await test.db
      .selectFrom('round')
      .where('id', '=', round.id)
      .select('closes_at')
      .executeTakeFirstOrThrow();
    return row.closes_at as Instant;
  };
  const counted = async (): Promise<number | undefined> => {
    await callWith(test, voters[0]!.cookie).get(`/api/rounds/${round.id}/turnout`);
    const row = await test.db.selectFrom('round').where('id', '=', round.id).select('result').executeTakeFirstOrThrow();
    return row.result === null ? undefined : (JSON.parse(row.result) as RoundResult).participation.withChoice;
  };

  type Lock = (trx: Transaction<Database>) => Promise<unknown>;
  const roundLock: Lock = (trx) => lockRound(trx, round.id);
  const delegationLock: Lock = (trx) =>
    sql`select pg_advisory_xact_lock(hashtextextended(${round.id + round.delegates[0]!.member}, 8102))`.execute(trx);
  const headLock: Lock = (trx) =>
    trx.selectFrom('round_head').where('round_id', '=', round.id).selectAll().forUpdate().execute();

  /** Does `meanwhile` while a lock is held, lets go, and gives what was sent in there its answer. */
  async function holding<T>(
    lock: Lock,
    meanwhile: (trx: Transaction<Database>) => Promise<() => Promise<T>>,
  ): Promise<T> {
    const sent = await test.db.transaction().execute(async (trx) => {
      await lock(trx);
      return meanwhile(trx);
    });
    return sent();
  }

  /** A ballot comes in time to a lock that is held until the round has closed. */
  const castAcross = (lock: Lock, clock: Clock) =>
    holding(lock, async () => {
      const sent = castOne();
      await untilWaiting(test.db, 1);
      await clock.ahead(2 * 3600);
      return () => sent;
    });

  it.each(['round', 'delegation'] as const)(
    'a ballot that waits for the lock of its %s until after the close is refused with both times',
    async (which) => {
      const clock = await movableClock(test.db);
      const closesAt = await hour();
      const late = await castAcross(which === 'round' ? roundLock : delegationLock, clock);
      expect(late.json()).toMatchObject({ code: 'roundClosed', facts: { closedAt: closesAt, stands: null } });
      expect(late.json().facts.arrivedAt > closesAt).toBe(true);
      expect(await counted()).toBe(0);
    },
  );

  it('a ballot that was judged in time is taken and counted, however long it waits for the chain', async () => {
    const closesAt = await hour();
    const taken = await castAcross(headLock, await movableClock(test.db));
    expect(taken.statusCode).toBe(201);
    expect(taken.json().acceptedAt < closesAt).toBe(true);
    expect(await counted()).toBe(1);
  });

  it('is a microsecond: strictly before it counts, at it does not', async () => {
    const clock = await movableClock(test.db);
    const closesAt = await hour();
    await clock.stopAt(closesAt, -1);
    expect((await castOne(0)).statusCode).toBe(201);
    // Let in before the hour, so that it is judged at the hour by the database and by nobody before it.
    const late = await holding(roundLock, async () => {
      const sent = castOne(1);
      await untilWaiting(test.db, 1);
      await clock.stopAt(closesAt);
      return () => sent;
    });
    expect(late.json()).toMatchObject({ code: 'roundClosed', facts: { arrivedAt: closesAt } });
    expect(await counted()).toBe(1);
  });

  it('a clock that is put forward closes; put back again, it does not reopen', async () => {
    const clock = await movableClock(test.db);
    await clock.ahead(2 * 3600);
    expect((await castOne(0)).json().code).toBe('roundClosed');
    await clock.ahead(0);
    expect((await castOne(0)).json().code).toBe('roundClosed');
    expect(await counted()).toBe(0);
  });

  describe('the trap of now(), which is when the transaction began', () => {
    /** The close comes while the lock is held, by the true clock. */
    const castAcrossTime = () =>
      holding(roundLock, async (trx) => {
        const sent = castOne();
        await untilWaiting(test.db, 1);
        await sql`update round set closes_at = consult_clock() + interval '50 milliseconds' where id = ${round.id}`.execute(
          trx,
        );
        const { closes_at: closesAt } = await trx
          .selectFrom('round')
          .where('id', '=', round.id)
          .selectAll()
          .executeTakeFirstOrThrow();
        await untilClock(test.db as Kysely<Database>, closesAt as Instant);
        return () => sent;
      });

    it('is not stepped into', async () => {
      expect((await castAcrossTime()).json().code).toBe('roundClosed');
      expect(await counted()).toBe(0);
    });

    it('would count a late ballot', async () => {
      await spoil(test.db, 'consult_clock()', 'now()');
      expect((await castAcrossTime()).statusCode).toBe(201);
      expect(await counted()).toBe(1);
    });
  });

  describe('an extension', () => {
    const extend = () =>
      chair.post(`/api/rounds/${round.id}/extend`, {
        closesAt: new Date(Date.now() + 4 * 3_600_000).toISOString(),
        reason: 'A line was down.',
      });

    it('under way at the hour is waited for: the ballot behind it is taken', async () => {
      const clock = await movableClock(test.db);
      const [extended, taken] = await holding(headLock, async () => {
        const extending = extend();
        await untilWaiting(test.db, 1);
        await clock.ahead(2 * 3600);
        const sent = castOne();
        await untilWaiting(test.db, 2);
        return () => Promise.all([extending, sent]);
      });
      expect([extended.statusCode, taken.statusCode]).toEqual([200, 201]);
      expect(await counted()).toBeUndefined();
    });

    it('that waits behind a ballot until after the hour comes too late; the ballot counts', async () => {
      const clock = await movableClock(test.db);
      const [taken, extended] = await holding(headLock, async () => {
        const sent = castOne();
        await untilWaiting(test.db, 1);
        const extending = extend();
        await untilWaiting(test.db, 2);
        await clock.ahead(2 * 3600);
        return () => Promise.all([sent, extending]);
      });
      expect(taken.statusCode).toBe(201);
      expect(extended.json()).toMatchObject({ code: 'notNow', values: { state: 'closed' } });
      expect(await counted()).toBe(1);
    });

    it(`races casts ${count} times, and no ballot is lost in either order`, { timeout: 600_000 }, async () => {
      const found = await raceExtension(test, { count, seed: 31 });
      expect(found.faults).toEqual([]);
      expect(found.extended).toBeGreaterThan(0);
      expect(found.tooLate).toBeGreaterThan(0);
    });
  });
});
