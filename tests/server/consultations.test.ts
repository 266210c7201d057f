import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '#tests/support/app.ts';
import { type Cast, makeCast, makeRoundOf, refusalOf, setHours } from '#tests/support/make-consultation.ts';
import { makeNextRound } from '#tests/support/make-round.ts';
import { makeConsultation, makeMember, makeTopic } from '#tests/support/make.ts';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await testApp();
  cast = await makeCast(app);
});
afterAll(() => app.close());

const text = (words: string) => ({ en: words, fr: `${words} (fr)`, es: `${words} (es)` });
const body = (change: Record<string, unknown> = {}) => ({
  title: text('Note'),
  symbol: null,
  remark: null,
  asked: [text('Views on the theme')],
  places: 2,
  chair: cast.chair.account,
  openToObservers: true,
  opensAt: '2035-01-10T09:00',
  topicsCloseAt: '2035-01-20T18:00',
  closesAt: '2035-01-31T18:00',
  paragraphs: [
    { number: 11, heading: null, words: text('Eleven') },
    { number: 12, heading: text('Heading'), words: text('Twelve') },
  ],
  theme: { title: text('Partnerships'), paragraph: 11 },
  ...change,
});
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const put = (id: string, version: number, change: Record<string, unknown> = {}) =>
  cast.administrator.send('PUT', `/api/consultations/${id}`, body(change), ifMatch(version));

async function draft(year = 2006): Promise<string> {
  const made = await cast.administrator.post('/api/consultations', { year, title: text('Consultation'), places: 2 });
  expect(made.statusCode).toBe(201);
  return made.json<{ id: string }>().id;
}

describe('drafting', () => {
  test('a draft is replaced as a whole and read as it was written, hours in UTC', async () => {
    const id = await draft();
    const saved = await put(id, 1);
    expect([saved.statusCode, saved.json()]).toEqual([200, { version: 2 }]);
    const page = (await cast.administrator.get(`/api/consultations/${id}`)).json<Record<string, unknown>>();
    expect(page).toMatchObject({
      version: 2,
      state: 'draft',
      title: text('Note'),
      asked: [text('Views on the theme')],
      opensAt: '2035-01-10T08:00:00.000000Z',
      topicsCloseAt: '2035-01-20T17:00:00.000000Z',
      closesAt: '2035-01-31T17:00:00.000000Z',
      chair: { account: cast.chair.account, name: 'The Chair' },
      paragraphs: [{ number: 11 }, { number: 12, heading: text('Heading') }],
      theme: { title: text('Partnerships'), paragraph: 11, outcome: null },
      topics: [],
      rounds: [],
      declarations: [],
      missing: [],
      may: ['editConsultation', 'appointChair', 'issueConsultation', 'withdrawConsultation', 'listTopic'],
    });
  });

  test('two editors of one version: the second is told, and nothing of the second is stored', async () => {
    const id = await draft();
    const [one, other] = await Promise.all([
      put(id, 1, { symbol: 'A/1' }),
      put(id, 1, { symbol: 'A/2', paragraphs: [], theme: null }),
    ]);
    expect(new Set([one.statusCode, other.statusCode])).toEqual(new Set([200, 412]));
    const page = (await cast.administrator.get(`/api/consultations/${id}`)).json<{
      symbol: string;
      paragraphs: unknown[];
    }>();
    expect([page.symbol, page.paragraphs.length]).toEqual(one.statusCode === 200 ? ['A/1', 2] : ['A/2', 0]);
    const unversioned = await cast.administrator.send('PUT', `/api/consultations/${id}`, body());
    expect(refusalOf(unversioned)).toBe('428 versionMissing');
  });

  const broken: [string, Record<string, unknown>, string][] = [
    [
      'hours out of order',
      { closesAt: '2035-01-05T18:00' },
      '422 notAcceptable closesBeforeOpens@/closesAt topicsAfterClose@/topicsCloseAt',
    ],
    ['an hour that exists twice', { closesAt: '2034-10-29T02:30' }, '422 timeAmbiguous timeAmbiguous@/closesAt'],
    ['an hour that does not exist', { opensAt: '2034-03-26T02:30' }, '422 timeMissing timeMissing@/opensAt'],
    [
      'numbers that fall, and a paragraph that is not there',
      {
        paragraphs: [
          { number: 2, heading: null, words: text('b') },
          { number: 1, heading: null, words: text('a') },
        ],
      },
      '422 notAcceptable numbersRise@/paragraphs/1/number noSuchParagraph@/theme/paragraph',
    ],
    [
      'a Chair who is nobody',
      { chair: '00000000-0000-4000-8000-000000000000' },
      '422 notAcceptable accountUnknown@/chair',
    ],
    ['no title', { title: {} }, '400 malformed missing@/title'],
  ];
  test.each(broken)('%s: nothing is stored', async (_name, change, expected) => {
    const id = await draft();
    expect(refusalOf(await put(id, 1, { symbol: 'NEW', ...change }))).toBe(expected);
    const page = (await cast.administrator.get(`/api/consultations/${id}`)).json();
    expect(page).toMatchObject({ version: 1, symbol: null, paragraphs: [], theme: null });
  });

  test('an hour that exists twice is answered with both instants', async () => {
    const refused = await put(await draft(), 1, { closesAt: '2034-10-29T02:30' });
    expect(refused.json<{ facts: unknown }>().facts).toEqual({
      instants: ['2034-10-29T00:30:00.000000Z', '2034-10-29T01:30:00.000000Z'],
      pointer: '/closesAt',
    });
  });
});

