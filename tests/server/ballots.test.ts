import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import { hex } from '#shared/digest.ts';
import { utf8 } from '#shared/utf8.ts';
import { findActor } from '#server/accounts/sessions.repo.ts';
import { castBallot } from '#server/ballots/cast-ballot.ts';
import { sha256 } from '#server/digest.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeDelegate, makeMember, makeSuspension } from '#tests/support/make.ts';
import { callers, cast, makeRound, moveClose } from '#tests/support/make-round.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

describe('casting', () => {
  it('takes one ballot a Member, whoever of its people casts, and says who and when', async () => {
    const round = await makeRound(test);
    const { member } = round.delegates[0]!;
    const [first] = await callers(test, round);
    const colleague = await makeDelegate(test.db, { member, name: 'Second Secretary' });
    const second = await signInAs(test, colleague.account);

    const taken = await cast(first!, round.id, { member, marks: [1, 1, 0] });
    expect(taken.statusCode).toBe(201);
    const receipt = taken.json();
    expect(receipt).toMatchObject({ member, revision: 1, position: 2, round: round.id });
    expect(receipt.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);

    const rival = await cast(second, round.id, { member, marks: [0, 0, 1] });
    expect(rival.statusCode).toBe(409);
    expect(rival.json()).toMatchObject({
      code: 'ballotStale',
      facts: { stands: { revision: 1, castAt: receipt.acceptedAt, castBy: receipt.castBy } },
    });

    const replaced = await cast(second, round.id, { member, marks: [0, 0, 1], replaces: 1 });
    expect(replaced.json()).toMatchObject({ revision: 2, castBy: 'Second Secretary' });
    const seen = await first!.get(`/api/rounds/${round.id}/ballots/${member}`);
    expect(seen.json()).toMatchObject({ marks: [0, 0, 1], history: [{ revision: 1 }, { revision: 2 }] });
  });

  it('gives the same reply byte for byte when the same ballot comes again, even after the close', async () => {
    const round = await makeRound(test);
    const [caller] = await callers(test, round);
    const { member } = round.delegates[0]!;
    const key = randomUUID();
    const first = await cast(caller!, round.id, { member, marks: [1, 0, 0], key });
    await test.db
      .updateTable('account')
      .set({ name: 'Renamed' })
      .where('id', '=', round.delegates[0]!.account)
      .execute();
    await moveClose(test, round.id, -1);
    const again = await cast(caller!, round.id, { member, marks: [1, 0, 0], key });
    expect(again.statusCode).toBe(201);
    expect(again.body).toBe(first.body);
    const other = await cast(caller!, round.id, { member, marks: [0, 1, 0], key });
    expect(other.json()).toMatchObject({ code: 'keyReused' });
  });

  it('refuses a late ballot with both times and what stands', async () => {
    const round = await makeRound(test);
    const [caller] = await callers(test, round);
    const { member } = round.delegates[0]!;
    const first = await cast(caller!, round.id, { member, marks: [1, 0, 0] });
    await moveClose(test, round.id, 0);
    const late = await cast(caller!, round.id, { member, marks: [0, 1, 0], replaces: 1 });
    expect(late.statusCode).toBe(410);
    const { facts, code } = late.json();
    expect(code).toBe('roundClosed');
    expect(facts.arrivedAt >= facts.closedAt).toBe(true);
    expect(facts.stands).toMatchObject({ revision: 1, castAt: first.json().acceptedAt });
    const rows = await test.db.selectFrom('ballot').where('round_id', '=', round.id).select('revision').execute();
    expect(rows).toHaveLength(1);
  });

  it('counts the last microsecond before the close, and not the close itself', async () => {
    const round = await makeRound(test);
    const [first] = await callers(test, round);
    const hour = '2040-01-01T12:00:00.000000Z';
    await sql`update round set closes_at = ${hour}::timestamptz where id = ${round.id}::uuid`.execute(test.db);
    await test.db.updateTable('session').set({ expires_at: '2041-01-01T00:00:00.000000Z' }).execute();
    const setClock = (instant: string) =>
      sql`create or replace function consult_clock() returns timestamptz language sql volatile as ${sql.lit(`select timestamptz '${instant}'`)}`.execute(
        test.db,
      );
    try {
      await setClock('2040-01-01T11:59:59.999999Z');
      const inTime = await cast(first!, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 0] });
      expect(inTime.json()).toMatchObject({ revision: 1, acceptedAt: '2040-01-01T11:59:59.999999Z' });
      await setClock(hour);
      // Straight at the command: a request would first close the round, and it is the function under the lock that has to judge.
      const { member, account } = round.delegates[1]!;
      const session = randomUUID();
      await test.db
        .insertInto('session')
        .values({ id: session, account_id: account, created_at: hour, expires_at: '2041-01-01T00:00:00.000000Z' })
        .execute();
      const actor = await findActor(test.db, session);
      const late = await castBallot(
        test.deps,
        actor!,
        round.id,
        { member, marks: [1, 0, 0], abstains: false, replaces: 0 },
        randomUUID(),
      );
      expect(late).toMatchObject({
        ok: false,
        refusal: { code: 'roundClosed', facts: { closedAt: hour, arrivedAt: hour, stands: null } },
      });
    } finally {
      await sql`create or replace function consult_clock() returns timestamptz language sql volatile as 'select clock_timestamp()'`.execute(
        test.db,
      );
    }
  });

  it('lists every reason why a ballot cannot be cast', async () => {
    const round = await makeRound(test);
    const [caller] = await callers(test, round);
    const { member } = round.delegates[0]!;
    const cases: [string, { marks: number[] | null; abstains?: boolean }, string[]][] = [
      ['three of two', { marks: [1, 1, 1] }, ['tooManyChosen']],
      ['none', { marks: [0, 0, 0] }, ['tooFewChosen']],
      ['another form', { marks: [2, 0] }, ['marksDoNotFit', 'unknownMark', 'tooFewChosen']],
      ['an abstention with marks', { marks: [1, 0, 0], abstains: true }, ['marksBesideAbstention']],
      ['nothing', { marks: null, abstains: false }, ['neitherMarksNorAbstention']],
    ];
    for (const [name, { marks, abstains = false }, reasons] of cases) {
      const body = { member, marks, abstains, replaces: 0 };
      const reply = await caller!.post(`/api/rounds/${round.id}/ballots`, body, { 'idempotency-key': randomUUID() });
      expect(reply.statusCode, name).toBe(422);
      expect(
        reply.json().errors.map(({ reason }: { reason: string }) => reason),
        name,
      ).toEqual(reasons);
    }
  });

  it('judges the roll as at the opening and the person’s authority as now', async () => {
    const round = await makeRound(test);
    const [{ member, account }] = round.delegates as [{ member: string; account: string }];
    const admittedLater = await makeDelegate(test.db, { member: await makeMember(test.db) });
    const adviser = await makeDelegate(test.db, { member, position: 'adviser' });
    const observer = await makeDelegate(test.db, { member: await makeMember(test.db, { status: 'observer' }) });
    await makeSuspension(test.db, member);

    const suspendedSince = await cast(await signInAs(test, account), round.id, { member, marks: [1, 0, 0] });
    expect(suspendedSince.statusCode, 'a suspension after the opening changes nothing in this round').toBe(201);
    const late = await cast(await signInAs(test, admittedLater.account), round.id, {
      member: admittedLater.member,
      marks: null,
    });
    expect(late.json()).toMatchObject({ status: 403, code: 'notOnRoll' });
    const withoutAuthority = await cast(await signInAs(test, adviser.account), round.id, {
      member,
      marks: null,
      replaces: 1,
    });
    expect(withoutAuthority.json()).toMatchObject({ status: 403, code: 'notAllowed' });
    const reader = await cast(await signInAs(test, observer.account), round.id, {
      member: observer.member,
      marks: null,
    });
    expect(reader.statusCode).toBe(403);
    const forAnother = await cast(await signInAs(test, account), round.id, {
      member: round.delegates[1]!.member,
      marks: null,
    });
    expect(forAnother.json()).toMatchObject({ status: 403, code: 'mayNotCast' });
    await test.db
      .updateTable('delegate')
      .set({ ends_at: sql`consult_clock()` })
      .where('account_id', '=', account)
      .execute();
    const ended = await cast(await signInAs(test, account), round.id, { member, marks: null, replaces: 1 });
    expect(ended.statusCode).toBe(403);
  });

  it('leaves out a Member whose right is suspended at the opening, with or without accounts', async () => {
    const round = await makeRound(test, { state: 'ready' });
    await makeSuspension(test.db, round.delegates[0]!.member);
    const withoutPeople = await makeMember(test.db);
    const chair = await signInAs(test, round.chair);
    expect((await chair.post(`/api/rounds/${round.id}/open`)).statusCode).toBe(200);
    const { manifest } = (await chair.get(`/api/rounds/${round.id}/manifest`)).json();
    const roll = manifest.roll.map((entry: { member: string }) => entry.member);
    expect(roll).not.toContain(round.delegates[0]!.member);
    expect(roll).toContain(round.delegates[1]!.member);
    expect(roll).toContain(withoutPeople);
  });
});

