import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleDueRounds } from '#server/jobs/deadlines.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount, makeDelegate, makeMember } from '#tests/support/make.ts';
import { callers, cast, makeNextRound, makeRound, type MadeRound, moveClose } from '#tests/support/make-round.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

interface People {
  readonly chair: Caller;
  readonly administrator: Caller;
  readonly delegate: Caller;
  readonly auditor: Caller;
  readonly observer: Caller;
}

async function people(round: MadeRound): Promise<People> {
  const auditor = await makeAccount(test.db, { offices: ['auditor'] });
  const observer = await makeDelegate(test.db, { member: await makeMember(test.db, { status: 'observer' }) });
  return {
    chair: await signInAs(test, round.chair),
    administrator: await signInAs(test, round.administrator),
    delegate: await signInAs(test, round.delegates[0]!.account),
    auditor: await signInAs(test, auditor),
    observer: await signInAs(test, observer.account),
  };
}

/** Release by the Administration, of the figures that it was shown. */
async function release(administrator: Caller, round: string): Promise<number> {
  const { resultHash } = (await administrator.get(`/api/rounds/${round}/figures`)).json();
  return (await administrator.post(`/api/rounds/${round}/tally`, { resultHash })).statusCode;
}

describe('a round from draft to declaration', () => {
  it('is drafted, completed, opened, closed and released, each by whose act it is', async () => {
    const round = await makeRound(test, { state: 'draft' });
    const { chair, administrator, delegate } = await people(round);
    const title = (en: string) => ({ en, fr: `${en} fr`, es: `${en} es` });
    const draft = {
      question: { en: 'Which topics?' },
      options: round.topics.map((topic, at) => ({ topic, title: title(`Topic ${at}`) })),
      maximum: 2,
      places: 2,
      tieMeans: ['furtherRound'],
      opensAt: inHours(1),
      closesAt: inHours(2),
    };
    const made = await administrator.post(`/api/consultations/${round.consultation}/rounds`, draft);
    expect(made.statusCode).toBe(201);
    const { id, version, missing, state } = made.json();
    expect(state).toBe('draft');
    expect(missing.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/question/fr', '/question/es']);
    expect((await delegate.get(`/api/rounds/${id}`)).statusCode, 'a draft is nothing yet to delegations').toBe(404);
    expect((await administrator.post(`/api/rounds/${id}/ready`)).json().code).toBe('roundIncomplete');

    const complete = { ...draft, question: title('Which topics?') };
    const stale = await administrator.send('PUT', `/api/rounds/${id}`, complete, { 'if-match': '"99"' });
    expect(stale.statusCode).toBe(412);
    const changed = await administrator.send('PUT', `/api/rounds/${id}`, complete, { 'if-match': `"${version}"` });
    expect(changed.json().missing).toEqual([]);
    expect((await chair.post(`/api/rounds/${id}/open`)).json()).toMatchObject({ code: 'notNow' });
    expect((await administrator.post(`/api/rounds/${id}/ready`)).json().state).toBe('ready');
    expect((await administrator.post(`/api/rounds/${id}/open`)).statusCode, 'opening is the Chair’s act').toBe(403);
    const opened = await chair.post(`/api/rounds/${id}/open`);
    expect(opened.json()).toMatchObject({ state: 'open', turnout: { answered: 0 } });
    expect((await chair.post(`/api/rounds/${id}/open`)).json().openedAt, 'a second press changes nothing').toBe(
      opened.json().openedAt,
    );
    const late = await administrator.send('PUT', `/api/rounds/${id}`, complete, {
      'if-match': `"${opened.json().version}"`,
    });
    expect(late.json(), 'nothing of an open round is edited').toMatchObject({ code: 'notNow' });
  });

  it('shows figures to those whose turn it is, and to nobody before the close', async () => {
    const round = await makeRound(test, { members: 6 });
    const everybody = await people(round);
    const senders = await callers(test, round);
    for (const [at, sender] of senders.entries()) {
      await cast(sender, round.id, { member: round.delegates[at]!.member, marks: at < 4 ? [1, 0, 1] : null });
    }
    const seen = async (): Promise<Record<keyof People, number>> => {
      const status = async (caller: Caller) => (await caller.get(`/api/rounds/${round.id}/figures`)).statusCode;
      return {
        chair: await status(everybody.chair),
        administrator: await status(everybody.administrator),
        delegate: await status(everybody.delegate),
        auditor: await status(everybody.auditor),
        observer: await status(everybody.observer),
      };
    };
    const nobody = { chair: 409, administrator: 409, delegate: 409, auditor: 409, observer: 409 };
    expect(await seen(), 'open').toEqual(nobody);
    await everybody.chair.post(`/api/rounds/${round.id}/close`, { reason: 'All have answered.' });
    expect(await seen(), 'closed').toEqual({ ...nobody, administrator: 200, auditor: 200 });
    expect(await release(everybody.administrator, round.id)).toBe(200);
    expect(await seen(), 'tallied').toEqual({ ...nobody, administrator: 200, auditor: 200, chair: 200 });

    const declared = await everybody.chair.post(`/api/consultations/${round.consultation}/declaration`, {
      round: round.id,
      words: { en: 'Topics 1 and 3 are retained.' },
      theme: { outcome: 'retained' },
      topics: [
        { topic: round.topics[0], outcome: 'retained', title: { en: 'Another title' } },
        { topic: round.topics[1], outcome: 'deferred', deferredTo: 2007 },
        { topic: round.topics[2], outcome: 'retained', ofGeneralInterest: true },
      ],
    });
    expect(declared.statusCode).toBe(200);
    expect(await seen(), 'declared').toEqual({
      chair: 200,
      administrator: 200,
      delegate: 200,
      auditor: 200,
      observer: 200,
    });
    const { participation, options, outcome } = (
      await everybody.observer.get(`/api/rounds/${round.id}/figures`)
    ).json();
    expect(participation).toMatchObject({ withChoice: 4, abstentions: 2 });
    expect(participation.entitled).toBe(participation.withChoice + participation.abstentions + participation.noAnswer);
    expect(options.map(({ votes }: { votes: number }) => votes)).toEqual([4, 0, 4]);
    expect(outcome.line.en).toBe('A and C');
    const again = await everybody.chair.post(`/api/consultations/${round.consultation}/declaration`, {});
    expect(again.statusCode, 'what is declared is fixed').toBeGreaterThanOrEqual(400);
  });

  it('refuses a declaration with every reason', async () => {
    const round = await makeRound(test, { members: 3 });
    const { chair, administrator } = await people(round);
    const [sender] = await callers(test, round);
    await cast(sender!, round.id, { member: round.delegates[0]!.member, marks: [1, 1, 0] });
    await chair.post(`/api/rounds/${round.id}/close`, { reason: 'Enough.' });
    await release(administrator, round.id);
    const reply = await chair.post(`/api/consultations/${round.consultation}/declaration`, {
      round: round.id,
      words: { en: 'So declared.' },
      theme: { outcome: 'deferred' },
      topics: [
        { topic: round.topics[0], outcome: 'deferred', deferredTo: 2006 },
        { topic: round.topics[0], outcome: 'merged', mergedInto: round.topics[0] },
      ],
    });
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors.map(({ reason, pointer }: Record<string, string>) => `${reason} ${pointer}`)).toEqual([
      'deferredToLaterYear /topics/0/deferredTo',
      'topicTwice /topics/1/topic',
      'mergedIntoAnother /topics/1/mergedInto',
      'topicsWithoutOutcome /topics',
      'deferredToLaterYear /theme/deferredTo',
      'departureWithoutReason /departure',
    ]);
  });
});

