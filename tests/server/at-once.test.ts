import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertConsultation } from '#server/consultations/consultations.repo.ts';
import { isAway } from '#server/db/is-away.ts';
import { bringDeferred } from '#server/proposals/deferred-topics.repo.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount, makeAdministrator, makeConsultation, makeDelegate } from '#tests/support/make.ts';
import { callers, cast, makeRound, type MadeRound } from '#tests/support/make-round.ts';

/* Two people press at the same moment: both are answered, and what is left behind is what one after the other leaves. */

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const rounds = (round: MadeRound) =>
  test.db.selectFrom('round').where('consultation_id', '=', round.consultation).select(['id', 'state']).execute();

/** A released round of three topics, the last two of which are level for the second place. */
async function tied(): Promise<MadeRound> {
  const round = await makeRound(test, { members: 4 });
  const ballots = [
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  for (const [at, caller] of (await callers(test, round)).entries()) {
    await cast(caller, round.id, { member: round.delegates[at]!.member, marks: ballots[at]! });
  }
  const administrator = await signInAs(test, round.administrator);
  await (await signInAs(test, round.chair)).post(`/api/rounds/${round.id}/close`, { reason: 'All have answered.' });
  const { resultHash } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
  expect((await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash })).statusCode).toBe(200);
  return round;
}

const declaration = ({ id, topics }: MadeRound) => ({
  round: id,
  words: { en: 'The first two topics are retained.' },
  theme: { outcome: 'retained' },
  topics: topics.map((topic, at) => ({ topic, outcome: at < 2 ? 'retained' : 'notRetained' })),
  tie: { means: 'bothRetained' },
  departure: 'One of the two.',
});