describe('issuing', () => {
  test('an empty draft is told everything that it lacks', async () => {
    const id = await draft();
    const refused = await cast.administrator.post(`/api/consultations/${id}/issue`, undefined, ifMatch(1));
    expect(refusalOf(refused)).toBe(
      '422 notAcceptable themeMissing@/theme noteMissing@/paragraphs hourMissing@/opensAt hourMissing@/topicsCloseAt hourMissing@/closesAt chairMissing@/chair',
    );
  });

  test('missing languages do not bar it; they are named at the issue and on the page', async () => {
    const id = await draft();
    await put(id, 1, { remark: { en: 'Summary' }, theme: { title: { en: 'Partnerships' }, paragraph: 11 } });
    const stale = await cast.administrator.post(`/api/consultations/${id}/issue`, undefined, ifMatch(1));
    expect(refusalOf(stale)).toBe('412 versionChanged');
    const issued = await cast.administrator.post(`/api/consultations/${id}/issue`, undefined, ifMatch(2));
    const missing = [
      { pointer: '/remark', languages: ['fr', 'es'] },
      { pointer: '/theme/title', languages: ['fr', 'es'] },
    ];
    expect([issued.statusCode, issued.json()]).toEqual([200, { version: 3, missing }]);
    const page = (await cast.head.get(`/api/consultations/${id}`)).json();
    expect(page).toMatchObject({ state: 'issued', missing });
    expect(refusalOf(await put(id, 3))).toBe('409 notNow');
    const again = await cast.administrator.post(`/api/consultations/${id}/issue`, undefined, ifMatch(3));
    expect(refusalOf(again)).toBe('409 notNow');
  });
});