describe('hours', () => {
  it('is closed for everybody at its close although no job ran, and counted once by the first who touches it', async () => {
    const round = await makeRound(test);
    const { delegate, administrator } = await people(round);
    await moveClose(test, round.id, -5);
    const [one, two] = await Promise.all([
      delegate.get(`/api/rounds/${round.id}`),
      administrator.get(`/api/rounds/${round.id}`),
    ]);
    expect([one.json().state, two.json().state]).toEqual(['closed', 'closed']);
    const events = await test.db
      .selectFrom('round_event')
      .where('round_id', '=', round.id)
      .select('kind')
      .orderBy('position')
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual([1, 4]);
    const row = await test.db
      .selectFrom('round')
      .where('id', '=', round.id)
      .select(['closed_at', 'closes_at'])
      .executeTakeFirstOrThrow();
    expect(row.closed_at, 'closed at its hour, not at the touch').toBe(row.closes_at);
  });

  it('opens at its hour by whoever touches it first, or by the job', async () => {
    const round = await makeRound(test, { state: 'ready' });
    const { delegate } = await people(round);
    expect((await delegate.get(`/api/rounds/${round.id}`)).json().state).toBe('ready');
    await test.db
      .updateTable('round')
      .set({ opens_at: inHours(-1) })
      .where('id', '=', round.id)
      .execute();
    await settleDueRounds(test.deps);
    const row = await test.db
      .selectFrom('round')
      .where('id', '=', round.id)
      .select(['state', 'manifest_hash'])
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('open');
    expect((await delegate.get(`/api/rounds/${round.id}`)).json()).toMatchObject({ state: 'open' });
  });

  it('falls back to a draft at its hour when the Chair has taken an admission back', async () => {
    const round = await makeRound(test, { state: 'ready' });
    const { chair, administrator } = await people(round);
    const ruling = `/api/consultations/${round.consultation}/topics/${round.topics[0]}/ruling`;
    expect((await chair.post(ruling, { to: 'notAdmitted', reason: 'Out of scope.' })).statusCode).toBe(204);
    expect((await chair.post(`/api/rounds/${round.id}/open`)).json().errors).toMatchObject([
      { reason: 'topicNotAdmitted' },
    ]);
    await test.db
      .updateTable('round')
      .set({ opens_at: inHours(-1) })
      .where('id', '=', round.id)
      .execute();
    const seen = (await administrator.get(`/api/rounds/${round.id}`)).json();
    expect(seen).toMatchObject({ state: 'draft', manifestHash: null });
    expect(seen.missing).toContainEqual({ reason: 'topicNotAdmitted', pointer: '/options/0/topic', values: {} });
  });

  it('is extended only later, only while open, with a reason that everybody reads', async () => {
    const round = await makeRound(test, { closesIn: 3600 });
    const { chair, delegate } = await people(round);
    const extend = (closesAt: string) =>
      chair.post(`/api/rounds/${round.id}/extend`, { closesAt, reason: 'A line was down.' });
    expect((await extend(inHours(0.5))).json().code).toBe('closeNotLater');
    const extended = await extend(inHours(3));
    expect(extended.statusCode).toBe(200);
    const { announcedCloseAt, closesAt, extensions } = (await delegate.get(`/api/rounds/${round.id}`)).json();
    expect(extensions).toMatchObject([{ from: announcedCloseAt, to: closesAt, reason: 'A line was down.' }]);
    expect(announcedCloseAt < closesAt).toBe(true);
    await moveClose(test, round.id, -1);
    expect((await extend(inHours(4))).json()).toMatchObject({ code: 'notNow', values: { state: 'closed' } });
  });

  it('asks which hour is meant where the clocks change', async () => {
    const round = await makeRound(test);
    const { chair } = await people(round);
    const extend = (closesAt: string) => chair.post(`/api/rounds/${round.id}/extend`, { closesAt, reason: 'Later.' });
    expect((await extend('2027-10-31T02:30')).json()).toMatchObject({
      code: 'timeAmbiguous',
      facts: { instants: ['2027-10-31T00:30:00.000000Z', '2027-10-31T01:30:00.000000Z'] },
    });
    expect((await extend('2027-03-28T02:30')).json()).toMatchObject({ code: 'timeMissing' });
  });

  it('keeps everything of a round that is given up, and counts none of it', async () => {
    const round = await makeRound(test);
    const { chair, delegate } = await people(round);
    const member = round.delegates[0]!.member;
    await cast(delegate, round.id, { member, marks: [1, 0, 0] });
    expect((await chair.post(`/api/rounds/${round.id}/void`, { reason: 'Wrong question.' })).json()).toMatchObject({
      state: 'void',
    });
    expect((await cast(delegate, round.id, { member, marks: [1, 0, 0], replaces: 1 })).json()).toMatchObject({
      code: 'roundNotOpen',
    });
    expect((await delegate.get(`/api/rounds/${round.id}/ballots/${member}`)).json()).toMatchObject({
      marks: [1, 0, 0],
    });
    expect((await chair.get(`/api/rounds/${round.id}/figures`)).statusCode).toBe(409);
  });
});

