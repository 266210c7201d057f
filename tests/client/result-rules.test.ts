import { render } from 'lit';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { RoundFormPage } from '#client/administration/round-form-page.ts';
import { loadCountWords, loadOfficeWords, loadResultWords, loadTallyWords, showLanguage, t } from '#client/messages.ts';
import { exactFigure } from '#client/results/figure.ts';
import { mainTable } from '#client/results/main-table.ts';
import { type Figures, outcomeSentences } from '#client/results/outcome-words.ts';
import { workedLine } from '#client/results/marked-table.ts';
import { ruleSections } from '#client/results/rule-sections.ts';
import { router } from '#client/router.ts';
import { session } from '#client/session.ts';
import { gainOf, sumOf } from '#shared/results/exact-figure.ts';
import { makeAccount, makeMe, serve, settled, noneBeside } from './support.ts';

type Count = Figures['count'];

const count = (given: Partial<Count>): Count => ({
  form: 'rank',
  rule: 'borda',
  places: 1,
  parameters: {},
  stages: [],
  pairwise: null,
  marked: null,
  decision: null,
  ...noneBeside,
  ...given,
});

/** Figures of options A, B, C … by their exact scores, the first selected. */
function figures(scores: readonly string[], given: Partial<Count>, outcome: Partial<Figures['outcome']> = {}): Figures {
  const options = scores.map((score, at) => {
    const letter = 'ABCD'.charAt(at);
    const title = { en: `Topic ${letter}`, fr: `Sujet ${letter}`, es: `Tema ${letter}` };
    const standing = at === 0 ? ('selected' as const) : ('notSelected' as const);
    return {
      letter,
      topic: letter,
      title,
      presentedBy: null,
      group: null,
      votes: Number(score),
      score,
      place: at + 1,
      standing,
    };
  });
  return {
    round: 'round',
    kind: 'preference',
    fills: 'places',
    next: null,
    resultHash: '0'.repeat(64),
    participation: { entitled: 10, withChoice: 5, abstentions: 1, noAnswer: 4 },
    options,
    groups: [],
    outcome: { selected: ['A'], tied: null, line: { en: '', fr: '', es: '' }, ...outcome },
    steps: [],
    count: count(given),
    papers: { valid: 6, invalid: 0 },
  };
}

const shown = (given: Figures): HTMLElement => {
  const place = document.createElement('div');
  render([mainTable(given), ruleSections(given)], place);
  return place;
};
/** What is read of a cell: a new line parts words as a space does. */
const words = (markup: string) =>
  markup
    .replace(/<br>/g, ' ')
    .replace(/<!--.*?-->|<[^>]*>/gs, '')
    .replace(/\s+/g, ' ')
    .trim();
const cells = (place: HTMLElement, row: number, table = 0) =>
  [...(place.querySelectorAll('table')[table]?.querySelectorAll('tr')[row]?.querySelectorAll('th, td') ?? [])].map(
    ({ innerHTML }) => words(innerHTML),
  );

beforeAll(() =>
  Promise.all([showLanguage('en'), loadOfficeWords(), loadCountWords(), loadResultWords(), loadTallyWords()]),
);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('exact figures', () => {
  test.each([
    [['1.50000', '2', '0.25000'], '3.75000'],
    [['-1', '3'], '2'],
    [['7/2', '1'], undefined],
    [[], '0'],
  ])('%o add up to %s', (given, sum) => expect(sumOf(given)).toBe(sum));

  test.each([
    ['2', '5.25', '+3.25'],
    ['5.25', '2', '-3.25'],
    ['2', '2.00', ''],
    ['7/2', '4', ''],
  ])('from %s to %s is %s', (before, after, gain) => expect(gainOf(before, after)).toBe(gain));

  test('are written as the reader writes figures, no decimal lost', async () => {
    expect(['1234.50000', '7/2', ''].map(exactFigure)).toEqual(['1,234.50000', '7/2', '–']);
    await showLanguage('fr');
    expect(exactFigure('+1234.5')).toBe('+1\u202f234,5');
    await showLanguage('en');
  });
});

