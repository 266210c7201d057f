import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showLanguage } from '#client/messages.ts';
import { ProposePage } from '#client/proposals/propose-page.ts';
import { RulingPage } from '#client/proposals/ruling-page.ts';
import { type Outcome, outcomeWords, standingWords } from '#client/proposals/topic-words.ts';
import { TopicsPage } from '#client/proposals/topics-page.ts';
import { router } from '#client/router.ts';
import { session } from '#client/session.ts';
import type { Page } from '#client/ui/page.ts';
import { limits } from '#shared/limits.ts';
import { makeConsultation, makeTopic } from './make-consultation.ts';
import { makeAccount, makeMe, type Replies, serve, settled } from './support.ts';

beforeEach(async () => {
  await showLanguage('en');
  await session.take(makeMe({ account: makeAccount() }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const went = () => vi.spyOn(router, 'go').mockResolvedValue();

async function show(page: Page<'consultation'> | RulingPage, replies: Replies) {
  const sent = serve(replies);
  page.params = { consultation: 'c', topic: 't' };
  document.body.replaceChildren(page);
  await page.refresh();
  await settled();
  const press = async (words: string | RegExp) => {
    [...page.querySelectorAll('button')].find((button) => new RegExp(words).test(button.textContent ?? ''))?.click();
    await settled();
  };
  const field = (name: string) => page.querySelector<HTMLInputElement>(`[name="${name}"]`);
  const write = (name: string, words: string) => {
    const found = field(name);
    if (!found) throw new Error(`no field ${name}`);
    found.value = words;
    found.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const writes = () => sent.filter(({ key }) => !key.startsWith('GET'));
  return { sent, press, field, write, writes, summary: () => page.querySelector('.summary')?.textContent ?? '' };
}

describe('what became of a topic, in words', () => {
  const none: Outcome = { outcome: null, deferredTo: null };
  test.each<[Outcome, string | undefined]>([
    [none, undefined],
    [{ ...none, outcome: 'retained' }, 'Retained'],
    [{ ...none, outcome: 'retained', outcomeTitle: { en: 'New' } }, 'Retained under the title “New”'],
    [{ ...none, outcome: 'deferred', deferredTo: 2007 }, 'Deferred to 2007'],
    [{ ...none, outcome: 'merged', mergedInto: 'x' }, 'Merged into “Other”'],
    [{ ...none, outcome: 'merged', mergedInto: 'unseen' }, 'Merged'],
    [{ ...none, outcome: 'notRetained', ofGeneralInterest: true }, 'Not retained; of general interest'],
    [{ ...none, ofGeneralInterest: true }, 'Of general interest'],
  ])('%j', (entry, said) => {
    expect(outcomeWords(entry, (id) => (id === 'x' ? 'Other' : undefined))).toBe(said);
  });

  test('a state is said until there is an outcome', () => {
    expect(standingWords(makeTopic('t', { state: 'notAdmitted' }))).toBe('Not admitted');
    expect(standingWords(makeTopic('t', { state: 'merged', mergedInto: 'x' }), () => 'Other')).toBe(
      'Merged into “Other”',
    );
    expect(standingWords(makeTopic('t', { outcome: 'deferred', deferredTo: 2007 }))).toBe('Deferred to 2007');
  });
});

describe('proposing a topic', () => {
  const like = {
    topic: 'old',
    title: { en: 'Migration and health' },
    year: 2004,
    consultation: null,
    here: false,
    outcome: 'deferred',
    deferredTo: 2006,
    likeness: 0.9,
  };
  const replies: Replies = {
    'GET /api/consultations/c': () => ({ body: makeConsultation({ may: ['proposeTopic'] }) }),
    'GET /api/topics': () => ({ body: [] }),
    'GET /api/consultations/c/topics/like': () => ({ body: [like] }),
    'POST /api/consultations/c/topics': () => ({ status: 201, body: { id: 'new' } }),
  };
  const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');

  test('title and case are needed, and one word too many is refused before it is sent', async () => {
    const { press, write, writes, summary } = await show(new ProposePage(), replies);
    await press('Propose the topic');
    expect(summary()).toMatch(/Title \(English\).*Case for the topic \(English\)/s);
    write('title/en', 'A title');
    write('reasons/en', words(limits.topicCaseWords + 1));
    await press('Propose the topic');
    expect(summary()).toContain('This has 151 words; at most 150 are possible.');
    expect(writes()).toEqual([]);
    const go = went();
    write('reasons/en', words(limits.topicCaseWords));
    await press('Propose the topic');
    expect(writes()).toHaveLength(1);
    expect(go).toHaveBeenCalledWith('/consultations/c/topics#topic-new', { replace: true });
  });

  test('an earlier topic with a similar title is shown, and may be taken up again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const shown = show(new ProposePage(), replies);
    await vi.runAllTimersAsync();
    const { write, press, writes, field } = await shown;
    write('title/en', 'Health');
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await settled();
    went();
    const choice = [...document.querySelectorAll<HTMLInputElement>('[name=topic]')];
    expect(choice.map(({ value, checked }) => [value, checked])).toEqual([
      ['', true],
      ['old', false],
    ]);
    expect(document.body.textContent).toContain('Migration and health (2004: Deferred to 2006)');
    choice[1]?.click();
    write('reasons/en', 'Because');
    expect(field('title/en')?.value).toBe('Health');
    await press('Propose the topic');
    expect(writes()[0]?.body).toEqual({
      member: 'XAA',
      title: { en: 'Health' },
      reasons: { en: 'Because' },
      topic: 'old',
    });
  });
});

describe('topics of a consultation', () => {
  const acts = (page: TopicsPage) =>
    [...page.querySelectorAll('section.topic')].map((section) =>
      [...section.querySelectorAll('ul.inline li')].map((act) => act.textContent?.replace(/\s+/g, ' ').trim()),
    );

  test('each reader is offered what will be accepted', async () => {
    const page = new TopicsPage();
    const topics = [
      makeTopic('Of the note'),
      makeTopic('Own', { proposedBy: 'XAA', state: 'proposed' }),
      makeTopic('Sponsored', {
        proposedBy: 'XBB',
        state: 'proposed',
        sponsors: [{ member: 'XAA', at: '2026-11-27T14:00:00.000000Z' }],
      }),
      makeTopic('On the ballot', { proposedBy: 'XAA', inOpenedRound: true }),
      makeTopic('Withdrawn', { proposedBy: 'XAA', state: 'withdrawn' }),
    ];
    await show(page, {
      'GET /api/consultations/c': () => ({
        body: makeConsultation({ topics, may: ['sponsorTopic', 'withdrawTopic', 'ruleOnTopic'] }),
      }),
    });
    const years = (title: string) => `Over the years: ${title}`;
    expect(acts(page)).toEqual([
      [years('Of the note'), 'Co-sponsor: Of the note', 'Correct the ruling: Of the note'],
      [years('Own'), 'Withdraw: Own', 'Rule on this topic: Own'],
      [years('Sponsored'), 'End the co-sponsorship: Sponsored', 'Rule on this topic: Sponsored'],
      [years('On the ballot')],
      [years('Withdrawn')],
    ]);
  });

  test('co-sponsoring is one press, and is said', async () => {
    const page = new TopicsPage();
    const sponsor = 'PUT /api/consultations/c/topics/t/sponsors/XAA';
    const { press, writes } = await show(page, {
      'GET /api/consultations/c': () => ({
        body: makeConsultation({ topics: [makeTopic('t')], may: ['sponsorTopic'] }),
      }),
      [sponsor]: () => ({ status: 204 }),
    });
    await press(/^\s*Co-sponsor/);
    expect(writes().map(({ key }) => key)).toEqual([sponsor]);
    expect(page.querySelector('.message[role=status]')?.textContent).toContain('Your delegation co-sponsors “t”.');
  });
});

describe('a ruling', () => {
  const ruling = 'POST /api/consultations/c/topics/t/ruling';
  const replies: Replies = {
    'GET /api/consultations/c': () => ({
      body: makeConsultation({
        topics: [makeTopic('t', { state: 'proposed', proposedBy: 'XBB' }), makeTopic('other')],
        may: ['ruleOnTopic'],
      }),
    }),
    [ruling]: () => ({ status: 204 }),
  };
  const choose = (value: string) => document.querySelector<HTMLInputElement>(`[name=to][value=${value}]`)?.click();

  test.each<[string, string | undefined, RegExp]>([
    ['nothing chosen', undefined, /Ruling/],
    ['a refusal without its reason', 'notAdmitted', /Reason/],
    ['a merger without the other topic', 'merged', /Merge into/],
  ])('%s is not sent', async (_case, to, said) => {
    const { press, writes, summary } = await show(new RulingPage(), replies);
    if (to) choose(to);
    await press('Record the ruling');
    expect(summary()).toMatch(said);
    expect(writes()).toEqual([]);
  });

  test('what belongs to another ruling is left aside', async () => {
    const { press, writes, write } = await show(new RulingPage(), replies);
    const go = went();
    choose('admitted');
    write('into', 'other');
    await press('Record the ruling');
    expect(writes()[0]?.body).toEqual({ to: 'admitted' });
    expect(go).toHaveBeenCalledWith('/consultations/c/topics#topic-t', { replace: true });
  });
});