/** Twenty-four one-choice ballots A 10, B 7, C 7, and twelve two-choice ballots AB 5, AC 5, BC 2. */
const tieCases: [string, number[][]][] = [
  [
    '24 one-choice ballots',
    [...Array(10).fill([1, 0, 0]), ...Array(7).fill([0, 1, 0]), ...Array(7).fill([0, 0, 1])] as number[][],
  ],
  [
    '12 two-choice ballots',
    [...Array(5).fill([1, 1, 0]), ...Array(5).fill([1, 0, 1]), ...Array(2).fill([0, 1, 1])] as number[][],
  ],
];

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

describe('a tie for the last place', () => {
  it.each(tieCases)(
    '%s: the leader; the two others tied for the second place, in any order of options',
    async (_, ballots) => {
      const around = await makeRound(test, { members: ballots.length, state: 'draft' });
      const { chair, administrator, delegate } = await people(around);
      const senders = await callers(test, around);
      for (const order of orders) {
        // order[position] is the option of the story that stands at this position; its letter is the position's.
        const topics = order.map((option) => around.topics[option]!);
        const round = await makeNextRound(test, { ...around, topics });
        const letterOf = (option: number) => 'ABC'[order.findIndex((at) => at === option)]!;
        for (const [at, marks] of ballots.entries()) {
          const reply = await cast(senders[at]!, round, {
            member: around.delegates[at]!.member,
            marks: order.map((option) => marks[option]!),
          });
          expect(reply.statusCode).toBe(201);
        }
        await chair.post(`/api/rounds/${round}/close`, { reason: 'Tie test.' });
        const figures = (await administrator.get(`/api/rounds/${round}/figures`)).json();
        const tied = [letterOf(1), letterOf(2)].sort();
        expect(figures.outcome).toMatchObject({ selected: [letterOf(0)], tied: { place: 2, places: 1, among: tied } });
        expect(figures.outcome.line.en).toBe(`${letterOf(0)}; ${tied[0]} and ${tied[1]} tied for the second place`);
        const csv = await administrator.get(`/api/rounds/${round}/figures.csv?language=en`);
        expect(csv.body).toContain(`${letterOf(0)}; ${tied[0]} and ${tied[1]} tied for the second place`);
      }
      expect((await delegate.get(`/api/consultations/${around.consultation}`)).statusCode).toBe(200);
    },
  );

  it('is resolved only by what the round’s rule allows', async () => {
    const round = await makeRound(test, { members: 24, tieMeans: ['furtherRound', 'bothRetained'] });
    const { chair, administrator } = await people(round);
    const senders = await callers(test, round);
    for (const [at, marks] of tieCases[0]![1].entries()) {
      await cast(senders[at]!, round.id, { member: round.delegates[at]!.member, marks });
    }
    await chair.post(`/api/rounds/${round.id}/close`, { reason: 'Tie.' });
    await release(administrator, round.id);
    const [a, b, c] = round.topics;
    const declare = (retained: (string | undefined)[], more: object = {}) =>
      chair.post(`/api/consultations/${round.consultation}/declaration`, {
        round: round.id,
        words: { en: 'Declared.' },
        theme: { outcome: 'retained' },
        topics: [a, b, c].map((topic) => ({ topic, outcome: retained.includes(topic) ? 'retained' : 'notRetained' })),
        ...more,
      });
    expect((await declare([a, b])).json()).toMatchObject({ code: 'tieUnresolved' });
    const lot = { tie: { means: 'lot', order: ['B', 'C'], drawnBy: 'Teller', witnesses: 'All' } };
    expect((await declare([a, b], lot)).json().errors[0].reason, 'a lot was not allowed').toBe('tieMeansNotAllowed');
    expect((await declare([a, b], { tie: { means: 'bothRetained' } })).json().errors[0].reason).toBe(
      'departureWithoutReason',
    );

    const further = await chair.post(`/api/rounds/${round.id}/further`, { opensAt: inHours(1), closesAt: inHours(2) });
    expect(further.json()).toMatchObject({ furtherOf: round.id, places: 1, maximum: 1, state: 'draft' });
    expect(further.json().options.map(({ topic }: { topic: string }) => topic)).toEqual([b, c]);
    expect((await declare([a, b, c], { tie: { means: 'bothRetained' } })).json(), 'a round is under way').toMatchObject(
      { code: 'notNow' },
    );
    await chair.post(`/api/rounds/${further.json().id}/void`, { reason: 'Not needed.' });
    expect((await declare([a, b, c], { tie: { means: 'bothRetained' } })).statusCode).toBe(200);
  });

  it('knows two equal options that both fit as no tie', async () => {
    const round = await makeRound(test, { members: 2 });
    const { chair, administrator } = await people(round);
    const senders = await callers(test, round);
    for (const [at, sender] of senders.entries())
      await cast(sender, round.id, { member: round.delegates[at]!.member, marks: [1, 1, 0] });
    await chair.post(`/api/rounds/${round.id}/close`, { reason: 'All in.' });
    const { outcome } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
    expect(outcome).toMatchObject({ selected: ['A', 'B'], tied: null, line: { en: 'A and B' } });
  });
});