describe('the page of a rule', () => {
  test('shows points with their sum written out, and no share of the ballots', () => {
    const marked = { A: { 1: 4, 2: 1 }, B: { 1: 1, 2: 2, 3: 2 } };
    const given = figures(['9', '4', '2'], { marked });
    expect(workedLine(given, given.options[0]!)).toBe('A: 4×2 + 1×1 = 9');
    expect(shown(given).textContent).not.toContain('%');
    expect(cells(shown(given), 1, 1)).toEqual(['A Topic A', '4', '1', '0', '0']);
  });

  test('shows no sum that would not be the figure', () => {
    const given = figures(['19/2', '4'], { marked: { A: { 1: 4, 2: 1 }, B: {} } });
    expect(workedLine(given, given.options[0]!)).toBeUndefined();
  });

  test('shows pairs with headings for rows and columns, the preferred one by weight and sign', () => {
    const place = shown(
      figures(['', ''], {
        rule: 'schulze',
        pairwise: [
          [0, 3],
          [2, 0],
        ],
      }),
    );
    expect(cells(place, 1, 1)).toEqual(['A Topic A', '–', '3–2 ▲']);
    expect(place.querySelectorAll('table')[1]?.querySelectorAll('th:not([scope])')).toHaveLength(0);
    expect(place.textContent).toContain('A Topic A is preferred to B Topic B by 3 to 2.');
  });

  test('shows stages with what moved, who goes out, and sums that agree', () => {
    const stage = { exhausted: '0', residue: '0', quota: '3', elected: [], excluded: [] };
    const stages: Count['stages'] = [
      { ...stage, stage: 1, votes: { A: '2', B: '2', C: '1' }, action: 'firstPreferences', of: null },
      { ...stage, stage: 2, votes: { A: '3.00000', B: '2' }, action: 'exclude', of: 'C', elected: ['A'] },
    ];
    const place = shown(figures(['3', '2', ''], { rule: 'scottish-stv', stages }));
    expect(cells(place, 0, 1)).toEqual(['Topic', 'Stage 1 First preferences', 'Stage 2 C goes out']);
    expect(cells(place, 1, 1)).toEqual(['A Topic A', '2', '3.00000 +1.00000 Elected']);
    expect(cells(place, 5, 1)).toEqual(['All valid ballots', '5', '5.00000']);
  });

  test('shows a decision in a sentence and in four figures that add up to the roll', () => {
    const decision = {
      yes: 3,
      no: 2,
      abstained: 1,
      notCast: 4,
      base: 5,
      required: 4,
      quorum: '6/6',
      source: { en: 'A rule', fr: '', es: '' },
    };
    const given = figures(
      ['3'],
      { form: 'decide', rule: 'decision', decision },
      {
        selected: [],
        decision: { letter: 'A', is: 'rejected' },
      },
    );
    expect(outcomeSentences(given, { t, language: 'en', isOpen: true })).toEqual([
      '3 in favour of 5 voting; 4 needed. Not adopted.',
    ]);
    const place = shown(given);
    expect([1, 2, 3, 4, 5].map((row) => cells(place, row)[1])).toEqual(['3', '2', '1', '4', '10']);
    expect(place.textContent).toContain('Quorum: 6 were counted, 6 needed.');
  });

  test('says so when the rule selects nobody', () => {
    const none = figures(['', ''], { rule: 'condorcet' }, { selected: [] });
    expect(outcomeSentences(none, { t, language: 'en', isOpen: true })).toEqual([
      'By the figures alone no topic is selected. Base: 5 ballots with a choice.',
    ]);
  });
});

