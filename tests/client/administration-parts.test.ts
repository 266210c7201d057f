import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConsultationTitlePage } from '#client/administration/consultation-title-page.ts';
import { ConsultationHoursPage } from '#client/administration/consultation-hours-page.ts';
import { consultationTasks, lackingForIssue, partOf } from '#client/administration/consultation-tasks.ts';
import { ParagraphPage } from '#client/administration/paragraph-page.ts';
import type { Consultation } from '#client/administration/consultation-draft.ts';
import { loadOfficeWords, showLanguage } from '#client/messages.ts';
import { router } from '#client/router.ts';
import { session } from '#client/session.ts';
import type { Page } from '#client/ui/page.ts';
import '#client/ui/hour-words.ts';
import { wallTime } from '#shared/time.ts';
import { makeConsultation } from './make-consultation.ts';
import { makeAccount, makeMe, problem, type Replies, type Sent, serve, settled } from './support.ts';

beforeEach(async () => {
  await Promise.all([showLanguage('en'), loadOfficeWords()]);
  await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const get = 'GET /api/consultations/c';
const put = 'PUT /api/consultations/c';
const makeDraft = (extra: Partial<Consultation> = {}): Consultation =>
  makeConsultation({ state: 'draft', closesAt: null, may: ['editConsultation', 'appointChair'], ...extra });

async function show<P extends Page<'consultation'>>(page: P, replies: Replies, params: Record<string, string> = {}) {
  const went = vi.spyOn(router, 'go').mockResolvedValue();
  const sent = serve(replies);
  page.params = { consultation: 'c', ...params };
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const write = (name: string, words: string) => {
    const field = page.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (!field) throw new Error(`no field ${name}`);
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const submit = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
  };
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  return { went, sent, write, submit, text, page };
}

const puts = (sent: readonly Sent[]) => sent.filter(({ key }) => key === put);

describe('two people write the same draft', () => {
  const mine = { en: 'Mine', fr: 'Consultation (fr)', es: 'Consultation (es)' };

  test('different parts: both stand', async () => {
    const present = [makeDraft(), makeDraft({ version: 2, places: 2, openToObservers: false })];
    let stored = 0;
    const { sent, write, submit, went } = await show(new ConsultationTitlePage(), {
      [get]: () => ({ body: present[Math.min(stored, 1)] }),
      [put]: () => (stored++ === 0 ? { status: 412, ...problem('versionChanged') } : { body: { version: 3 } }),
    });
    write('title/en', 'Mine');
    await submit();
    expect(puts(sent).map(({ headers }) => headers['if-match'])).toStrictEqual(['"1"', '"2"']);
    expect(puts(sent)[1]?.body).toMatchObject({ title: mine, openToObservers: false });
    expect(went).toHaveBeenCalledWith('/admin/consultations/c');
  });

  test('the same part: nothing is stored, theirs is shown, mine is kept, and saving again replaces theirs', async () => {
    const theirs = makeDraft({ version: 2, title: { en: 'Theirs' } });
    let refused = 0;
    const { sent, write, submit, went, text, page } = await show(new ConsultationTitlePage(), {
      [get]: () => ({ body: refused === 0 ? makeDraft() : theirs }),
      [put]: () => (refused++ === 0 ? { status: 412, ...problem('versionChanged') } : { body: { version: 3 } }),
    });
    write('title/en', 'Mine');
    await submit();
    expect(puts(sent)).toHaveLength(1);
    expect(went).not.toHaveBeenCalled();
    expect(text()).toContain('Somebody else has changed this part meanwhile');
    expect(text()).toContain('Theirs');
    expect(page.querySelector<HTMLInputElement>('[name="title/en"]')?.value).toBe('Mine');
    await submit();
    expect(puts(sent)[1]?.headers['if-match']).toBe('"2"');
    expect(puts(sent)[1]?.body).toMatchObject({ title: { en: 'Mine' } });
    expect(went).toHaveBeenCalled();
  });
});

describe('hours', () => {
  const stands = '2026-11-28T15:00:30.123456Z';

  test('an hour that is left as it is is sent as the instant that stands', async () => {
    const { sent, write, submit } = await show(new ConsultationHoursPage(), {
      [get]: () => ({ body: makeDraft({ closesAt: stands }) }),
      [put]: () => ({ body: { version: 2 } }),
    });
    write('opensAt', '2026-11-20T09:00');
    await submit();
    expect(puts(sent)[0]?.body).toMatchObject({ opensAt: '2026-11-20T09:00', topicsCloseAt: null, closesAt: stands });
  });

  test('an hour that exists twice is asked back, and the one chosen is sent', async () => {
    const instants = ['2026-10-25T00:30:00.000000Z', '2026-10-25T01:30:00.000000Z'];
    const twice = {
      status: 422,
      ...problem('timeAmbiguous', [{ reason: 'timeAmbiguous', pointer: '/closesAt', detail: '' }]),
    };
    const { sent, write, submit, text, page, went } = await show(new ConsultationHoursPage(), {
      [get]: () => ({ body: makeDraft() }),
      [put]: (body) =>
        (body as { closesAt: string }).closesAt.endsWith('Z')
          ? { body: { version: 2 } }
          : { ...twice, body: { ...twice.body, facts: { instants, pointer: '/closesAt' } } },
    });
    write('closesAt', '2026-10-25T02:30');
    await submit();
    expect(text()).toContain('Which one is meant?');
    expect(text()).toContain('The second, after the clocks have gone back: 01:30 UTC');
    const second = page.querySelector<HTMLInputElement>(`input[value="${instants[1]}"]`);
    if (second) second.checked = true;
    await submit();
    expect(puts(sent).at(-1)?.body).toMatchObject({ closesAt: instants[1] });
    expect(went).toHaveBeenCalled();
  });

  test('another hour than the one asked about is sent as it is written', async () => {
    const facts = { instants: ['2026-10-25T00:30:00.000000Z', '2026-10-25T01:30:00.000000Z'] };
    const twice = problem('timeAmbiguous', [{ reason: 'timeAmbiguous', pointer: '/closesAt', detail: '' }]);
    const { sent, write, submit, page } = await show(new ConsultationHoursPage(), {
      [get]: () => ({ body: makeDraft() }),
      [put]: () => ({ status: 422, ...twice, body: { ...twice.body, facts } }),
    });
    write('closesAt', '2026-10-25T02:30');
    await submit();
    const first = page.querySelector<HTMLInputElement>('input[type="radio"]');
    if (first) first.checked = true;
    write('closesAt', '2026-10-25T04:00');
    await submit();
    expect(puts(sent).at(-1)?.body).toMatchObject({ closesAt: '2026-10-25T04:00' });
  });

  test('once issued only what was moved is sent, with the reason', async () => {
    const issued = makeConsultation({ may: ['moveHours'], opensAt: '2026-11-01T08:00:00.000000Z', version: 4 });
    const { sent, write, submit, text } = await show(new ConsultationHoursPage(), {
      [get]: () => ({ body: issued }),
      'POST /api/consultations/c/hours': () => ({ body: { version: 5 } }),
    });
    expect(text()).toContain('This hour has passed and stays.');
    write('closesAt', '2026-12-01T18:00');
    await submit();
    expect(sent.filter(({ key }) => key.startsWith('POST'))).toHaveLength(0);
    write('reason', 'Two delegations asked for it.');
    await submit();
    const move = sent.find(({ key }) => key.startsWith('POST'));
    expect(move?.body).toStrictEqual({ closesAt: '2026-12-01T18:00', reason: 'Two delegations asked for it.' });
    expect(move?.headers['if-match']).toBe('"4"');
  });

  test.each([
    ['2026-11-27T17:00:00.000000Z', 'Europe/Zurich', '2026-11-27T18:00'],
    ['2026-07-01T22:30:00.000000Z', 'Europe/Zurich', '2026-07-02T00:30'],
    ['2026-10-25T01:30:00.000000Z', 'Europe/Zurich', '2026-10-25T02:30'],
    ['2026-01-01T00:00:00.000000Z', 'Asia/Kathmandu', '2026-01-01T05:45'],
  ])('the clock shows %s in %s as %s', (instant, zone, expected) => expect(wallTime(instant, zone)).toBe(expected));

  test('what is written is said in words, with the place', async () => {
    render(html`<input id="at" /><hour-words for="at"></hour-words>`, document.body);
    const field = document.querySelector('input');
    await settled();
    if (field) field.value = '2026-11-27T18:00';
    field?.dispatchEvent(new Event('input'));
    await settled();
    expect(document.querySelector('hour-words')?.textContent?.trim()).toBe('Friday 27 November 2026 at 18:00 (Geneva)');
  });
});

describe('what is missing leads to where it is written', () => {
  test.each([
    ['/paragraphs/0/words', 'note'],
    ['/opensAt', 'hours'],
    ['/chair', 'chair'],
    ['/theme/title', 'theme'],
    ['/remark', 'title'],
    ['/topics/2/title', 'topics'],
    ['/asked/1', 'asked'],
  ])('%s: %s', (pointer, part) => expect(partOf(pointer)).toBe(part));

  test('the tasks of an empty draft', () => {
    const draft = makeDraft({ paragraphs: [], theme: null });
    expect(lackingForIssue(draft).map(({ pointer }) => partOf(pointer))).toStrictEqual(
      expect.arrayContaining(['note', 'theme', 'hours', 'chair']),
    );
    const states = consultationTasks(draft).map(({ status }) => status);
    expect(states).toStrictEqual([
      'Complete',
      'Nothing entered',
      'To be completed',
      'To be completed',
      'Nothing entered',
      'To be completed',
      'To be completed',
    ]);
  });

  test('languages that are missing are named in the language of the reader', async () => {
    await showLanguage('es');
    const draft = makeDraft({ missing: [{ pointer: '/title', languages: ['fr', 'es'] }] });
    expect(consultationTasks(draft)[0]).toMatchObject({ status: 'Faltan idiomas', hint: 'Falta en francés y español' });
  });
});

test('a paragraph whose number is taken is not sent, and the number is named', async () => {
  const { sent, write, submit, text } = await show(
    new ParagraphPage(),
    { [get]: () => ({ body: makeDraft() }) },
    { number: 'new' },
  );
  write('number', '11');
  write('words/en', 'Another paragraph.');
  await submit();
  expect(puts(sent)).toHaveLength(0);
  expect(text()).toContain('Number: The note has a paragraph 11 already.');
});
