import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AnswersPage } from '#client/administration/answers-page.ts';
import { RoundAdminPage } from '#client/administration/round-admin-page.ts';
import type { Round } from '#client/administration/round-draft.ts';
import { RoundOptionsPage } from '#client/administration/round-options-page.ts';
import { loadOfficeWords, showLanguage } from '#client/messages.ts';
import { router } from '#client/router.ts';
import { session } from '#client/session.ts';
import type { Page } from '#client/ui/page.ts';
import { makeConsultation, makeTopic } from './make-consultation.ts';
import { makeAccount, makeMe, type Replies, serve, settled } from './support.ts';

beforeEach(async () => {
  await Promise.all([showLanguage('en'), loadOfficeWords()]);
  await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
  vi.spyOn(router, 'go').mockResolvedValue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const text = (words: string) => ({ en: words, fr: `${words} (fr)`, es: `${words} (es)` });
const makeRound = (extra: Partial<Round> = {}): Round => ({
  id: 'r',
  consultation: { id: 'c', title: text('Consultation'), year: 2006, symbol: null },
  sequence: 1,
  kind: 'preference',
  state: 'draft',
  version: 7,
  question: text('Which two?'),
  options: ['One', 'Two', 'Three'].map((name, at) => ({
    letter: 'ABC'.charAt(at),
    topic: name,
    title: text(name),
    presentedBy: null,
    group: null,
  })),
  form: 'choose',
  minimum: 1,
  maximum: 2,
  highest: 5,
  budget: 10,
  equalRanks: false,
  rule: 'plurality',
  parameters: {},
  places: 2,
  seats: {},
  groups: [],
  ballot: 1,
  fills: 'places',
  restricted: false,
  secrecy: 'confidential',
  tieMeans: ['furtherRound'],
  namesOfAnswered: 'administration',
  opensAt: null,
  closesAt: null,
  announcedCloseAt: null,
  openedAt: null,
  closedAt: null,
  talliedAt: null,
  declaredAt: null,
  voidedAt: null,
  voidReason: null,
  manifestHash: null,
  furtherOf: null,
  further: null,
  extensions: [],
  missing: [],
  own: [],
  may: ['editRound', 'makeRoundReady', 'seeAnswers'],
  now: '2026-11-27T15:00:00.000000Z',
  ...extra,
});

async function show<P extends Page<'round'>>(page: P, replies: Replies) {
  const sent = serve(replies);
  page.params = { round: 'r' };
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const press = async (words: RegExp) => {
    const found = [...page.querySelectorAll('button')].find((one) =>
      words.test(one.textContent?.replace(/\s+/g, ' ') ?? ''),
    );
    if (!found) throw new Error(`no button ${words}`);
    found.click();
    await settled();
  };
  const said = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { sent, press, said, page };
}

describe('options', () => {
  const replies: Replies = {
    'GET /api/rounds/r': () => ({ body: makeRound() }),
    'GET /api/consultations/c': () => ({
      body: makeConsultation({
        topics: [
          ...['One', 'Two', 'Three', 'Four'].map((id) => makeTopic(id)),
          makeTopic('Proposed', { state: 'proposed' }),
        ],
      }),
    }),
    'PUT /api/rounds/r': () => ({ body: makeRound() }),
  };
  const submit = async (page: HTMLElement) => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
  };

  test('what is written moves with its option, and the order gives the letters', async () => {
    const { sent, press, said, page } = await show(new RoundOptionsPage(), replies);
    const first = page.querySelector<HTMLInputElement>('[name="titles/One/en"]');
    if (first) first.value = 'One, renamed';
    await press(/Move down A/);
    expect(said()).toContain('“One” is option B now.');
    expect(document.activeElement?.textContent).toMatch(/Move down\s*B/);
    await press(/Leave out C/);
    await press(/Make it an option Four/);
    await submit(page);
    const put = sent.find(({ key }) => key.startsWith('PUT'));
    expect(put?.headers['if-match']).toBe('"7"');
    expect(put?.body).toHaveProperty('options', [
      { topic: 'Two', title: text('Two') },
      { topic: 'One', title: { ...text('One'), en: 'One, renamed' } },
      { topic: 'Four', title: text('Four') },
    ]);
  });

  test('only admitted topics are offered', async () => {
    const { said } = await show(new RoundOptionsPage(), replies);
    expect(said()).toContain('Four');
    expect(said()).not.toContain('Proposed');
  });

  test('the server’s word on an option stands at that option', async () => {
    const refused = {
      status: 422,
      type: 'application/problem+json',
      body: {
        code: 'malformed',
        status: 422,
        title: '',
        errors: [{ reason: 'tooLong', pointer: '/options/1/title/fr', detail: '', values: { max: 300 } }],
      },
    };
    const { said, page } = await show(new RoundOptionsPage(), { ...replies, 'PUT /api/rounds/r': () => refused });
    await submit(page);
    expect(said()).toContain('Title of B (Français): This may have at most 300 characters.');
    expect(page.querySelector('[name="titles/Two/fr"]')?.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the set-up', () => {
  test('lists what is missing with its page, the languages of a text in one line, and offers no button', async () => {
    const missing = [
      { reason: 'languageMissing', pointer: '/question/fr', values: { language: 'fr' } },
      { reason: 'languageMissing', pointer: '/question/es', values: { language: 'es' } },
      { reason: 'missing', pointer: '/closesAt' },
    ];
    const { page } = await show(new RoundAdminPage(), {
      'GET /api/rounds/r': () => ({ body: makeRound({ missing }) }),
    });
    const links = [...page.querySelectorAll('ul:not(.list) a')].map((link) => [
      link.getAttribute('href'),
      link.textContent?.trim(),
    ]);
    expect(links).toStrictEqual([
      ['/admin/rounds/r/question', 'Question: Not yet in French and Spanish'],
      ['/admin/rounds/r/hours', 'Close: Enter this.'],
    ]);
    expect(page.querySelector('button')).toBeNull();
  });

  test('nothing is missing: it can be made ready', async () => {
    const hours = { opensAt: '2026-11-28T15:00:00.000000Z', closesAt: '2026-11-29T15:00:00.000000Z' };
    const { press, said } = await show(new RoundAdminPage(), {
      'GET /api/rounds/r': () => ({ body: makeRound(hours) }),
      'POST /api/rounds/r/ready': () => ({ body: makeRound({ ...hours, state: 'ready', may: ['editRound'] }) }),
    });
    await press(/Make the round ready/);
    expect(said()).toContain('The round is ready');
  });

  test('once open nothing of it leads to a change', async () => {
    const open = makeRound({ state: 'open', may: ['seeAnswers'], turnout: { answered: 3, entitled: 4, groups: [] } });
    const { page, said } = await show(new RoundAdminPage(), { 'GET /api/rounds/r': () => ({ body: open }) });
    expect(said()).toContain('3 of 4 delegations have answered (75%).');
    expect(said()).toContain('A correction is a new round.');
    expect([...page.querySelectorAll('a')].filter((link) => link.pathname.startsWith('/admin/rounds/r/'))).toHaveLength(
      0,
    );
  });
});

test('who has not answered, and for whom nobody can sign in', async () => {
  const answer = { names: text('Peru'), group: 'grulac', revision: 0, castAt: null, castBy: null, people: 2 };
  const answers = [
    { ...answer, member: 'PER' },
    { ...answer, member: 'KEN', names: text('Kenya'), people: 0 },
    {
      ...answer,
      member: 'ALB',
      names: text('Albania'),
      revision: 2,
      castAt: '2026-11-27T14:00:00.000000Z',
      castBy: 'Ms X',
    },
  ];
  const { page, said } = await show(new AnswersPage(), {
    'GET /api/rounds/r': () => ({ body: makeRound({ state: 'open' }) }),
    'GET /api/rounds/r/answers': () => ({ body: { answers } }),
  });
  const choose = async (value: string) => {
    const select = page.querySelector('select');
    if (select) select.value = value;
    select?.dispatchEvent(new Event('change'));
    await settled();
  };
  expect(said()).toContain('1 of 3 Members on the roll have answered.');
  expect(said()).toContain('Ms X, ballot no. 2');
  expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
  await choose('notAnswered');
  expect(page.querySelector('copy-text')?.value).toBe('Kenya (KEN)\nPeru (PER)');
  await choose('nobody');
  expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
  expect(page.querySelector('tbody a')?.getAttribute('href')).toBe('/members/KEN');
});