describe('what a rule has beside its figures', () => {
  const pairwise = [
    [0, 5, 3],
    [2, 0, 5],
    [4, 2, 0],
  ];

  test('who is preferred to all, or that nobody is', () => {
    const sentence = (smith: string[]) =>
      words(shown(figures(['', '', ''], { rule: 'schulze', pairwise, smith })).innerHTML);
    expect(sentence(['B'])).toContain('B Topic B is preferred to each other topic: the Condorcet winner.');
    expect(sentence(['A', 'B'])).toContain('A Topic A and B Topic B go round in a circle or are level;');
    expect(sentence(['A', 'B', 'C'])).toContain('No topic is preferred to each other one: they go round in a circle');
  });

  test('strongest paths, with the stronger of two marked by weight and sign', () => {
    const paths = [
      [0, 5, 5],
      [4, 0, 5],
      [4, 4, 0],
    ];
    const place = shown(figures(['', '', ''], { rule: 'schulze', pairwise, paths }));
    expect(cells(place, 0, 2)).toEqual(['Path from', 'A Topic A', 'B Topic B', 'C Topic C']);
    expect(cells(place, 2, 2)).toEqual(['B Topic B', '4', '–', '5 ▲']);
    expect(place.querySelector('details summary')?.textContent).toBe('Strongest paths');
  });

  test('pairs from the strongest, each kept or set aside', () => {
    const orderedPairs = [
      { winner: 'A', loser: 'B', won: 5, lost: 2, isKept: true },
      { winner: 'C', loser: 'A', won: 4, lost: 3, isKept: false },
    ];
    const place = shown(figures(['', '', ''], { rule: 'ranked-pairs', pairwise, orderedPairs }));
    expect(cells(place, 1, 2)).toEqual(['A Topic A over B Topic B Kept', '5–2']);
    expect(cells(place, 2, 2)).toEqual(['C Topic C over A Topic A Set aside', '4–3']);
  });

  test('places one after the other, with what the figure is', () => {
    const taken = [
      { place: 1, option: 'B', figure: '1/6', by: 'price' as const },
      { place: 2, option: 'A', figure: '13/15', by: 'load' as const },
    ];
    const place = shown(figures(['', ''], { form: 'approve', rule: 'mes', taken }));
    expect(cells(place, 1, 1)).toEqual(['B Topic B place 1', '1/6 price that each of its supporters pays at most']);
    expect(cells(place, 2, 1)).toEqual(['A Topic A place 2', '13/15 load that each of its supporters then carries']);
  });

  test('sentences and outcomes of an open tie', () => {
    const place = shown(
      figures(['', ''], {
        committee: { score: '25/6', equal: 2 },
        runOff: [
          { option: 'B', ballots: 3 },
          { option: 'A', ballots: 2 },
        ],
        required: 1,
        outcomes: [
          ['A', 'B'],
          ['A', 'C'],
        ],
      }),
    );
    const said = words(place.innerHTML);
    expect(said).toContain('2 sets of topics reach the highest sum, 25/6.');
    expect(said).toContain('Run-off between the two highest: B Topic B 3, A Topic A 2.');
    expect(said).toContain('1 vote is needed for a place.');
    expect([...place.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['A and B', 'A and C']);
  });

  test('stages one after the other, in the sentences of the count', async () => {
    const stage = { exhausted: '0', residue: '0', quota: null, elected: [], excluded: [], of: null };
    const stages: Count['stages'] = [
      { ...stage, stage: 1, votes: { A: '2', B: '2', C: '1', D: '0' }, action: 'exclude', excluded: ['C', 'D'] },
      { ...stage, stage: 2, votes: { A: '3', B: '2' }, action: 'elect', of: 'A', elected: ['A'] },
    ];
    const step = (n: number, at: number, en: string) => ({ n, stage: at, words: { en, fr: '', es: '' } });
    const given = {
      ...figures(['3', '2', '', ''], { rule: 'irv', stages }),
      steps: [step(1, 1, 'C and D go out.'), step(2, 2, 'A is elected.')],
    };
    const place = shown(given);
    document.body.replaceChildren(place);
    const stepper = place.querySelector('stage-stepper')!;
    await stepper.updateComplete;
    const [before, after] = [...stepper.querySelectorAll('button')];
    const said = async () => {
      await stepper.updateComplete;
      return words(stepper.querySelector('[role=status]')?.innerHTML ?? '');
    };
    expect(await said()).toBe('Stage 1 of 2 C and D go out C and D go out.');
    before?.click();
    expect(await said(), 'nothing stands before the first').toContain('Stage 1 of 2');
    after?.click();
    expect(await said()).toBe('Stage 2 of 2 A elected A is elected.');
    expect(cells(stepper, 1)).toEqual(['A Topic A', '3 +1']);
    after?.click();
    expect(await said(), 'nothing comes after the last').toContain('Stage 2 of 2');
  });
});

describe('the set-up of form and rule', () => {
  const round = {
    id: 'r',
    version: 7,
    sequence: 1,
    state: 'draft',
    may: ['editRound'],
    consultation: { id: 'c', title: { en: 'C' } },
    question: {},
    kind: 'preference',
    options: [],
    form: 'choose',
    minimum: 1,
    maximum: 2,
    highest: 5,
    budget: 10,
    equalRanks: false,
    rule: 'plurality',
    parameters: {},
    places: 2,
    secrecy: 'confidential',
    tieMeans: ['furtherRound'],
    namesOfAnswered: 'administration',
    opensAt: null,
    closesAt: null,
  };

  test('follows the form that is chosen, and saves what belongs to it', async () => {
    await session.take(makeMe({ account: makeAccount({ offices: ['administration'], memberships: [] }) }));
    vi.spyOn(router, 'go').mockResolvedValue();
    const sent = serve({ 'GET /api/rounds/r': () => ({ body: round }), 'PUT /api/rounds/r': () => ({ body: round }) });
    const page = new RoundFormPage();
    page.params = { round: 'r' };
    document.body.replaceChildren(page);
    await page.refresh();
    await settled();
    const field = (name: string) => page.querySelector<HTMLInputElement>(`[name="${name}"]`);
    const choose = async (name: string, value: string) => {
      const select = field(name)!;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await page.updateComplete;
    };
    expect([field('maximum') !== null, field('budget')]).toEqual([true, null]);
    await choose('form', 'rank');
    expect([field('maximum'), field('equalRanks') !== null]).toEqual([null, true]);
    await choose('rule', 'irv');
    expect(field('places'), 'a run-off fills one place').toBeNull();
    await choose('rule', 'borda');
    await choose('parameters/variant', 'dowdall');
    page.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    await settled();
    expect(sent.find(({ key }) => key === 'PUT /api/rounds/r')?.body).toMatchObject({
      form: 'rank',
      rule: 'borda',
      minimum: 1,
      equalRanks: false,
      places: 2,
      parameters: { variant: 'dowdall' },
      tieMeans: ['furtherRound'],
    });
  });
});