describe('hours of an issued consultation', () => {
  let id: string;
  beforeEach(async () => {
    id = await makeConsultation(app.db, { chair: cast.chair.account });
  });
  const move = (who: Cast[keyof Cast], wanted: Record<string, string>, version = 1) =>
    who.post(`/api/consultations/${id}/hours`, { reason: 'Capitals asked for time', ...wanted }, ifMatch(version));

  test('the Chair moves the close later, and the reason is kept', async () => {
    const moved = await move(cast.chair, { closesAt: '2035-01-31T18:00' });
    expect([moved.statusCode, moved.json()]).toEqual([200, { version: 2 }]);
    const [act] = await app.db
      .selectFrom('audit_event')
      .where('subject', '=', `consultation:${id}`)
      .selectAll()
      .execute();
    expect(act).toMatchObject({
      action: 'moveHours',
      account_id: cast.chair.account,
      facts: { reason: 'Capitals asked for time' },
    });
  });

  test('never earlier, and every fault is named', async () => {
    const refused = await move(cast.chair, { opensAt: '2035-01-01T00:00Z', closesAt: '2000-01-01T00:00Z' });
    expect(refusalOf(refused)).toBe('422 notAcceptable presentHourPassed@/opensAt hourNotLater@/closesAt');
  });

  test('not once the close has come', async () => {
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    expect(refusalOf(await move(cast.chair, { closesAt: '2035-01-31T18:00' }))).toBe('409 notNow');
  });

  test('the hour for topics stays passed while the consultation is open', async () => {
    await setHours(app.db, id, { topicsClose: 0 });
    const refused = await move(cast.administrator, {
      topicsCloseAt: '2030-01-31T18:00Z',
      closesAt: '2035-01-31T18:00Z',
    });
    expect(refusalOf(refused)).toBe('422 notAcceptable presentHourPassed@/topicsCloseAt');
  });

  test('what is refused at this stage says so in the reader’s words', async () => {
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    const wanted = { closesAt: '2035-01-31T18:00', reason: 'Time' };
    const reply = await cast.chair.post(`/api/consultations/${id}/hours`, wanted, {
      ...ifMatch(1),
      'accept-language': 'fr',
    });
    expect(reply.json()).toMatchObject({
      title: 'Cela n’est pas possible à ce stade (close).',
      values: { state: 'closed' },
    });
  });

  test('a stale version, and somebody who may not', async () => {
    expect(refusalOf(await move(cast.chair, { closesAt: '2035-01-31T18:00' }, 7))).toBe('412 versionChanged');
    expect(refusalOf(await move(cast.head, { closesAt: '2035-01-31T18:00' }))).toBe('403 notAllowed');
  });
});

describe('every act in every state', () => {
  const states = ['draft', 'issued', 'open', 'closed', 'concluded', 'withdrawn'] as const;
  type State = (typeof states)[number];
  /** Which acts go, from where, by whom; all others answer notNow. */
  const goes: Record<string, { by: 'administrator' | 'chair'; from: State[] }> = {
    edit: { by: 'administrator', from: ['draft'] },
    issue: { by: 'administrator', from: ['draft'] },
    chair: { by: 'administrator', from: ['draft', 'issued', 'open', 'closed'] },
    hours: { by: 'chair', from: ['issued', 'open'] },
    withdraw: { by: 'chair', from: ['issued', 'open', 'closed'] },
    withdrawDraft: { by: 'administrator', from: ['draft', 'issued'] },
  };
  const inState = async (state: State): Promise<string> => {
    const stored = state === 'open' || state === 'closed' ? 'issued' : state;
    const id = await makeConsultation(app.db, { state: stored, chair: cast.chair.account });
    if (state === 'issued' || state === 'draft') await setHours(app.db, id, { opens: 60 });
    if (state === 'closed') await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    await app.db
      .insertInto('paragraph')
      .values({ consultation_id: id, number: 1, heading: null, words: JSON.stringify(text('One')) as never })
      .execute();
    return id;
  };
  const act = (name: string, id: string) => {
    const { by } = goes[name]!;
    const url = `/api/consultations/${id}`;
    switch (name) {
      case 'edit':
        return cast[by].send('PUT', url, body(), ifMatch(1));
      case 'issue':
        return cast[by].post(`${url}/issue`, undefined, ifMatch(1));
      case 'chair':
        return cast[by].post(`${url}/chair`, { account: cast.other.account });
      case 'hours':
        return cast[by].post(`${url}/hours`, { closesAt: '2035-01-31T18:00', reason: 'Time' }, ifMatch(1));
      default:
        return cast[by].post(`${url}/withdraw`, { reason: 'Given up' });
    }
  };
  test.each(Object.keys(goes).flatMap((name) => states.map((state) => [name, state] as const)))(
    '%s in %s',
    async (name, state) => {
      const id = await inState(state);
      const reply = await act(name, id);
      const before = await app.db
        .selectFrom('consultation')
        .where('id', '=', id)
        .select('version')
        .executeTakeFirstOrThrow();
      if (goes[name]!.from.includes(state)) expect([reply.statusCode, before.version]).toEqual([200, 2]);
      else expect([reply.json<{ code: string }>().code, before.version]).toEqual(['notNow', 1]);
    },
  );

  test('a consultation is not withdrawn over a round that is not ended', async () => {
    const id = await inState('open');
    await makeRoundOf(app.db, id, 'draft');
    expect(refusalOf(await act('withdraw', id))).toBe('409 conflict roundUnfinished@');
    await app.db.updateTable('round').set({ state: 'void' }).where('consultation_id', '=', id).execute();
    expect((await act('withdraw', id)).statusCode).toBe(200);
    expect((await cast.head.get(`/api/consultations/${id}`)).json()).toMatchObject({
      state: 'withdrawn',
      stateReason: 'Given up',
    });
  });
});

