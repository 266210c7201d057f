import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import type { AnyRecord } from '#shared/record/record.ts';
import type { CheckName } from '#shared/record/checks.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { sha256 } from '#server/digest.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount, makeDelegate } from '#tests/support/make.ts';
import { callers, cast, type MadeRound, makeRound, moveClose } from '#tests/support/make-round.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const choices = [[1, 1, 0], [0, 0, 1], null, [1, 0, 0], [0, 1, 1], [1, 0, 1]] as const;
type Answer = Awaited<ReturnType<typeof cast>>;

/** A secret round in which every delegation but the last has cast. */
async function castRound(): Promise<{ round: MadeRound; replies: Answer[] }> {
  const round = await makeRound(test, { members: choices.length + 1, secrecy: 'secret' });
  const people = await callers(test, round);
  const replies: Answer[] = [];
  for (const [at, marks] of choices.entries())
    replies.push(await cast(people[at]!, round.id, { member: round.delegates[at]!.member, marks }));
  return { round, replies };
}

/** Closed by the clock; the first that asks closes it. */
async function close(round: MadeRound): Promise<void> {
  await moveClose(test, round.id, 0);
  await (await signInAs(test, round.administrator)).get(`/api/rounds/${round.id}`);
}

const rowsOf = async (table: 'ballot' | 'secret_ballot', round: string) => {
  const { rows } = await sql<{ xmin: string; id: string; text: string }>`
    select xmin::text, ${sql.ref(table === 'ballot' ? 'member_code' : 'id')}::text as id, t::text as text
    from ${sql.table(table)} t where round_id = ${round}::uuid order by ctid`.execute(test.db);
  return rows;
};

describe('casting in a secret round', () => {
  it('keeps the answer in one row and the choice in another, and nothing that leads from one to the other', async () => {
    const { round } = await castRound();
    const answers = await test.db.selectFrom('ballot').where('round_id', '=', round.id).selectAll().execute();
    expect(answers).toHaveLength(choices.length);
    for (const answer of answers)
      expect(answer).toMatchObject({ revision: 1, marks: null, abstains: null, nonce: null, ballot_hash: null });
    const secret = await test.db.selectFrom('secret_ballot').where('round_id', '=', round.id).selectAll().execute();
    expect(Object.keys(secret[0]!).sort()).toEqual(['abstains', 'id', 'marks', 'nonce', 'round_id']);
    expect(secret.filter(({ abstains }) => abstains)).toHaveLength(1);
    const casts = await test.db
      .selectFrom('round_event')
      .where('round_id', '=', round.id)
      .where('kind', '=', 2)
      .selectAll()
      .execute();
    for (const { facts } of casts)
      expect(Object.keys(JSON.parse(facts) as object).sort()).toEqual(['account', 'member', 'revision']);
  });

  it('answers each choice alike, in form and size, with a receipt that holds none', async () => {
    const { replies } = await castRound();
    const sizes = replies.map((reply) => {
      expect(reply.statusCode).toBe(201);
      const receipt = { ...reply.json(), castBy: '' };
      expect(receipt).toMatchObject({ ballotHash: null, revision: 1 });
      // People in tests are numbered, and their names may differ by a digit.
      return JSON.stringify(receipt).length;
    });
    expect(new Set(sizes).size).toBe(1);
  });

  it('is final: a second ballot is refused with the colleague and the time of the first', async () => {
    const { round, replies } = await castRound();
    const { member } = round.delegates[0]!;
    const colleague = await makeDelegate(test.db, { member, name: 'Second Secretary' });
    const second = await signInAs(test, colleague.account);
    const { castBy, acceptedAt } = replies[0]!.json();
    for (const replaces of [0, 1]) {
      const again = await cast(second, round.id, { member, marks: [0, 0, 1], replaces });
      expect(again.statusCode).toBe(409);
      expect(again.json()).toMatchObject({
        code: 'ballotFinal',
        values: { who: castBy, at: acceptedAt },
        facts: { stands: { revision: 1, castAt: acceptedAt, castBy } },
      });
    }
    expect(await rowsOf('secret_ballot', round.id)).toHaveLength(choices.length);
  });

  it('knows a repeated request by a keyed digest, and after the close by its key and Member alone', async () => {
    const round = await makeRound(test, { secrecy: 'secret' });
    const [caller] = await callers(test, round);
    const { member } = round.delegates[0]!;
    const key = randomUUID();
    const first = await cast(caller!, round.id, { member, marks: [1, 0, 0], key });
    const again = await cast(caller!, round.id, { member, marks: [1, 0, 0], key });
    expect(again.body).toBe(first.body);
    const other = await cast(caller!, round.id, { member, marks: [0, 1, 0], key });
    expect(other.json()).toMatchObject({ code: 'keyReused' });

    const stored = await test.db
      .selectFrom('cast_request')
      .where('round_id', '=', round.id)
      .select('request_hash')
      .executeTakeFirstOrThrow();
    const { inner_pad } = await test.db
      .selectFrom('secret_round_key')
      .where('round_id', '=', round.id)
      .selectAll()
      .executeTakeFirstOrThrow();
    const plain = digestOf({ member, marks: [1, 0, 0], abstains: false, replaces: 0 }, sha256);
    const roundKey = inner_pad.map((byte) => byte ^ 0x36);
    expect(hex(stored.request_hash)).not.toBe(plain);
    expect(hex(stored.request_hash)).toBe(createHmac('sha256', roundKey).update(fromHex(plain)).digest('hex'));

    await close(round);
    expect((await cast(caller!, round.id, { member, marks: [1, 0, 0], key })).body).toBe(first.body);
    const keys = await test.db.selectFrom('secret_round_key').where('round_id', '=', round.id).selectAll().execute();
    expect(keys).toEqual([]);
    const late = await cast(caller!, round.id, { member, marks: [0, 1, 0] });
    expect(late.json()).toMatchObject({ code: 'roundClosed', facts: { stands: { revision: 1 } } });
  });

  it('shows the own delegation that it cast, by whom and when, and no more', async () => {
    const { round, replies } = await castRound();
    const people = await callers(test, round);
    for (const at of [0, 2]) {
      const own = await people[at]!.get(`/api/rounds/${round.id}/ballots/${round.delegates[at]!.member}`);
      const receipt = replies[at]!.json();
      const { revision, acceptedAt, castBy } = receipt;
      expect(own.json()).toEqual({
        receipt,
        marks: null,
        abstains: null,
        history: [{ revision, acceptedAt, castBy }],
      });
    }
  });
});