describe('the record under a ballot', () => {
  it('refuses UPDATE, DELETE and TRUNCATE, and a change of the manifest', async () => {
    const round = await makeRound(test);
    const [caller] = await callers(test, round);
    await cast(caller!, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 0] });
    for (const table of ['ballot', 'round_event', 'cast_request'] as const) {
      await expect(sql`delete from ${sql.table(table)}`.execute(test.db), table).rejects.toThrow('append-only');
      await expect(sql`update ${sql.table(table)} set round_id = round_id`.execute(test.db), table).rejects.toThrow(
        'append-only',
      );
      await expect(sql`truncate ${sql.table(table)} cascade`.execute(test.db), table).rejects.toThrow('append-only');
    }
    const change = test.db.updateTable('round').set({ manifest: '{}' }).where('id', '=', round.id).execute();
    await expect(change).rejects.toThrow('frozen');
  });

  it('chains the events without a gap, by the layout that a stranger can compute', async () => {
    const round = await makeRound(test);
    const people = await callers(test, round);
    for (const [at, caller] of people.entries()) {
      await cast(caller, round.id, { member: round.delegates[at]!.member, marks: at === 0 ? null : [1, 1, 0] });
    }
    const events = await test.db
      .selectFrom('round_event')
      .where('round_id', '=', round.id)
      .selectAll()
      .orderBy('position')
      .execute();
    expect(events.map(({ position, kind }) => [position, kind])).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 2],
    ]);
    let previous: Uint8Array = chainStart;
    for (const event of events) {
      expect(hex(event.facts_hash)).toBe(hex(sha256(utf8(event.facts))));
      const hash = eventHash(
        {
          round: round.id,
          position: event.position,
          kind: event.kind,
          at: microseconds(event.at),
          factsHash: event.facts_hash,
          previous,
        },
        sha256,
      );
      expect(hex(event.hash)).toBe(hex(hash));
      previous = hash;
    }
  });
});
