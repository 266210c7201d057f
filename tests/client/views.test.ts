import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showLanguage } from '#client/messages.ts';
import { session } from '#client/session.ts';
import type { Views } from '#client/views/own-view.ts';
import { ViewPage } from '#client/views/view-page.ts';
import { viewList } from '#client/views/view-list.ts';
import { render } from 'lit';
import { makeConsultation, makeOwnView } from './make-consultation.ts';
import { makeAccount, makeMe, makeMembership, problem, type Replies, serve, settled } from './support.ts';

beforeEach(() => showLanguage('en'));
afterEach(() => vi.unstubAllGlobals());

const put = 'PUT /api/consultations/c/views/theme';
const views = (extra: Partial<Views> = {}): Views => ({ released: [], own: [], figures: null, ...extra });
const released = { status: 200, body: { revision: 1, released: true, at: '2026-11-27T15:00:00.000000Z' } };

async function show(replies: Replies, may: Parameters<typeof makeConsultation>[0] = {}) {
  const sent = serve({
    'GET /api/consultations/c': () => ({
      body: makeConsultation({ may: ['draftView', 'giveView', 'readViews'], ...may }),
    }),
    'GET /api/consultations/c/views': () => ({ body: views() }),
    ...replies,
  });
  const page = new ViewPage();
  page.params = { consultation: 'c', number: '' };
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const press = async (words: string) => {
    [...page.querySelectorAll('button')].find((button) => button.textContent === words)?.click();
    await settled();
  };
  const choose = (position: string) => page.querySelector<HTMLInputElement>(`[value=${position}]`)?.click();
  const write = (words: string) => {
    const field = page.querySelector('textarea');
    if (field) field.value = words;
  };
  return { page, sent, press, choose, write, puts: () => sent.filter(({ key }) => key === put) };
}

describe('the view of a delegation on the theme', () => {
  beforeEach(() => session.take(makeMe({ account: makeAccount() })));

  test.each<[string, string | undefined, string, string]>([
    ['no position', undefined, '', 'Choose a position.'],
    ['a refusal without a reason', 'cannotSupport', '  ', 'State why your delegation cannot support the theme.'],
    ['comments that are missing', 'supportWithComments', '', 'Enter the comments'],
  ])('%s is explained before anything is sent', async (_case, position, words, said) => {
    const { page, press, choose, write, puts } = await show({ [put]: () => released });
    if (position) choose(position);
    write(words);
    await press('Release the view');
    expect(page.querySelector('.summary')?.textContent).toContain(said);
    expect(puts()).toEqual([]);
  });

  test('it is released with the revision that was read; a draft may be kept without a position', async () => {
    const { press, choose, write, puts } = await show({
      [put]: () => released,
      'GET /api/consultations/c/views': () => ({ body: views({ own: [makeOwnView({ revision: 4 })] }) }),
    });
    choose('cannotSupport');
    write('Too early.');
    await press('Release the view');
    await press('Keep as draft');
    expect(puts().map(({ body }) => body)).toMatchObject([
      { member: 'XAA', position: 'cannotSupport', words: 'Too early.', release: true, replaces: 4 },
      { release: false, replaces: 4 },
    ]);
  });

  test('a colleague’s later words are shown, one’s own are kept, and only the next try replaces them', async () => {
    let own = makeOwnView();
    const { page, press, write, puts } = await show({
      [put]: () => {
        if (puts().length > 1) return released;
        own = makeOwnView({ revision: 2, position: 'noPosition', words: 'The colleague’s words', by: 'Mr Other' });
        return { status: 409, ...problem('viewStale') };
      },
      'GET /api/consultations/c/views': () => ({ body: views({ own: [own] }) }),
    });
    write('Mine');
    await press('Keep as draft');
    expect(page.querySelector('#conflict')?.textContent).toContain('The colleague’s words');
    expect(document.activeElement?.id).toBe('conflict');
    expect(page.querySelector('textarea')?.value).toBe('Mine');
    await press('Keep as draft');
    expect(puts().map(({ body }) => body)).toMatchObject([
      { position: 'support', words: 'Mine', replaces: 1 },
      { position: 'support', words: 'Mine', replaces: 2 },
    ]);
    expect(page.querySelector('#conflict')).toBeNull();
  });

  test('a switch of language leaves the words and the language they are written in', async () => {
    const { page, write } = await show({});
    write('In English');
    await showLanguage('fr');
    await settled();
    expect([page.querySelector('textarea')?.value, page.querySelector('select')?.value]).toEqual(['In English', 'en']);
    expect(page.querySelector('legend')?.textContent).toContain('Votre délégation appuie-t-elle ce thème');
  });
});

describe('who sees which form', () => {
  const words = (page: ViewPage) => [...page.querySelectorAll('form button')].map((button) => button.textContent);

  test('an adviser without authority writes a draft', async () => {
    const memberships = [makeMembership('XAA', { position: 'adviser', mayCast: false })];
    await session.take(makeMe({ account: makeAccount({ memberships }) }));
    expect(words((await show({})).page)).toEqual(['Keep as draft']);
  });

  test('an observer gives none, and is not refused the views that it may not read yet', async () => {
    const memberships = [makeMembership('XOB', { status: 'observer', mayCast: false })];
    await session.take(makeMe({ account: makeAccount({ memberships }) }));
    const { page, sent } = await show({}, { may: [] });
    expect(words(page)).toEqual([]);
    expect(page.textContent).toContain('Views are open to observers once the consultation has closed.');
    expect(sent.map(({ key }) => key)).not.toContain('GET /api/consultations/c/views');
  });

  test('after the close the view stands without a form', async () => {
    await session.take(makeMe({ account: makeAccount() }));
    const { page } = await show({}, { state: 'closed', may: ['readViews'] });
    expect(words(page)).toEqual([]);
    expect(page.textContent).toContain('Views can no longer be given or changed.');
  });
});

test('released views stand in the order of names, the theme before paragraphs, each in its language', () => {
  const view = { position: null, words: 'Texto', language: 'es' as const, at: '2026-11-27T14:00:00.000000Z' };
  const place = document.createElement('div');
  render(
    viewList([
      { ...view, member: 'XBB', subject: 'p2' },
      { ...view, member: 'XAA', subject: 'p11' },
      { ...view, member: 'XAA', subject: 'p2' },
      { ...view, member: 'XAA', subject: 'theme', position: 'support' },
    ]),
    place,
  );
  const rows = [...place.querySelectorAll('li')].map((row) =>
    [row.querySelector('h3'), row.querySelector('p')].map((part) => part?.textContent?.replace(/\s+/g, ' ').trim()),
  );
  expect(rows).toEqual([
    ['State XAA', 'Theme: Support'],
    ['State XAA', 'Paragraph 2'],
    ['State XAA', 'Paragraph 11'],
    ['XBB', 'Paragraph 2'],
  ]);
  expect(place.querySelector('div[lang=es]')?.textContent?.trim()).toBe('Texto');
});