describe('the close of a secret round', () => {
  it('writes the ballots anew in the order of their ids, in one transaction that is none of the casts', async () => {
    const { round } = await castRound();
    const casts = (await rowsOf('ballot', round.id)).map(({ xmin }) => xmin);
    const before = await rowsOf('secret_ballot', round.id);
    // What the close is for: until then the transaction that wrote both rows tells whose a ballot is.
    expect(before.map(({ xmin }) => xmin)).toEqual(casts);
    await close(round);
    const after = await rowsOf('secret_ballot', round.id);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text).sort());
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id).sort());
    expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
    expect(casts).not.toContain(after[0]!.xmin);
  });

  it('does so too where an open round is given up', async () => {
    const { round } = await castRound();
    const chair = await signInAs(test, round.chair);
    await chair.post(`/api/rounds/${round.id}/void`, { reason: 'A line was down.' });
    const after = await rowsOf('secret_ballot', round.id);
    expect(after.map(({ id }) => id)).toEqual(after.map(({ id }) => id).toSorted());
    expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
    const keys = await test.db.selectFrom('secret_round_key').where('round_id', '=', round.id).selectAll().execute();
    expect(keys).toEqual([]);
  });

  it('counts totals, and shows nobody more than totals', async () => {
    const { round } = await castRound();
    await close(round);
    const auditor = await signInAs(test, await makeAccount(test.db, { offices: ['auditor'] }));
    for (const caller of [await signInAs(test, round.administrator), auditor]) {
      const figures = (await caller.get(`/api/rounds/${round.id}/figures`)).json();
      expect(figures.participation).toMatchObject({ withChoice: 5, abstentions: 1 });
      expect(figures.options.map(({ votes }: { votes: number }) => votes)).toEqual([3, 2, 3]);
      expect(figures.groups).toEqual([]);
      expect(figures).not.toHaveProperty('choices');
    }
  });
});

