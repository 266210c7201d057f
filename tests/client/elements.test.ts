import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showLanguage } from '#client/messages.ts';
import { session } from '#client/session.ts';
import '#client/ui/characters-left.ts';
import '#client/ui/copy-link.ts';
import '#client/ui/language-switch.ts';
import { message, statusWord, summaryList, table, words } from '#client/ui/pieces.ts';
import '#client/ui/show-password.ts';
import '#client/ui/time-left.ts';
import '#client/ui/time-stamp.ts';
import '#client/ui/turnout-line.ts';
import { makeAccount, makeMe, serve, settled } from './support.ts';

const put = async (template: unknown): Promise<HTMLElement> => {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(template, place);
  await Promise.resolve();
  await Promise.resolve();
  return place;
};
const textOf = (node: { textContent: string | null } | null | undefined) =>
  node?.textContent?.replace(/\s+/g, ' ').trim();
const zoneIs = (timeZone: string) =>
  vi
    .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
    .mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);

beforeEach(async () => {
  await showLanguage('en');
  await session.take(makeMe());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('time-stamp', () => {
  const instant = '2026-11-27T17:00:00.000000Z';
  const cases: [string, string][] = [
    ['Europe/Zurich', '18:00 (Geneva)'],
    ['Europe/Paris', '18:00 (Geneva)'],
    ['America/Lima', '18:00 (Geneva), 12:00 (Lima)'],
    ['Asia/Tokyo', 'November 2026 at 18:00 (Geneva), Saturday'],
  ];
  it.each(cases)('for a reader in %s', async (zone, expected) => {
    zoneIs(zone);
    const place = await put(html`<time-stamp instant=${instant}></time-stamp>`);
    expect(place.querySelector('time')?.getAttribute('datetime')).toBe(instant);
    expect(textOf(place)).toContain(expected);
    expect(textOf(place)?.endsWith('(Geneva)')).toBe(zone.startsWith('Europe'));
  });

  it('follows a switch of language', async () => {
    zoneIs('Europe/Zurich');
    const place = await put(html`<time-stamp instant=${instant}></time-stamp>`);
    await showLanguage('fr');
    await settled();
    expect(textOf(place)).toMatch(/vendredi 27 novembre 2026 à 18 h 00 \(Genève\)/);
  });
});

describe('time-left', () => {
  it('counts by the server’s clock, however wrong that of the reader is, and says once that time is up', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-27T13:00:00Z') });
    await session.take(makeMe({ now: '2026-11-27T15:00:00.000000Z' }));
    const up = vi.fn<() => void>();
    const place = await put(html`<time-left until="2026-11-27T15:05:03.000000Z" @time-is-up=${up}></time-left>`);
    expect(textOf(place)).toBe('5 minutes 3 seconds left');
    await vi.advanceTimersByTimeAsync(302_000);
    expect(up).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(up).toHaveBeenCalledTimes(1);
    expect(textOf(place)).toBe('0 minutes 0 seconds left');
  });
});

describe('turnout-line', () => {
  const line = (answered: number, quorum?: number) =>
    html`<turnout-line .answered=${answered} .entitled=${175} .quorum=${quorum}></turnout-line>`;

  it.each([
    [142, 88, '142 of 175 delegations have answered (81%). The quorum of 88 is met.'],
    [12, 88, '12 of 175 delegations have answered (7%). The quorum of 88 is not met yet.'],
    [1, undefined, '1 of 175 delegations has answered (1%).'],
  ])('%s answers, quorum %s', async (answered, quorum, sentence) => {
    const place = await put(line(answered, quorum));
    expect(textOf(place.querySelector('p'))).toBe(sentence);
    expect(place.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('tells a screen reader at most once in 15 seconds, and nothing before something changes', async () => {
    vi.useFakeTimers();
    const place = await put(line(100));
    const told = () => textOf(place.querySelector('[role=status]'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told()).toBe('');
    for (let more = 1; more <= 20; more += 1) {
      render(line(100 + more), place);
      await vi.advanceTimersByTimeAsync(250);
      expect(told()).toBe('');
    }
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told()).toMatch(/^120 of 175/);
  });
});

it('characters-left counts, and tells a reader near the end, after a pause', async () => {
  vi.useFakeTimers();
  const place = await put(html`<textarea id="t"></textarea><characters-left for="t" max="10"></characters-left>`);
  const area = place.querySelector('textarea')!;
  area.value = 'nine char';
  area.dispatchEvent(new Event('input'));
  await vi.advanceTimersByTimeAsync(100);
  expect(textOf(place.querySelector('[aria-hidden]'))).toBe('1 character left');
  expect(textOf(place.querySelector('[role=status]'))).toBe('');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(textOf(place.querySelector('[role=status]'))).toBe('1 character left');
  area.value = 'twelve chars';
  area.dispatchEvent(new Event('input'));
  await vi.advanceTimersByTimeAsync(100);
  expect(textOf(place.querySelector('[aria-hidden]'))).toBe('2 characters too many');
});

it('show-password shows and hides, and hides before the form is sent', async () => {
  const place = await put(html`<form><input id="p" type="password" /><show-password for="p"></show-password></form>`);
  const input = place.querySelector('input')!;
  const button = place.querySelector('button')!;
  button.click();
  expect(input.type).toBe('text');
  place.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  expect(input.type).toBe('password');
});

it('language-switch names each language in itself and keeps the choice in the account', async () => {
  const sent = serve({ 'PATCH /api/me': () => ({ body: makeMe() }) });
  await session.take(makeMe({ account: makeAccount() }));
  const place = await put(html`<language-switch></language-switch>`);
  const buttons = [...place.querySelectorAll('button')];
  expect(buttons.map((button) => [textOf(button), button.lang])).toEqual([
    ['English', 'en'],
    ['Français', 'fr'],
    ['Español', 'es'],
  ]);
  buttons[2]!.click();
  await vi.waitFor(() => expect(document.documentElement.lang).toBe('es'));
  await settled();
  expect(buttons[2]!.getAttribute('aria-current')).toBe('true');
  expect(localStorage.getItem('language')).toBe('es');
  expect(sent.map(({ key, body }) => [key, body])).toEqual([['PATCH /api/me', { language: 'es' }]]);
});

it('copy-link copies its value and says so', async () => {
  const writeText = vi.fn<(words: string) => Promise<void>>(async () => undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const place = await put(html`<copy-link label="Link" value="https://x.example/link#abc"></copy-link>`);
  expect(place.querySelector('label')?.htmlFor).toBe(place.querySelector('input')?.id);
  place.querySelector('button')!.click();
  await settled();
  expect(writeText).toHaveBeenCalledWith('https://x.example/link#abc');
  expect(textOf(place.querySelector('[role=status]'))).toBe('Copied.');
});

describe('pieces', () => {
  it('marks words that are not in the language of the page', async () => {
    expect((await put(words({ en: 'Topic', fr: 'Sujet' }))).innerHTML).not.toContain('lang');
    const place = await put(html`${words({ fr: 'Sujet' })}`);
    expect(place.querySelector('span')?.lang).toBe('fr');
  });

  it('gives a table its caption, its scopes and its total', async () => {
    const place = await put(
      table(
        'Result',
        [
          { title: 'Topic', cell: (row: { name: string; n: number }) => row.name },
          { title: 'Preferences', cell: ({ n }) => n, isFigure: true },
        ],
        [
          { name: 'A', n: 3 },
          { name: 'B', n: 4 },
        ],
        { total: ['Total', 7] },
      ),
    );
    expect(textOf(place.querySelector('caption'))).toBe('Result');
    expect([...place.querySelectorAll('th')].map((cell) => [cell.scope, textOf(cell)])).toEqual([
      ['col', 'Topic'],
      ['col', 'Preferences'],
      ['row', 'A'],
      ['row', 'B'],
      ['row', 'Total'],
    ]);
    expect(place.querySelector('[role=region]')?.getAttribute('aria-label')).toBe('Result');
  });

  it('has a word for every tone, and completes "Change" for readers', async () => {
    const place = await put(html`
      ${message('warn', 'Not cast yet.', { title: 'Check', isNews: true })} ${statusWord('ok', 'Open')}
      ${summaryList([{ term: 'Topic A', value: 'Chosen', change: '/rounds/1/ballot' }])}
    `);
    expect(place.querySelector('.message')?.getAttribute('role')).toBe('status');
    expect(textOf(place.querySelector('[data-status]'))).toBe('Open');
    expect(textOf(place.querySelector('dd a'))).toBe('Change Topic A');
  });
});