describe('turnout', () => {
  it('is a figure for all who see the round, and names for the Administration alone', async () => {
    const round = await makeRound(test, { members: 6 });
    const { administrator, delegate, chair } = await people(round);
    await cast(delegate, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 0] });
    const seen = (await delegate.get(`/api/rounds/${round.id}`)).json();
    expect(seen.turnout).toMatchObject({ answered: 1 });
    expect(seen.names).toBeUndefined();
    expect((await chair.get(`/api/rounds/${round.id}/answers`)).statusCode).toBe(403);
    const { answers } = (await administrator.get(`/api/rounds/${round.id}/answers`)).json();
    const answered = answers.filter(({ revision }: { revision: number }) => revision > 0);
    expect(answered.map(({ member }: { member: string }) => member)).toEqual([round.delegates[0]!.member]);
  });
});

describe('single choices', () => {
  it('are seen after the close by the Administration and auditors alone in a confidential round, by all in a recorded one', async () => {
    for (const secrecy of ['confidential', 'recorded'] as const) {
      const round = await makeRound(test, { secrecy, members: 2 });
      const { chair, administrator, auditor, delegate, observer } = await people(round);
      await cast(delegate, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 1] });
      await chair.post(`/api/rounds/${round.id}/close`, { reason: 'In.' });
      const choicesOf = async (caller: Caller) => (await caller.get(`/api/rounds/${round.id}/figures`)).json().choices;
      const wanted = [{ member: round.delegates[0]!.member, letters: ['A', 'C'], abstains: false }];
      expect(await choicesOf(administrator), secrecy).toEqual(wanted);
      expect(await choicesOf(auditor), secrecy).toEqual(wanted);
      await release(administrator, round.id);
      expect(await choicesOf(chair), 'the Chair reads totals').toBeUndefined();
      await chair.post(`/api/consultations/${round.consultation}/declaration`, {
        round: round.id,
        words: { en: 'Declared.' },
        theme: { outcome: 'retained' },
        topics: round.topics.map((topic, at) => ({ topic, outcome: at === 1 ? 'notRetained' : 'retained' })),
      });
      const toAll = secrecy === 'recorded' ? wanted : undefined;
      for (const reader of [delegate, observer, chair]) expect(await choicesOf(reader), secrecy).toEqual(toAll);
    }
  });
});