describe('the table of secret ballots', () => {
  const remove = (where: string) => sql.raw(`delete from secret_ballot where ${where}`).execute(test.db);

  it('is append-only, but that all of an open round are put back sorted by a DELETE of all', async () => {
    const { round } = await castRound();
    const before = await rowsOf('secret_ballot', round.id);
    const one = `round_id = '${round.id}' and id = '${before[0]!.id}'`;
    await expect(remove(one)).rejects.toThrow('append-only');
    await remove(`round_id = '${round.id}'`);
    const put = await rowsOf('secret_ballot', round.id);
    expect(put.map(({ text }) => text)).toEqual(before.map(({ text }) => text).sort());
    await close(round);
    await expect(remove(`round_id = '${round.id}'`)).rejects.toThrow('append-only');
    await expect(remove(one)).rejects.toThrow('append-only');
    await expect(sql`update secret_ballot set marks = marks`.execute(test.db)).rejects.toThrow('append-only');
    await expect(sql`truncate secret_ballot cascade`.execute(test.db)).rejects.toThrow('append-only');
  });

  it('takes nothing that names a choice beside the Member', async () => {
    const { round } = await castRound();
    const { member, account } = round.delegates.at(-1)!;
    const half = { marks: null, abstains: true, nonce: null, ballot_hash: null };
    const row = { round_id: round.id, member_code: member, revision: 1, cast_by: account, cast_by_name: 'P' };
    const written = test.db
      .insertInto('ballot')
      .values({ ...row, ...half, accepted_at: sql`consult_clock()`, position: 99 })
      .execute();
    await expect(written).rejects.toThrow('ballot_with_choice_or_without');
  });
});

describe('the record of a secret round', () => {
  let record: AnyRecord;
  beforeAll(async () => {
    const { round } = await castRound();
    await close(round);
    record = (await (await signInAs(test, round.administrator)).get(`/api/rounds/${round.id}/record`)).json();
  });

  const failing = (forged: unknown): CheckName[] =>
    verifyRecord(forged as AnyRecord, { sha256, verifies: () => true })
      // The test moved the close, so it is not that of the manifest.
      .filter(({ holds, name, fault }) => !holds && name !== 'times' && fault?.key !== 'notRun')
      .map(({ name }) => name);

  it('holds, with ballots that name nobody in the order of their ids', () => {
    expect(failing(record)).toEqual([]);
    expect(record.ballots).toHaveLength(choices.length);
    for (const ballot of record.ballots)
      expect(Object.keys(ballot).sort()).toEqual(['abstains', 'id', 'marks', 'nonce']);
    const ids = record.ballots.map((ballot) => ('id' in ballot ? ballot.id : ''));
    expect(ids).toEqual(ids.toSorted());
  });

  it.each<[string, (forged: AnyRecord) => unknown, CheckName[]]>([
    [
      'a mark altered',
      ({ ballots }) => ballots.map((ballot) => (ballot.abstains ? ballot : { ...ballot, marks: [0, 1, 0] })),
      ['ballots', 'recount'],
    ],
    ['a ballot dropped', ({ ballots }) => ballots.slice(1), ['ballots', 'recount']],
    ['a ballot doubled', ({ ballots }) => [...ballots, ballots[0]], ['ballots', 'recount']],
    ['two ballots that change places', ({ ballots }) => [...ballots].reverse(), ['ballots']],
    ['another nonce', ({ ballots }) => ballots.map((ballot) => ({ ...ballot, nonce: '00'.repeat(16) })), ['ballots']],
    ['a name on a ballot', ({ ballots }) => ballots.map((ballot) => ({ ...ballot, member: 'XAA' })), ['form']],
  ])('catches %s', (_, forge, names) => {
    expect(failing({ ...record, ballots: forge(record) })).toEqual(names);
  });

  it('catches an entry that says more than that a Member answered', () => {
    const events = record.events.map((event) =>
      event.kind === 2
        ? { ...event, facts: canonicalJson({ ...JSON.parse(event.facts), ballot: '00'.repeat(32) }) }
        : event,
    );
    expect(failing({ ...record, events })).toContain('chain');
  });
});
