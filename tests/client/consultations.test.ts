import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addressOf, groupsOf, type Listed, othersWaiting, type Waiting } from '#client/consultations/home-groups.ts';
import { HomePage } from '#client/consultations/home-page.ts';
import { hoursOf } from '#client/consultations/hours-section.ts';
import { blocksOf } from '#client/consultations/prose.ts';
import { showLanguage } from '#client/messages.ts';
import { session } from '#client/session.ts';
import { makeConsultation, makeListed } from './make-consultation.ts';
import { makeAccount, makeMe, serve, settled } from './support.ts';

beforeEach(() => showLanguage('en'));
afterEach(() => vi.unstubAllGlobals());

const waiting = (kind: Waiting['kind'], extra: Partial<Waiting> = {}): Waiting => ({
  kind,
  member: 'XAA',
  round: null,
  until: null,
  ...extra,
});
const names = (items: readonly Listed[]) => items.map(({ id }) => id);

describe('the list in its groups', () => {
  const early = '2026-11-27T15:00:00.000000Z';
  const later = '2026-11-28T15:00:00.000000Z';

  test('what ends first stands first, and each consultation in one group', () => {
    const groups = groupsOf(
      [
        makeListed('late view', { awaits: [waiting('view', { until: later })] }),
        makeListed('ballot', { awaits: [waiting('ballot', { round: 'r', until: early })] }),
        makeListed('open until later', { closesAt: later }),
        makeListed('issued', { state: 'issued', closesAt: early }),
        makeListed('without an hour', { closesAt: null }),
        makeListed('draft', { state: 'draft' }),
        makeListed('closed', { state: 'closed' }),
        makeListed('withdrawn', { state: 'withdrawn' }),
      ],
      'XAA',
    );
    expect(names(groups.needs)).toEqual(['ballot', 'late view']);
    expect(names(groups.open)).toEqual(['issued', 'open until later', 'without an hour']);
    expect(names(groups.draft)).toEqual(['draft']);
    expect(names(groups.closed)).toEqual(['closed', 'withdrawn']);
  });

  test('only what waits for the delegation one acts for, or for an office, needs one', () => {
    const items = [
      makeListed('mine', { awaits: [waiting('view')] }),
      makeListed('theirs', { awaits: [waiting('view', { member: 'XBB' })] }),
      makeListed('office', { state: 'closed', awaits: [waiting('tally', { member: null, round: 'r' })] }),
    ];
    expect(names(groupsOf(items, 'XAA').needs)).toEqual(['mine', 'office']);
    expect(names(groupsOf(items, undefined).needs)).toEqual(['office']);
    expect(othersWaiting(items, 'XAA')).toEqual(['XBB']);
  });

  test.each<[Waiting['kind'], string]>([
    ['view', '/consultations/c/theme'],
    ['release', '/consultations/c/theme'],
    ['ballot', '/rounds/r/ballot'],
    ['ruling', '/consultations/c/topics'],
    ['opening', '/rounds/r'],
    ['tally', '/rounds/r/tally'],
    ['declaration', '/consultations/c/declare'],
  ])('%s is done at %s', (kind, address) => {
    expect(addressOf(waiting(kind, { round: 'r' }), 'c')).toBe(address);
  });
});

describe('the page', () => {
  async function show(items: Listed[]): Promise<HomePage> {
    serve({ 'GET /api/consultations': () => ({ body: items }) });
    const page = new HomePage();
    document.body.replaceChildren(page);
    await page.refresh();
    await settled();
    return page;
  }
  const titles = (page: HomePage) => [...page.querySelectorAll('h2')].map((heading) => heading.textContent);

  test('a delegation sees what is asked of it, with the way to it', async () => {
    await session.take(makeMe({ account: makeAccount() }));
    const page = await show([makeListed('c', { awaits: [waiting('ballot', { round: 'r' })] })]);
    expect(titles(page)).toEqual(['Needs your delegation', 'Open', 'Closed']);
    expect([...page.querySelectorAll('section:first-of-type a')].map((link) => link.getAttribute('href'))).toEqual([
      '/consultations/c',
      '/rounds/r/ballot',
    ]);
    expect(page.querySelector('[href="/admin/consultations/new"]')).toBeNull();
  });

  test('the Administration sees drafts and may begin another', async () => {
    await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
    const page = await show([makeListed('d', { state: 'draft' })]);
    expect(titles(page)).toEqual(['Needs you', 'In preparation', 'Open', 'Closed']);
    expect(page.textContent).toContain('Nothing awaits you now.');
    expect(page.querySelector('[href="/admin/consultations/new"]')).not.toBeNull();
  });

  test('an empty list says when there will be something', async () => {
    await session.take(makeMe({ account: makeAccount() }));
    expect((await show([])).textContent).toContain('When the Administration issues one');
  });
});

describe('hours', () => {
  test('those of rounds stand among those of the consultation, those of drafts do not', () => {
    const at = (hour: number) => `2026-11-27T${String(hour).padStart(2, '0')}:00:00.000000Z`;
    const round = { id: 'r', sequence: 1, kind: 'preference' as const, opensAt: at(12), closesAt: at(13) };
    const consultation = makeConsultation({
      issuedAt: at(8),
      opensAt: at(9),
      topicsCloseAt: at(11),
      closesAt: at(15),
      rounds: [
        { ...round, state: 'open' },
        { ...round, sequence: 2, state: 'draft' },
      ],
    });
    expect(hoursOf(consultation).map(({ term, instant }) => `${instant.slice(11, 13)} ${term}`)).toEqual([
      '08 Note issued',
      '09 Consultation opens',
      '11 Last hour for topics',
      '12 Round 1 opens',
      '13 Round 1 closes',
      '15 Consultation closes',
    ]);
  });
});

describe('words in blocks', () => {
  test.each<[string, ReturnType<typeof blocksOf>]>([
    ['One line', [{ kind: 'words', lines: ['One line'] }]],
    [
      'One\ntwo\n\nthree',
      [
        { kind: 'words', lines: ['One', 'two'] },
        { kind: 'words', lines: ['three'] },
      ],
    ],
    [
      'Two:\n• one\n\n- another\nThen',
      [
        { kind: 'words', lines: ['Two:'] },
        { kind: 'list', lines: ['one', 'another'] },
        { kind: 'words', lines: ['Then'] },
      ],
    ],
    ['\n\n', []],
    ['Well-known – or not', [{ kind: 'words', lines: ['Well-known – or not'] }]],
  ])('%j', (text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks);
  });
});
