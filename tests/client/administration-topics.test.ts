import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ListedTopicsPage } from '#client/administration/listed-topics-page.ts';
import { loadOfficeWords, showLanguage } from '#client/messages.ts';
import { session } from '#client/session.ts';
import { makeConsultation, makeTopic } from './make-consultation.ts';
import { makeAccount, makeMe, serve, settled } from './support.ts';

beforeEach(async () => {
  await Promise.all([showLanguage('en'), loadOfficeWords()]);
  await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const line = {
  relation: 'stood' as const,
  topic: 'One',
  consultation: null,
  year: 2005,
  title: { en: 'One' },
  kind: 'workshop' as const,
  outcome: 'deferred' as const,
  deferredTo: 2006,
  ofGeneralInterest: false,
};

async function show() {
  let topics = [
    makeTopic('One', { position: 0, history: [line] }),
    makeTopic('Two', { position: 1, history: [{ ...line, outcome: 'notRetained', deferredTo: null }] }),
    makeTopic('Three', { position: 2, history: [{ ...line, relation: 'buildsOn', title: { en: 'A workshop' } }] }),
  ];
  const draft = () => makeConsultation({ state: 'draft', may: ['editConsultation'], topics });
  const sent = serve({
    'GET /api/consultations/c': () => ({ body: draft() }),
    'PUT /api/consultations/c/topics/One': () => ({ status: 204 }),
    'PUT /api/consultations/c/topics/Two': () => ({ status: 204 }),
    'DELETE /api/consultations/c/topics/One': () => {
      topics = topics.slice(1);
      return { status: 204 };
    },
  });
  const page = new ListedTopicsPage();
  page.params = { consultation: 'c' };
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const press = async (words: RegExp) => {
    const found = [...page.querySelectorAll('button')].find((one) =>
      words.test(one.textContent?.replace(/\s+/g, ' ') ?? ''),
    );
    found?.click();
    await settled();
  };
  const rows = () => [...page.querySelectorAll('[data-row]')].map((row) => row.textContent?.replace(/\s+/g, ' ') ?? '');
  return { sent, press, rows, page };
}

test('a topic deferred to this year is marked; another year and what a topic builds on are said', async () => {
  const { rows } = await show();
  expect(rows()[0]).toContain('Deferred to this year from the consultation for 2005.');
  expect(rows()[1]).toContain('Stood in the consultation for 2005: Not retained');
  expect(rows()[2]).toContain('Builds on: A workshop (2005)');
});

test('moving sends a new place for those that moved, with their words, and for no other', async () => {
  const { sent, press, page } = await show();
  await press(/Move down One/);
  const puts = sent.filter(({ key }) => key.startsWith('PUT'));
  expect(puts.map(({ url, body }) => [url.split('/').at(-1), (body as { position: number }).position])).toStrictEqual([
    ['Two', 0],
    ['One', 1],
  ]);
  expect(puts[0]?.body).toMatchObject({ reasons: { en: 'The case for Two' }, remark: null });
  expect(page.textContent).toContain('“One” stands at place 2 now.');
});

test('a topic is taken out only after it was asked', async () => {
  const ask = vi.fn<() => boolean>(() => false);
  vi.stubGlobal('confirm', ask);
  const { sent, press, rows } = await show();
  await press(/Remove One/);
  expect(ask).toHaveBeenCalledOnce();
  expect(sent.filter(({ key }) => key.startsWith('DELETE'))).toHaveLength(0);
  ask.mockReturnValue(true);
  await press(/Remove One/);
  expect(rows()).toHaveLength(2);
});