describe('a further round', () => {
  it('is drafted once, however often it is asked for, and is nobody’s but the officers’ while it is a draft', async () => {
    const round = await tied();
    const chair = await signInAs(test, round.chair);
    const hours = { opensAt: inHours(1), closesAt: inHours(2) };
    const asked = await Promise.all([1, 2, 3].map(() => chair.post(`/api/rounds/${round.id}/further`, hours)));
    expect(asked.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([201, 422, 422]);
    expect(await rounds(round)).toHaveLength(2);
    const further = asked.find(({ statusCode }) => statusCode === 201)!.json().id;
    expect((await chair.get(`/api/rounds/${round.id}`)).json().further).toBe(further);
    const delegate = await signInAs(test, round.delegates[0]!.account);
    expect((await delegate.get(`/api/rounds/${round.id}`)).json().further, 'it would tell of the tie').toBeNull();
  });

  it('or a declaration, never both, and never a round left behind', async () => {
    for (let time = 0; time < 6; time++) {
      const round = await tied();
      const chair = await signInAs(test, round.chair);
      const administrator = await signInAs(test, round.administrator);
      const title = { en: 'A', fr: 'A', es: 'A' };
      const draft = {
        question: title,
        options: round.topics.map((topic) => ({ topic, title })),
        maximum: 1,
        places: 1,
        tieMeans: ['furtherRound'],
        opensAt: null,
        closesAt: null,
      };
      const replies = await Promise.all([
        chair.post(`/api/consultations/${round.consultation}/declaration`, declaration(round)),
        chair.post(`/api/rounds/${round.id}/further`, { opensAt: inHours(1), closesAt: inHours(2) }),
        administrator.post(`/api/consultations/${round.consultation}/rounds`, draft),
      ]);
      const [declared, ...others] = replies.map(({ statusCode }) => statusCode);
      expect(
        Math.max(...replies.map(({ statusCode }) => statusCode)),
        replies.map(({ body }) => body).join(),
      ).toBeLessThan(500);
      const left = (await rounds(round)).filter(({ state }) => state === 'draft');
      expect(left).toHaveLength(others.filter((status) => status === 201).length);
      if (declared === 200) expect(left).toEqual([]);
    }
  });

  it('a round is declared or given up, and its state says which', async () => {
    for (let time = 0; time < 6; time++) {
      const round = await tied();
      const chair = await signInAs(test, round.chair);
      const [declared] = await Promise.all([
        chair.post(`/api/consultations/${round.consultation}/declaration`, declaration(round)),
        chair.post(`/api/rounds/${round.id}/void`, { reason: 'A failure of the system.' }),
      ]);
      // Given up first, there is nothing to declare beside; declared first, it is given up afterwards.
      expect([200, 422]).toContain(declared.statusCode);
      expect(await rounds(round)).toEqual([{ id: round.id, state: 'void' }]);
    }
  });
});

describe('two acts at once', () => {
  it('one key for two delegations: one ballot is taken, the other is told', async () => {
    const round = await makeRound(test, { members: 2 });
    const [first, second] = round.delegates;
    const account = first!.account;
    await makeDelegate(test.db, { account, member: second!.member });
    const caller = await signInAs(test, account);
    const both = () =>
      round.delegates.map(({ member }) => cast(caller, round.id, { member, marks: [1, 0, 0], key: 'the-same-key' }));
    // While the head of the chain is held, both have looked for the key and found it free.
    const replies = await test.db.transaction().execute(async (trx) => {
      await trx.selectFrom('round_head').where('round_id', '=', round.id).select('position').forUpdate().execute();
      const sent = both();
      await setTimeout(400);
      return () => Promise.all(sent);
    });
    expect((await replies()).map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([201, 422]);
  });

  it('a person leaves and is named to another delegation: the account goes on', async () => {
    for (let time = 0; time < 8; time++) {
      const administrator = await signInAs(test, await makeAdministrator(test.db));
      const email = `moves-${time}@example.org`;
      const account = await makeAccount(test.db, { email });
      const { id, member } = await makeDelegate(test.db, { account });
      const other = await makeDelegate(test.db);
      const [left, named] = await Promise.all([
        administrator.send('DELETE', `/api/members/${member}/people/${id}`),
        administrator.post(`/api/members/${other.member}/people`, { email, name: 'Moves', position: 'head' }),
      ]);
      expect([left.statusCode, named.statusCode]).toEqual([204, 201]);
      const { ended_at } = await test.db
        .selectFrom('account')
        .where('id', '=', account)
        .select('ended_at')
        .executeTakeFirstOrThrow();
      expect(ended_at).toBeNull();
    }
  });

  it('a topic is deferred to a year while that year is drafted: it stands in the draft', async () => {
    const year = 2050;
    const round = await tied();
    const chair = await signInAs(test, round.chair);
    const topics = round.topics.map((topic) => ({ topic, outcome: 'deferred', deferredTo: year }));
    const body = { ...declaration(round), topics, tie: undefined };
    const id = randomUUID();
    const declared = await test.db.transaction().execute(async (trx) => {
      await insertConsultation(trx, { id, year, title: { en: 'Next' }, symbol: null, places: 2 });
      await bringDeferred(trx, year);
      const sent = chair.post(`/api/consultations/${round.consultation}/declaration`, body);
      await setTimeout(400);
      return [sent];
    });
    expect((await declared[0])?.statusCode).toBe(200);
    const stations = await test.db.selectFrom('topic_station').where('consultation_id', '=', id).select('id').execute();
    expect(stations).toHaveLength(3);
  });

  it('what waited too long is asked to come again, not called a fault', () => {
    const codes = ['40P01', '55P03', '57014', '40001'];
    expect(codes.filter((code) => !isAway(Object.assign(new Error('waited'), { code })))).toEqual([]);
    expect(isAway(Object.assign(new Error('unique'), { code: '23505' }))).toBe(false);
  });
});

it('a stream has no head that would wait for its end', async () => {
  const round = await makeRound(test);
  const { cookie } = await signInAs(test, round.chair);
  const url = `/api/rounds/${round.id}/events`;
  expect((await test.app.inject({ method: 'HEAD', url, headers: { cookie } })).statusCode).toBe(404);
});

describe('a draft that is withdrawn before it was issued', () => {
  it('stays what it was to everybody else: nothing', async () => {
    const administrator = await signInAs(test, await makeAdministrator(test.db));
    const id = await makeConsultation(test.db, { state: 'draft' });
    const reply = await administrator.post(`/api/consultations/${id}/withdraw`, { reason: 'Another year.' });
    expect(reply.statusCode).toBe(200);
    expect((await administrator.get(`/api/consultations/${id}`)).json().state).toBe('withdrawn');
    for (const status of ['head', 'adviser'] as const) {
      const delegate = await signInAs(test, (await makeDelegate(test.db, { position: status })).account);
      expect((await delegate.get(`/api/consultations/${id}`)).statusCode).toBe(404);
      const listed = (await delegate.get('/api/consultations')).json() as { id: string }[];
      expect(listed.map((row) => row.id)).not.toContain(id);
    }
  });
});
