import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TopicState, topicStates } from '#shared/proposals/topic-state.ts';
import { type TestApp, testApp } from '#tests/support/app.ts';
import { type Cast, makeCast, makeRoundOf, refusalOf, setHours } from '#tests/support/make-consultation.ts';
import { makeConsultation, makeMember, makeTopic } from '#tests/support/make.ts';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await testApp();
  cast = await makeCast(app);
});
afterAll(() => app.close());

const text = (words: string) => ({ en: words, fr: `${words} (fr)`, es: `${words} (es)` });
const nobody = '00000000-0000-4000-8000-000000000000';

interface Topic {
  id: string;
  title: object;
  state: TopicState;
  stateReason: string | null;
  mergedInto: string | null;
  proposedBy: string | null;
  proposedAt: string | null;
  enteredBy: string | null;
  remark: { en: string } | null;
  sponsors: { member: string }[];
  history: {
    relation: string;
    year: number;
    title: { en: string };
    topic: string | null;
    deferredTo: number | null;
    consultation: string | null;
  }[];
}
type Who = Cast[keyof Cast];

let id: string;
beforeEach(async () => {
  id = await makeConsultation(app.db, { chair: cast.chair.account });
});

const topicsOf = async (consultation = id, who: Who = cast.chair): Promise<Topic[]> =>
  (await who.get(`/api/consultations/${consultation}`)).json<{ topics: Topic[] }>().topics;
const topicOf = async (topic: string, consultation = id) =>
  (await topicsOf(consultation)).find((one) => one.id === topic);
const propose = (who: Who, change: Record<string, unknown> = {}, consultation = id) =>
  who.post(`/api/consultations/${consultation}/topics`, {
    title: text('A topic'),
    reasons: text('Because'),
    member: who.member,
    ...change,
  });
const proposed = async (who: Who, change: Record<string, unknown> = {}) =>
  (await propose(who, change)).json<{ id: string }>().id;

