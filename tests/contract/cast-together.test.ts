import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastAnswer, type CastRow, callCastBallots } from '#server/ballots/ballots.repo.ts';
import { castInTurn } from '#server/ballots/cast-together.ts';
import { openConnection } from '#server/db/connection.ts';
import type { Database } from '#server/db/schema.ts';
import type { FrozenRound } from '#server/rounds/rounds.repo.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { frozenOf, type Person, rowOf } from '#tests/support/cast-row.ts';
import { engines, freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { makeDelegate } from '#tests/support/make.ts';
import { makeRound, type MadeRound } from '#tests/support/make-round.ts';
import { startTogether } from '#tests/support/start-together.ts';

/* Ballots that wait together are one transaction, and each is answered as if it had come alone. */

const outcomes = (answers: readonly CastAnswer[]): string[] => answers.map(({ outcome }) => outcome);

/** Sends ballots while the chain's head is held: the first goes alone and waits for it, the others wait together. */
async function sendWhileHeld(
  db: Kysely<Database>,
  frozen: FrozenRound,
  rows: readonly CastRow[],
): Promise<Promise<CastAnswer | undefined>[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select position from round_head where round_id = ${frozen.manifest.round}::uuid for update`.execute(trx);
    // In an array, or the transaction would wait for what waits for it.
    return rows.map((row) => castInTurn(db, frozen, row));
  });
}

describe.each(engines())('ballots that wait together, on $engine', ({ open }) => {
  let test: TestApp;
  let round: MadeRound;
  let frozen: FrozenRound;

  beforeAll(async () => {
    test = await testApp({ connection: await open() });
  });
  afterAll(() => test.close());

  async function newRound(members: number): Promise<readonly Person[]> {
    round = await makeRound(test, { members });
    frozen = await frozenOf(test.db, round.id);
    return round.delegates;
  }

  const ballots = () =>
    test.db
      .selectFrom('ballot')
      .where('round_id', '=', round.id)
      .selectAll()
      .select(sql<string>`xmin::text`.as('transaction'))
      .orderBy('position')
      .execute();

  it('are one transaction, in the order in which they came, each stored as it was sent', async () => {
    const rows = (await newRound(8)).map((person, at) =>
      rowOf(person, at % 3 === 2 ? { marks: null, abstains: true } : {}),
    );
    const answers = (await Promise.all(await sendWhileHeld(test.db, frozen, rows))).map((answer) => answer!);
    expect(answers.map(({ outcome, place }) => [outcome, place])).toEqual(rows.map((_, at) => ['cast', at + 2]));
    const stored = await ballots();
    expect(new Set(stored.map(({ transaction }) => transaction)).size, 'one alone, then all that waited').toBe(2);
    expect(
      stored.map(({ member_code, marks, abstains, nonce, ballot_hash, cast_by_name, accepted_at }) => [
        member_code,
        marks,
        abstains,
        nonce,
        ballot_hash,
        cast_by_name,
        accepted_at,
      ]),
    ).toEqual(
      rows.map((row, at) => [
        row.member,
        row.marks,
        row.abstains,
        row.nonce,
        row.ballotHash,
        row.name,
        answers[at]!.at,
      ]),
    );
  });

  it('are answered one by one: refused, repeated and taken in one batch', async () => {
    const [first, second, third, fourth] = (await newRound(4)) as [Person, Person, Person, Person];
    const known = rowOf(first);
    await castInTurn(test.db, frozen, known);
    const two = await makeDelegate(test.db, { account: second.account, member: third.member });
    const rows = [
      rowOf(fourth),
      known,
      rowOf(second, { key: 'one-key-for-two' }),
      rowOf({ member: third.member, account: two.account }, { key: 'one-key-for-two' }),
      rowOf(fourth, { revision: 3 }),
      rowOf(third),
    ];
    const answers = await Promise.all(await sendWhileHeld(test.db, frozen, rows));
    expect(outcomes(answers.map((answer) => answer!))).toEqual([
      'cast',
      'replayed',
      'cast',
      'keyReused',
      'stale',
      'cast',
    ]);
    expect(await ballots()).toHaveLength(4);
  });

  it('of one Member go one after another, each judged by what the one before left', async () => {
    const [person, other] = (await newRound(2)) as [Person, Person];
    const rows = [
      rowOf(other),
      rowOf(person),
      rowOf(person, { revision: 2 }),
      rowOf(person),
      rowOf(person, { revision: 3 }),
    ];
    const answers = await Promise.all(await sendWhileHeld(test.db, frozen, rows));
    expect(outcomes(answers.map((answer) => answer!))).toEqual(['cast', 'cast', 'cast', 'stale', 'cast']);
    const stored = await ballots();
    expect(new Set(stored.map(({ transaction }) => transaction)).size).toBe(4);
  });

  it('are cast one by one when one of them is a fault', async () => {
    const people = await newRound(4);
    const rows = people.map((person, at) => rowOf(at === 2 ? { ...person, account: randomUUID() } : person));
    const sent = await sendWhileHeld(test.db, frozen, rows);
    const settled = await Promise.allSettled(sent);
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value?.outcome : 'fault'))).toEqual([
      'cast',
      'cast',
      'fault',
      'cast',
    ]);
    expect((await ballots()).map(({ position }) => position)).toEqual([2, 3, 4]);
  });

  it('are turned away beyond two thousand, and those that wait are answered', async () => {
    await newRound(1);
    const rows = Array.from({ length: 2_010 }, (_, at) =>
      rowOf({ member: `M${at}`, account: round.delegates[0]!.account }, { revision: 9 }),
    );
    const sent = await sendWhileHeld(test.db, frozen, rows);
    const answers = await Promise.all(sent);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(9);
    expect(new Set(outcomes(answers.flatMap((answer) => answer ?? [])))).toEqual(new Set(['stale']));
    expect(await castInTurn(test.db, frozen, rowOf(round.delegates[0]!))).toMatchObject({ outcome: 'cast' });
  });
});

describe.runIf(hasPostgres())('two processes', () => {
  let test: TestApp;
  let other: Kysely<Database>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const connection = await freshDatabase();
    const second = await openConnection({ databaseUrl: connection.url });
    test = await testApp({ connection });
    other = second.db;
    close = () => second.close();
  });
  afterAll(async () => {
    await close();
    await test.close();
  });

  it('whose batches hold the same Members in another order do not wait for each other', async () => {
    const { id, delegates } = await makeRound(test, { members: 6 });
    const { lockNumber } = await frozenOf(test.db, id);
    // A lock that both come to in the middle: taken in the order of the ballots, each would then hold what the other needs.
    const hold = (trx: Kysely<Database>) =>
      sql`select pg_advisory_xact_lock(hashtextextended(${id}::text || ${delegates[3]!.member}::text, 8102))`.execute(
        trx,
      );
    for (let revision = 1; revision <= 4; revision++) {
      const rows = delegates.map((person) => rowOf(person, { revision }));
      const [one, two] = await startTogether(test.db, hold, [
        () => callCastBallots(test.db, id, lockNumber, rows),
        () =>
          callCastBallots(
            other,
            id,
            lockNumber,
            rows.toReversed().map((row) => ({ ...row, key: randomUUID() })),
          ),
      ]);
      expect([new Set(outcomes(one!)), new Set(outcomes(two!))]).toContainEqual(new Set(['cast']));
      expect([new Set(outcomes(one!)), new Set(outcomes(two!))]).toContainEqual(new Set(['stale']));
    }
  });

  it('that are sent one key for two delegations at once take one ballot, and tell the other', async () => {
    const { id, delegates } = await makeRound(test, { members: 2 });
    const [first, second] = delegates as [Person, Person];
    const frozen = await frozenOf(test.db, id);
    await makeDelegate(test.db, { account: first.account, member: second.member });
    const key = 'one-key-for-two';
    const hold = (trx: Kysely<Database>) =>
      sql`select position from round_head where round_id = ${id}::uuid for update`.execute(trx);
    const answers = await startTogether(test.db, hold, [
      () => castInTurn(test.db, frozen, rowOf(first, { key })),
      () => castInTurn(other, frozen, rowOf({ ...first, member: second.member }, { key })),
    ]);
    expect(outcomes(answers.map((answer) => answer!)).sort()).toEqual(['cast', 'keyReused']);
  });
});