describe('who sees what', () => {
  const sees = async (who: Cast[keyof Cast], id: string) => {
    const list = (await who.get('/api/consultations')).json<{ id: string }[]>().some((row) => row.id === id);
    const status = (await who.get(`/api/consultations/${id}`)).statusCode;
    return `${list ? 'listed' : 'not listed'} ${status}`;
  };
  const everybody = ['administrator', 'chair', 'auditor', 'head', 'adviser', 'observer', 'stranger'] as const;
  const cases: [string, Parameters<typeof makeConsultation>[1], Partial<Record<(typeof everybody)[number], number>>][] =
    [
      [
        'a draft',
        { state: 'draft' },
        { administrator: 200, chair: 200, auditor: 404, head: 404, adviser: 404, observer: 404, stranger: 403 },
      ],
      [
        'an open one',
        {},
        { administrator: 200, chair: 200, auditor: 200, head: 200, adviser: 200, observer: 200, stranger: 403 },
      ],
      ['one not open to observers', { openToObservers: false }, { head: 200, observer: 403, stranger: 403 }],
      ['a withdrawn one', { state: 'withdrawn' }, { head: 200, observer: 200, stranger: 403 }],
    ];
  test.each(cases)('%s', async (_name, options, expected) => {
    const id = await makeConsultation(app.db, { chair: cast.chair.account, ...options });
    for (const [who, status] of Object.entries(expected)) {
      expect(`${who}: ${await sees(cast[who as keyof Cast], id)}`).toBe(
        `${who}: ${status === 200 ? 'listed' : 'not listed'} ${status}`,
      );
    }
  });

  test('nobody without a session, and nothing at an address of nothing', async () => {
    const id = await makeConsultation(app.db);
    const reply = await app.app.inject({ url: `/api/consultations/${id}` });
    expect(refusalOf(reply)).toBe('401 notSignedIn');
    expect(refusalOf(await cast.head.get('/api/consultations/00000000-0000-4000-8000-000000000000'))).toBe(
      '404 notFound',
    );
  });

  test('acts of officers are closed to all others', async () => {
    const id = await makeConsultation(app.db, { state: 'draft', chair: cast.chair.account });
    for (const who of [cast.chair, cast.head, cast.auditor, cast.observer, cast.stranger]) {
      expect((await who.post('/api/consultations', { year: 2006, title: text('Mine'), places: 2 })).statusCode).toBe(
        403,
      );
      expect((await who.send('PUT', `/api/consultations/${id}`, body(), ifMatch(1))).statusCode).toBeOneOf([403, 404]);
      expect((await who.post(`/api/consultations/${id}/issue`, undefined, ifMatch(1))).statusCode).toBeOneOf([
        403, 404,
      ]);
    }
    expect((await cast.chair.post(`/api/consultations/${id}/chair`, { account: cast.head.account })).statusCode).toBe(
      403,
    );
  });
});