describe('a delegation proposes', () => {
  test('a topic that the Chair has not ruled upon, for its Member, at the database’s time', async () => {
    const made = await propose(cast.head);
    expect(made.statusCode).toBe(201);
    const topic = await topicOf(made.json<{ id: string }>().id);
    expect(topic).toMatchObject({
      state: 'proposed',
      proposedBy: cast.head.member,
      enteredBy: null,
      title: text('A topic'),
    });
    expect(topic?.proposedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  const people: [keyof Cast, string][] = [
    ['representative', '201'],
    ['adviser', '403 notAllowed'],
    ['administrator', '403 notAllowed'],
    ['chair', '403 notAllowed'],
    ['observer', '403 notAllowed'],
    ['stranger', '403 notAllowed'],
  ];
  test.each(people)('%s: %s', async (who, expected) => {
    const made = await propose(cast[who], { member: cast[who].member || cast.head.member });
    expect(made.statusCode === 201 ? '201' : refusalOf(made)).toBe(expected);
  });

  test('but not for another Member', async () => {
    expect(refusalOf(await propose(cast.head, { member: cast.other.member }))).toBe('403 notAllowed');
    expect(await topicsOf()).toEqual([]);
  });

  test('strictly before the hour at which topics close', async () => {
    await setHours(app.db, id, { topicsClose: 0 });
    expect(refusalOf(await propose(cast.head))).toBe('409 notNow topicsClosed@');
    await setHours(app.db, id, { topicsClose: 60 });
    expect((await propose(cast.head)).statusCode).toBe(201);
  });

  test('in 150 words, on topics that exist; every fault is named', async () => {
    const refused = await propose(cast.head, {
      reasons: { en: 'word '.repeat(151), fr: 'mot' },
      buildsOn: [nobody],
      topic: nobody,
    });
    expect(refusalOf(refused)).toBe(
      '422 notAcceptable tooManyWords@/reasons/en topicUnknown@/buildsOn/0 topicUnknown@/topic',
    );
  });

  test('an earlier topic again, once, which keeps its history', async () => {
    const earlier = await makeConsultation(app.db, { year: 2004, state: 'concluded' });
    const topic = await makeTopic(app.db, { consultation: earlier });
    expect(await proposed(cast.head, { topic })).toBe(topic);
    expect((await topicOf(topic))?.history).toMatchObject([{ relation: 'stood', year: 2004, consultation: earlier }]);
    expect(refusalOf(await propose(cast.other, { topic }))).toBe('409 conflict topicHere@/topic');
  });

  test('a topic of a draft does not exist for it', async () => {
    const draft = await makeConsultation(app.db, { year: 2099, state: 'draft' });
    const topic = await makeTopic(app.db, { consultation: draft });
    expect(refusalOf(await propose(cast.head, { topic, buildsOn: [topic] }))).toBe(
      '422 notAcceptable topicUnknown@/buildsOn/0 topicUnknown@/topic',
    );
    expect((await cast.head.get(`/api/topics/${topic}`)).statusCode).toBe(404);
    expect((await cast.administrator.get(`/api/topics/${topic}`)).statusCode).toBe(200);
  });
});

describe('the Administration enters what a delegation proposed', () => {
  const enter = (change: Record<string, unknown> = {}, who: Who = cast.administrator) =>
    who.post(`/api/consultations/${id}/topics/entered`, {
      title: text('From the floor'),
      reasons: text('Because'),
      member: cast.head.member,
      proposedAt: '2020-11-24T15:00',
      ...change,
    });

  test('with the name of who entered it and the time at which it was proposed', async () => {
    const made = await enter();
    expect(await topicOf(made.json<{ id: string }>().id)).toMatchObject({
      state: 'proposed',
      proposedBy: cast.head.member,
      proposedAt: '2020-11-24T14:00:00.000000Z',
      enteredBy: 'Administrator',
    });
  });

  test('also after topics closed, if it was proposed before', async () => {
    await setHours(app.db, id, { topicsClose: -60, closes: -30 });
    expect((await enter()).statusCode).toBe(201);
    const justNow = new Date(Date.now() - 1000).toISOString();
    expect(refusalOf(await enter({ proposedAt: justNow }))).toBe('422 notAcceptable topicsClosed@/proposedAt');
  });

  test('not from the future, and not for an observer', async () => {
    const refused = await enter({ proposedAt: '2035-01-01T00:00', member: cast.observer.member });
    expect(refusalOf(refused)).toBe(
      '422 notAcceptable timeInFuture@/proposedAt topicsClosed@/proposedAt memberUnknown@/member',
    );
  });

  test('and nobody else does', async () => {
    for (const who of [cast.chair, cast.head, cast.auditor])
      expect(refusalOf(await enter({}, who))).toBe('403 notAllowed');
  });
});

describe('the note’s own topics', () => {
  test('are listed, changed, moved and taken out while it is a draft', async () => {
    const draft = await makeConsultation(app.db, { state: 'draft', chair: cast.chair.account });
    const earlier = await makeTopic(app.db, {
      consultation: await makeConsultation(app.db, { year: 2003, state: 'concluded' }),
    });
    const url = `/api/consultations/${draft}/topics`;
    const list = async (title: string, change: Record<string, unknown> = {}) =>
      (await cast.administrator.post(`${url}/listed`, { title: text(title), reasons: null, ...change })).json<{
        id: string;
      }>().id;
    const first = await list('First', { buildsOn: [earlier] });
    const second = await list('Second');
    expect((await topicsOf(draft)).map(({ state, title }) => [state, title])).toEqual([
      ['admitted', text('First')],
      ['admitted', text('Second')],
    ]);
    expect((await topicOf(first, draft))?.history).toMatchObject([
      { relation: 'buildsOn', year: 2003, topic: earlier },
    ]);

    const changed = { title: text('Moved'), reasons: text('Because'), remark: null, position: 5, buildsOn: [] };
    expect((await cast.administrator.send('PUT', `${url}/${first}`, changed)).statusCode).toBe(204);
    expect((await topicsOf(draft)).map(({ title }) => title)).toEqual([text('Second'), text('Moved')]);
    expect((await topicOf(first, draft))?.history).toEqual([]);
    expect((await cast.administrator.get(`/api/topics/${first}`)).json()).toMatchObject({ title: text('Moved') });

    expect((await cast.administrator.send('DELETE', `${url}/${second}`)).statusCode).toBe(204);
    expect((await topicsOf(draft)).map(({ id: topic }) => topic)).toEqual([first]);
    expect((await cast.administrator.get(`/api/topics/${second}`)).statusCode).toBe(404);
    expect((await cast.administrator.send('DELETE', `${url}/${second}`)).statusCode).toBe(404);
  });

  test('stay as they are once it is issued', async () => {
    const topic = await makeTopic(app.db, { consultation: id });
    const url = `/api/consultations/${id}/topics`;
    const words = { title: text('Other'), reasons: null, remark: null };
    expect(refusalOf(await cast.administrator.post(`${url}/listed`, { title: text('Late'), reasons: null }))).toBe(
      '409 notNow',
    );
    expect(refusalOf(await cast.administrator.send('PUT', `${url}/${topic}`, words))).toBe('409 notNow');
    expect(refusalOf(await cast.administrator.send('DELETE', `${url}/${topic}`))).toBe('409 notNow');
  });
});

describe('the Chair rules', () => {
  const rule = (topic: string, ruling: Record<string, unknown>, who: Who = cast.chair) =>
    who.post(`/api/consultations/${id}/topics/${topic}/ruling`, ruling);

  test('admits, refuses with a reason, merges, and corrects itself', async () => {
    const [one, other] = [await proposed(cast.head), await proposed(cast.other)];
    expect((await rule(one, { to: 'admitted' })).statusCode).toBe(204);
    expect(await topicOf(one)).toMatchObject({ state: 'admitted', stateReason: null });
    expect(refusalOf(await rule(one, { to: 'admitted' }))).toBe('409 notNow');
    expect(refusalOf(await rule(one, { to: 'notAdmitted' }))).toBe('422 notAcceptable missing@/reason');
    await rule(one, { to: 'notAdmitted', reason: 'Beyond the theme' });
    expect(await topicOf(one)).toMatchObject({ state: 'notAdmitted', stateReason: 'Beyond the theme' });
    expect(refusalOf(await rule(other, { to: 'merged', into: one }))).toBe('422 notAcceptable mergeInto@/into');
    await rule(one, { to: 'admitted' });
    await rule(other, { to: 'merged', into: one });
    expect(await topicOf(other)).toMatchObject({ state: 'merged', mergedInto: one });
    await rule(other, { to: 'admitted' });
    expect(await topicOf(other)).toMatchObject({ state: 'admitted', mergedInto: null });
  });

  const rulings = { admitted: {}, notAdmitted: { reason: 'No' }, merged: {} } as const;
  const from: Record<keyof typeof rulings | 'withdrawn', TopicState[]> = {
    admitted: ['proposed', 'notAdmitted', 'merged'],
    notAdmitted: ['proposed', 'admitted', 'merged'],
    merged: ['proposed', 'admitted', 'notAdmitted'],
    withdrawn: ['proposed', 'admitted'],
  };
  const steps = Object.keys(from) as (keyof typeof from)[];
  test.each(steps.flatMap((to) => topicStates.map((state) => [state, to] as const)))('%s to %s', async (state, to) => {
    const topic = await makeTopic(app.db, { consultation: id, proposedBy: cast.head.member });
    await app.db.updateTable('topic_station').set({ state }).where('topic_id', '=', topic).execute();
    const into = to === 'merged' ? { into: await makeTopic(app.db, { consultation: id }) } : {};
    const reply =
      to === 'withdrawn'
        ? await cast.head.post(`/api/consultations/${id}/topics/${topic}/withdrawal`, { member: cast.head.member })
        : await rule(topic, { to, ...rulings[to], ...into });
    expect(reply.statusCode).toBe(from[to].includes(state) ? 204 : 409);
    expect((await topicOf(topic))?.state).toBe(from[to].includes(state) ? to : state);
  });

  test('alone', async () => {
    const topic = await proposed(cast.head);
    for (const who of [cast.administrator, cast.head, cast.auditor]) {
      expect(refusalOf(await rule(topic, { to: 'admitted' }, who))).toBe('403 notAllowed');
    }
  });

  test.each([
    ['a draft', 'draft', 3600, 204],
    ['a round that is ready', 'ready', 3600, 204],
    ['a ready round past its hour', 'ready', -1, 409],
    ['an open round', 'open', -1, 409],
    ['a void round', 'void', -1, 204],
  ] as const)('on an option of %s', async (_name, state, opensIn, status) => {
    const topic = await proposed(cast.head);
    await makeRoundOf(app.db, id, state, { topic, opensIn });
    const reply = await rule(topic, { to: 'admitted' });
    expect(reply.statusCode).toBe(status);
    if (status === 409) expect(refusalOf(reply)).toBe('409 notNow topicInRound@');
    const withdrawal = await cast.head.post(`/api/consultations/${id}/topics/${topic}/withdrawal`, {
      member: cast.head.member,
    });
    expect(withdrawal.statusCode).toBe(status);
  });

  test('until the consultation is concluded', async () => {
    const topic = await proposed(cast.head);
    await app.db.updateTable('consultation').set({ state: 'concluded' }).where('id', '=', id).execute();
    expect(refusalOf(await rule(topic, { to: 'admitted' }))).toBe('409 notNow');
  });
});

describe('withdrawing and sponsoring', () => {
  test('only the delegation that proposed a topic withdraws it', async () => {
    const topic = await proposed(cast.head);
    const withdraw = (who: Who, member = who.member) =>
      who.post(`/api/consultations/${id}/topics/${topic}/withdrawal`, { member, reason: 'Overtaken' });
    expect(refusalOf(await withdraw(cast.other))).toBe('403 notAllowed');
    expect(refusalOf(await withdraw(cast.other, cast.head.member))).toBe('403 notAllowed');
    expect(refusalOf(await withdraw(cast.adviser))).toBe('403 notAllowed');
    expect((await withdraw(cast.representative)).statusCode).toBe(204);
    expect(await topicOf(topic)).toMatchObject({ state: 'withdrawn', stateReason: 'Overtaken' });
  });

  test('sponsors are Members, in order of time; who returns stands at the end', async () => {
    const topic = await proposed(cast.head);
    const third = { ...cast.other, member: await makeMember(app.db) };
    await app.db
      .insertInto('delegate')
      .values({
        id: randomUUID(),
        account_id: cast.other.account,
        member_code: third.member,
        position: 'representative',
        authority_by: null,
        authority_at: null,
        starts_at: '2006-01-01T00:00:00.000000Z',
        ends_at: null,
      })
      .execute();
    const sponsor = (method: 'PUT' | 'DELETE', who: Who) =>
      who.send(method, `/api/consultations/${id}/topics/${topic}/sponsors/${who.member}`);
    const listed = async () => (await topicOf(topic))?.sponsors.map(({ member }) => member);
    expect((await sponsor('PUT', third)).statusCode).toBe(204);
    expect((await sponsor('PUT', cast.other)).statusCode).toBe(204);
    expect((await sponsor('PUT', third)).statusCode).toBe(204);
    expect(await listed()).toEqual([third.member, cast.other.member]);
    expect((await sponsor('DELETE', third)).statusCode).toBe(204);
    expect((await sponsor('DELETE', third)).statusCode).toBe(204);
    expect(await listed()).toEqual([cast.other.member]);
    await sponsor('PUT', third);
    expect(await listed()).toEqual([cast.other.member, third.member]);
    expect(refusalOf(await sponsor('PUT', cast.head))).toBe('409 conflict proposerSponsors@');
    expect(refusalOf(await sponsor('PUT', { ...cast.head, member: cast.other.member }))).toBe('403 notAllowed');
    expect(refusalOf(await sponsor('PUT', cast.adviser))).toBe('403 notAllowed');
    await app.db.deleteFrom('delegate').where('member_code', '=', third.member).execute();
  });

  test('nobody sponsors what no longer stands', async () => {
    const topic = await makeTopic(app.db, { consultation: id, state: 'withdrawn' });
    const reply = await cast.head.send('PUT', `/api/consultations/${id}/topics/${topic}/sponsors/${cast.head.member}`);
    expect(refusalOf(reply)).toBe('409 notNow');
  });
});

describe('topics remember', () => {
  const draftFor = async (year: number) =>
    (await cast.administrator.post('/api/consultations', { year, title: text('Next'), places: 2 })).json<{
      id: string;
    }>().id;
  const year = (offset: number) => 2100 + offset;

  test('what one consultation deferred stands by itself in the draft of that year, marked', async () => {
    const first = await makeConsultation(app.db, { year: year(0), chair: cast.chair.account });
    const kept = await makeTopic(app.db, { consultation: first });
    const deferred = await makeTopic(app.db, { consultation: first });
    const before = await draftFor(year(2));
    const declared = await cast.chair.post(`/api/consultations/${first}/declaration`, {
      round: null,
      words: text('Agreed'),
      theme: { outcome: 'retained' },
      topics: [
        { topic: kept, outcome: 'retained' },
        { topic: deferred, outcome: 'deferred', deferredTo: year(2), ofGeneralInterest: true },
      ],
    });
    expect(declared.statusCode).toBe(200);

    expect(await topicsOf(await draftFor(year(1)), cast.administrator)).toEqual([]);
    const next = await draftFor(year(2));
    const topics = await topicsOf(next, cast.administrator);
    expect(await topicsOf(before, cast.administrator)).toMatchObject(topics);
    expect(topics).toMatchObject([
      {
        id: deferred,
        state: 'admitted',
        proposedBy: null,
        remark: { en: `Deferred to this year from the consultation for ${year(0)}.` },
        history: [
          {
            relation: 'stood',
            year: year(0),
            consultation: first,
            outcome: 'deferred',
            deferredTo: year(2),
            ofGeneralInterest: true,
          },
        ],
      },
    ]);
    const card = async (who: Who) =>
      (await who.get(`/api/topics/${deferred}`))
        .json<{ stations: { year: number }[] }>()
        .stations.map((station) => station.year);
    expect(await card(cast.administrator)).toEqual([year(0), year(2), year(2)]);
    // The draft is nobody's business yet.
    expect(await card(cast.head)).toEqual([year(0)]);
  });

  test('also in a draft that was there before, and once only', async () => {
    const next = await draftFor(year(12));
    const first = await makeConsultation(app.db, { year: year(10), state: 'concluded' });
    const topic = await makeTopic(app.db, { consultation: first });
    const record = (body: Record<string, unknown>) =>
      cast.administrator.post(`/api/topics/${topic}/history`, {
        year: year(11),
        kind: 'theme',
        title: text('As a theme'),
        outcome: 'deferred',
        deferredTo: year(12),
        ofGeneralInterest: false,
        ...body,
      });
    expect((await record({})).statusCode).toBe(201);
    expect((await topicsOf(next, cast.administrator)).map(({ id: found }) => found)).toEqual([topic]);
    await record({ year: year(10), deferredTo: year(12) });
    expect((await topicsOf(next, cast.administrator)).length).toBe(1);
  });

  test('not if a later year took it', async () => {
    const first = await makeConsultation(app.db, { year: year(20), state: 'concluded' });
    const topic = await makeTopic(app.db, { consultation: first });
    const history = (body: Record<string, unknown>) =>
      cast.administrator.post(`/api/topics/${topic}/history`, {
        kind: 'workshop',
        title: text('T'),
        ofGeneralInterest: false,
        ...body,
      });
    await history({ year: year(20), outcome: 'deferred', deferredTo: year(23) });
    await history({ year: year(22), outcome: 'retained' });
    expect(await topicsOf(await draftFor(year(23)), cast.administrator)).toEqual([]);
  });

  test('the Administration records memory from before: stations and what a topic builds on', async () => {
    const [topic, earlier] = [
      await makeTopic(app.db, { consultation: id }),
      await makeTopic(app.db, { consultation: id }),
    ];
    const url = `/api/topics/${topic}`;
    const station = {
      year: 2005,
      kind: 'theme',
      title: text('South/South'),
      outcome: 'notRetained',
      ofGeneralInterest: true,
    };
    expect((await cast.administrator.post(`${url}/history`, station)).statusCode).toBe(201);
    await cast.administrator.post(`${url}/links`, { title: text('Migration and Health'), year: 2004 });
    const card = await cast.administrator.post(`${url}/links`, { title: text('Other'), year: 2006, earlier });
    expect(card.json()).toMatchObject({
      topic,
      stations: [
        { year: 2005, kind: 'theme', outcome: 'notRetained', ofGeneralInterest: true, consultation: null },
        { year: 2006, consultation: id },
      ],
      buildsOn: [
        { year: 2004, topic: null },
        { year: 2006, topic: earlier },
      ],
      ledTo: [],
    });
    expect((await cast.head.get(`/api/topics/${earlier}`)).json()).toMatchObject({ ledTo: [{ topic }] });
    const page = await topicOf(topic);
    expect(page?.history.map((line) => `${line.relation} ${line.year}`)).toEqual([
      'buildsOn 2004',
      'stood 2005',
      'buildsOn 2006',
    ]);

    const wrong = await cast.administrator.post(`${url}/history`, {
      ...station,
      outcome: 'deferred',
      deferredTo: 2005,
    });
    expect(refusalOf(wrong)).toBe('422 notAcceptable laterYear@/deferredTo');
    expect(refusalOf(await cast.head.post(`${url}/history`, station))).toBe('403 notAllowed');
    expect(refusalOf(await cast.administrator.post(`/api/topics/${nobody}/history`, station))).toBe('404 notFound');
    expect(
      refusalOf(await cast.administrator.post(`${url}/links`, { title: text('X'), year: null, earlier: nobody })),
    ).toBe('422 notAcceptable topicUnknown@/earlier');
  });
});

test('like titles of this and earlier years are shown, without those of drafts', async () => {
  const earlier = await makeConsultation(app.db, { year: 2001, state: 'concluded' });
  const draft = await makeConsultation(app.db, { year: 2098, state: 'draft' });
  const title = text('Zebras and the Glaciers');
  const old = await makeTopic(app.db, { consultation: earlier, title });
  const here = await makeTopic(app.db, { consultation: id, title: text('Glaciers and Zebras in Europe') });
  const hidden = await makeTopic(app.db, { consultation: draft, title });
  const like = async (who: Who) =>
    (await who.get(`/api/consultations/${id}/topics/like?title=${encodeURIComponent('ZEBRAS & glaciers')}`)).json<
      { topic: string; here: boolean; year: number; likeness: number }[]
    >();
  expect((await like(cast.head)).map(({ topic, here: stands, year }) => [topic, stands, year])).toEqual([
    [old, false, 2001],
    [here, true, 2006],
  ]);
  expect((await like(cast.administrator)).map(({ topic }) => topic)).toContain(hidden);
});

test('cards of all topics show to each reader the consultations that the reader may read', async () => {
  const closed = await makeConsultation(app.db, { openToObservers: false });
  const topic = await makeTopic(app.db, { consultation: closed });
  const has = async (who: Who) =>
    (await who.get('/api/topics')).json<{ topic: string }[]>().some((card) => card.topic === topic);
  expect([
    await has(cast.head),
    await has(cast.administrator),
    await has(cast.observer),
    await has(cast.stranger),
  ]).toEqual([true, true, false, false]);
});
