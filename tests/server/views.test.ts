import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { json } from '#server/db/codecs.ts';
import { type TestApp, testApp } from '#tests/support/app.ts';
import { type Cast, makeCast, refusalOf, setHours } from '#tests/support/make-consultation.ts';
import { makeConsultation, makeDelegate } from '#tests/support/make.ts';

let app: TestApp;
let cast: Cast;
let id: string;
beforeAll(async () => {
  app = await testApp();
  cast = await makeCast(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  id = await makeConsultation(app.db, { chair: cast.chair.account });
  await app.db
    .insertInto('paragraph')
    .values({ consultation_id: id, number: 11, heading: null, words: json({ en: 'Eleven' }) })
    .execute();
});

type Who = Cast[keyof Cast];
interface Views {
  released: { member: string; subject: string; position: string | null; words: string; at: string }[];
  own: {
    member: string;
    subject: string;
    words: string;
    draft: boolean;
    revision: number;
    by: string;
    earlier: { revision: number }[];
  }[];
  figures: { kind: string; positions: { position: string; n: number }[] } | null;
}

const give = (who: Who, change: Record<string, unknown> = {}, subject = 'theme') =>
  who.send('PUT', `/api/consultations/${id}/views/${subject}`, {
    member: who.member,
    position: subject === 'theme' ? 'support' : null,
    words: '',
    language: 'en',
    release: true,
    replaces: 0,
    ...change,
  });
const views = async (who: Who) => (await who.get(`/api/consultations/${id}/views`)).json<Views>();

describe('giving a view', () => {
  test('a draft is seen by the own delegation alone; released, by all who may read', async () => {
    const kept = await give(cast.adviser, { release: false, words: 'A first thought' });
    expect([kept.statusCode, kept.json<{ revision: number; released: boolean }>()]).toMatchObject([
      200,
      { revision: 1, released: false },
    ]);
    expect((await views(cast.head)).own).toMatchObject([
      { words: 'A first thought', draft: true, revision: 1, by: 'The Adviser', earlier: [] },
    ]);
    for (const who of [cast.other, cast.chair, cast.administrator]) {
      expect(JSON.stringify(await views(who))).not.toContain('A first thought');
    }

    await give(cast.head, { position: 'supportWithComments', words: 'Our comments', replaces: 1 });
    await give(cast.adviser, { release: false, words: 'A second thought', replaces: 2 });
    for (const who of [cast.other, cast.chair, cast.administrator]) {
      const seen = await views(who);
      expect(seen.released).toMatchObject([
        { member: cast.head.member, subject: 'theme', position: 'supportWithComments', words: 'Our comments' },
      ]);
      expect(seen.own).toEqual([]);
      expect(JSON.stringify(seen)).not.toMatch(/thought|The Head/);
    }
    expect((await views(cast.head)).own).toMatchObject([
      { draft: true, revision: 3, words: 'A second thought', earlier: [{ revision: 2 }, { revision: 1 }] },
    ]);
  });

  const people: [keyof Cast, boolean, string][] = [
    ['head', true, '200'],
    ['representative', true, '200'],
    ['adviser', true, '403 notAllowed'],
    ['adviser', false, '200'],
    ['administrator', false, '403 notAllowed'],
    ['chair', false, '403 notAllowed'],
    ['observer', false, '403 notAllowed'],
    ['stranger', false, '403 notAllowed'],
  ];
  test.each(people)('%s, release %s: %s', async (who, release, expected) => {
    const reply = await give(cast[who], { release, member: cast[who].member || cast.head.member });
    expect(reply.statusCode === 200 ? '200' : refusalOf(reply)).toBe(expected);
  });

  test('never for another Member', async () => {
    expect(refusalOf(await give(cast.head, { member: cast.other.member, release: false }))).toBe('403 notAllowed');
  });

  const faults: [string, string, Record<string, unknown>, string][] = [
    [
      'cannot support, without a reason',
      'theme',
      { position: 'cannotSupport' },
      '422 notAcceptable viewNeedsReason@/words',
    ],
    [
      'comments without any',
      'theme',
      { position: 'supportWithComments', words: '  ' },
      '422 notAcceptable viewNeedsComments@/words',
    ],
    ['no position on the theme', 'theme', { position: null }, '422 notAcceptable choosePosition@/position'],
    [
      'a position on a paragraph',
      'p11',
      { position: 'support', words: 'Yes' },
      '422 notAcceptable paragraphNoPosition@/position',
    ],
    ['an empty view on a paragraph', 'p11', {}, '422 notAcceptable missing@/words'],
    ['a paragraph that is not there', 'p12', { words: 'Yes' }, '404 notFound'],
    ['something that is no subject', 'p0', { words: 'Yes' }, '400 malformed form@/subject'],
    ['2,001 characters', 'theme', { words: 'x'.repeat(2001) }, '400 malformed tooLong@/words'],
    ['a revision from nowhere', 'theme', { replaces: 4 }, '422 notAcceptable tooBig@/replaces'],
  ];
  test.each(faults)('%s is refused', async (_name, subject, change, expected) => {
    expect(refusalOf(await give(cast.head, change, subject))).toBe(expected);
    expect((await views(cast.head)).own).toEqual([]);
  });

  test('on a paragraph, in words alone', async () => {
    expect((await give(cast.head, { words: 'Paragraph 11 is welcome' }, 'p11')).statusCode).toBe(200);
    expect((await views(cast.other)).released).toMatchObject([
      { subject: 'p11', position: null, words: 'Paragraph 11 is welcome' },
    ]);
  });

  test('strictly before the close by the database’s clock, and from the issue on', async () => {
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    expect(refusalOf(await give(cast.head))).toBe('409 notNow');
    await setHours(app.db, id, { closes: 60 });
    expect((await give(cast.head)).statusCode).toBe(200);
    await setHours(app.db, id, { opens: 30 });
    expect((await give(cast.head, { replaces: 1 })).statusCode).toBe(200);
    await app.db.updateTable('consultation').set({ state: 'draft' }).where('id', '=', id).execute();
    expect(refusalOf(await give(cast.head, { replaces: 2 }))).toBe('404 notFound');
  });
});

describe('two colleagues', () => {
  test('who edit one view at once: one is kept, the other is told who and when', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = await Promise.all([
        give(cast.head, { words: `head ${round}`, replaces: round }),
        give(cast.representative, { words: `representative ${round}`, replaces: round }),
      ]);
      const [won, lost] = one.statusCode === 200 ? [one, other] : [other, one];
      const winner = won === one ? 'The Head' : 'The Representative';
      expect([won.statusCode, lost.statusCode]).toEqual([200, 409]);
      const { revision, at } = won.json<{ revision: number; at: string }>();
      expect(lost.json()).toMatchObject({ code: 'viewStale', facts: { revision, who: winner, at } });
    }
    const [own] = (await views(cast.head)).own;
    expect([own?.revision, own?.earlier.map(({ revision }) => revision)]).toEqual([10, [9, 8, 7, 6, 5, 4, 3, 2, 1]]);
  });

  test('of different Members do not meet', async () => {
    const [one, other] = await Promise.all([give(cast.head), give(cast.other)]);
    expect([one.statusCode, other.statusCode]).toEqual([200, 200]);
  });

  test('somebody of two delegations sees both', async () => {
    const { member } = await makeDelegate(app.db, { account: cast.other.account, position: 'adviser' });
    await give(cast.other, { release: false, words: 'One' });
    await give({ ...cast.other, member }, { release: false, words: 'Two' });
    expect((await views(cast.other)).own.map(({ words }) => words).toSorted()).toEqual(['One', 'Two']);
    // Authority is asked for the Member named, not for any.
    expect(refusalOf(await give({ ...cast.other, member }, { replaces: 1 }))).toBe('403 notAllowed');
    await app.db.deleteFrom('delegate').where('member_code', '=', member).execute();
  });
});