describe('what awaits the reader', () => {
  const awaiting = async (who: Cast[keyof Cast], id: string) => {
    const rows = (await who.get('/api/consultations')).json<
      { id: string; awaits: { kind: string; member: string | null }[] }[]
    >();
    return rows.find((row) => row.id === id)?.awaits.map(({ kind, member }) => (member ? `${kind} ${member}` : kind));
  };
  const view = (id: string, release: boolean, replaces: number) =>
    cast.head.send('PUT', `/api/consultations/${id}/views/theme`, {
      member: cast.head.member,
      position: 'support',
      words: '',
      language: 'en',
      release,
      replaces,
    });

  test('a view until one is released, and again while a newer draft waits', async () => {
    const id = await makeConsultation(app.db);
    const { member } = cast.head;
    expect(await awaiting(cast.adviser, id)).toEqual([`view ${member}`]);
    await view(id, false, 0);
    expect(await awaiting(cast.adviser, id)).toEqual([`view ${member}`]);
    await view(id, true, 1);
    expect(await awaiting(cast.adviser, id)).toEqual([]);
    await view(id, false, 2);
    expect(await awaiting(cast.adviser, id)).toEqual([`release ${member}`]);
    expect(await awaiting(cast.other, id)).toEqual([`view ${cast.other.member}`]);
    expect(await awaiting(cast.observer, id)).toEqual([]);
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    expect(await awaiting(cast.other, id)).toEqual([]);
  });

  test('a ballot in an open round, for those on its roll that have cast none', async () => {
    const id = await makeConsultation(app.db, { chair: cast.chair.account });
    const waits = async (who: Cast[keyof Cast]) =>
      (await awaiting(who, id))?.filter((kind) => kind.startsWith('ballot'));
    const round = await makeRoundOf(app.db, id, 'open', { roll: [{ member: cast.head.member }] });
    expect(await waits(cast.adviser)).toEqual([`ballot ${cast.head.member}`]);
    expect(await waits(cast.other)).toEqual([]);
    await app.db
      .insertInto('ballot')
      .values({
        round_id: round,
        member_code: cast.head.member,
        revision: 1,
        marks: null,
        abstains: true,
        nonce: new Uint8Array(16),
        ballot_hash: new Uint8Array(32),
        cast_by: cast.head.account,
        cast_by_name: 'The Head',
        accepted_at: '2006-01-01T00:00:00.000000Z',
        position: 2,
      })
      .execute();
    expect(await waits(cast.head)).toEqual([]);
  });

  test('a draft round is nobody’s but the officers’, in the list and on the page', async () => {
    const id = await makeConsultation(app.db, { chair: cast.chair.account });
    await makeRoundOf(app.db, id, 'draft');
    const rounds = async (who: Cast[keyof Cast]) => {
      const row = (await who.get('/api/consultations'))
        .json<{ id: string; rounds: unknown[] }[]>()
        .find((one) => one.id === id);
      const page = (await who.get(`/api/consultations/${id}`)).json<{ rounds: unknown[] }>();
      return [row?.rounds.length, page.rounds.length];
    };
    expect(await rounds(cast.administrator)).toEqual([1, 1]);
    expect(await rounds(cast.head)).toEqual([0, 0]);
  });

  test('a ruling, for the Chair alone', async () => {
    const id = await makeConsultation(app.db, { chair: cast.chair.account });
    await makeTopic(app.db, { consultation: id, state: 'proposed', proposedBy: await makeMember(app.db) });
    expect(await awaiting(cast.chair, id)).toEqual(['ruling']);
    expect(await awaiting(cast.administrator, id)).toEqual([]);
  });

  test('a round that is ready, for the Chair alone', async () => {
    const id = await makeConsultation(app.db, { chair: cast.chair.account });
    const topics = [await makeTopic(app.db, { consultation: id }), await makeTopic(app.db, { consultation: id })];
    await makeNextRound(app, { consultation: id, topics, chair: cast.chair.account }, { state: 'ready' });
    expect(await awaiting(cast.chair, id)).toEqual(['opening']);
    expect(await awaiting(cast.administrator, id)).toEqual([]);
  });
});