describe('reading views', () => {
  test('observers read them once it has closed, if the note is open to them', async () => {
    await give(cast.head);
    expect(refusalOf(await cast.observer.get(`/api/consultations/${id}/views`))).toBe('409 notNow');
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    expect((await views(cast.observer)).released).toMatchObject([{ member: cast.head.member }]);
    await app.db.updateTable('consultation').set({ open_to_observers: false }).where('id', '=', id).execute();
    expect(refusalOf(await cast.observer.get(`/api/consultations/${id}/views`))).toBe('403 notAllowed');
    expect(refusalOf(await cast.observer.get(`/api/consultations/${id}/views.csv`))).toBe('403 notAllowed');
    expect(refusalOf(await cast.stranger.get(`/api/consultations/${id}/views`))).toBe('403 notAllowed');
  });

  test('figures come after the close, of what was released, and never as a vote', async () => {
    await give(cast.head, { position: 'cannotSupport', words: 'Because' });
    await give(cast.other);
    await give(cast.other, { position: 'noPosition', release: false, replaces: 1 });
    expect((await views(cast.chair)).figures).toBeNull();
    await setHours(app.db, id, { topicsClose: -1, closes: 0 });
    expect((await views(cast.chair)).figures).toEqual({
      kind: 'notAVote',
      positions: [
        { position: 'support', n: 1 },
        { position: 'supportWithComments', n: 0 },
        { position: 'cannotSupport', n: 1 },
        { position: 'noPosition', n: 0 },
      ],
    });
  });

  test('as CSV, in the reader’s language, safe in a spreadsheet, without drafts', async () => {
    await give(cast.head, { position: 'supportWithComments', words: '=1+1; "quoted",\nsecond line' });
    await give(cast.other, { release: false, words: 'secret' });
    const reply = await cast.chair.get(`/api/consultations/${id}/views.csv`, { 'accept-language': 'fr' });
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = reply.body.split('\n');
    expect(lines[0]).toBe('\ufeffCode,Membre,Objet,Position,Texte,Langue,Communiquée (UTC)');
    expect(reply.body).toContain(
      `${cast.head.member},État ${cast.head.member},Thème,Appui avec observations,"'=1+1; ""quoted"",\nsecond line",en,`,
    );
    expect(reply.body).not.toContain('secret');
  });
});

test('the database refuses to change or remove a view', async () => {
  await give(cast.head);
  await expect(
    app.db.updateTable('view').set({ words: 'other' }).where('consultation_id', '=', id).execute(),
  ).rejects.toThrow('append-only');
  await expect(app.db.deleteFrom('view').where('consultation_id', '=', id).execute()).rejects.toThrow('append-only');
});
