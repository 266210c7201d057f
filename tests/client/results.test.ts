import { beforeAll, describe, expect, test } from 'vitest';
import { loadResultWords, showLanguage, t } from '#client/messages.ts';
import { bodyOf, departures, type Given, reasonsAgainst } from '#client/results/declaration-draft.ts';
import { optionsTable } from '#client/results/figures-tables.ts';
import { byPlace, type Figures, outcomeSentences } from '#client/results/outcome-words.ts';
import type { Language } from '#shared/languages.ts';
import type { DeclarationGround } from '#shared/results/check-declaration.ts';
import { outcomeLine } from '#shared/results/outcome.ts';
import { render } from 'lit';
import { noneBeside } from './support.ts';

type Standing = 'selected' | 'tied' | 'notSelected';

/** Figures of options A, B, C … by what stands in each: [votes, place, standing]. */
function figures(rows: readonly (readonly [number, number, Standing])[], tied: Figures['outcome']['tied']): Figures {
  const options = rows.map(([votes, place, standing], at) => {
    const letter = 'ABCD'[at] ?? '';
    const title = { en: `Topic ${letter}`, fr: `Sujet ${letter}`, es: `Tema ${letter}` };
    return {
      letter,
      topic: `topic-${letter}`,
      title,
      presentedBy: null,
      group: null,
      votes,
      score: `${votes}`,
      place,
      standing,
    };
  });
  const selected = byPlace(options)
    .filter(({ standing }) => standing === 'selected')
    .map(({ letter }) => letter);
  const line = (language: Language) => outcomeLine({ selected, tied }, language);
  return {
    round: 'round',
    kind: 'preference',
    fills: 'places',
    next: null,
    resultHash: '0'.repeat(64),
    participation: { entitled: 116, withChoice: 98, abstentions: 6, noAnswer: 12 },
    options,
    groups: [],
    outcome: { selected, tied, line: { en: line('en'), fr: line('fr'), es: line('es') } },
    steps: [],
    count: {
      form: 'choose',
      rule: 'plurality',
      places: 2,
      parameters: {},
      stages: [],
      pairwise: null,
      marked: null,
      decision: null,
      ...noneBeside,
    },
    papers: { valid: 104, invalid: 0 },
  };
}

const clear = figures(
  [
    [38, 3, 'notSelected'],
    [30, 4, 'notSelected'],
    [61, 1, 'selected'],
    [52, 2, 'selected'],
  ],
  null,
);
const tie = figures(
  [
    [10, 1, 'selected'],
    [7, 2, 'tied'],
    [7, 2, 'tied'],
  ],
  { place: 2, places: 1, among: ['B', 'C'] },
);
const wide = figures(
  [
    [7, 1, 'tied'],
    [7, 1, 'tied'],
    [7, 1, 'tied'],
  ],
  { place: 1, places: 2, among: ['A', 'B', 'C'] },
);

beforeAll(() => Promise.all([showLanguage('en'), loadResultWords()]));

describe('the outcome in sentences', () => {
  test.each<[string, Figures, Language, readonly string[]]>([
    [
      'two selected, in the order of their figures',
      clear,
      'en',
      [
        'By the figures, C Topic C (61 preferences) and D Topic D (52 preferences) are selected. Base: 98 ballots with a choice.',
      ],
    ],
    [
      'a tie for the second place',
      tie,
      'en',
      [
        'By the figures, A Topic A (10 preferences) is selected. Base: 98 ballots with a choice.',
        'Topics B and C are tied for second place with 7 preferences each. The Chair decides how to proceed.',
      ],
    ],
    [
      'the same in French',
      tie,
      'fr',
      [
        'Selon les chiffres, A Sujet A (10 préférences) est sélectionné. Base\u202f: 98 bulletins exprimant un choix.',
        'Les thèmes B et C sont à égalité pour la deuxième place (7 préférences chacun). Il appartient à la présidence de décider de la suite.',
      ],
    ],
    [
      'the same in Spanish',
      tie,
      'es',
      [
        'Según las cifras, queda seleccionado A Tema A (10 preferencias). Base: 98 votos con preferencia.',
        'Los temas B y C empatan en el segundo puesto con 7 preferencias cada uno. Corresponde a la Presidencia decidir cómo proceder.',
      ],
    ],
    [
      'three level for two places, nobody selected',
      wide,
      'en',
      ['Topics A, B, and C are tied for the last 2 places with 7 preferences each. The Chair decides how to proceed.'],
    ],
  ])('%s', async (_, given, language, expected) => {
    await showLanguage(language);
    expect(outcomeSentences(given, { t, language, isOpen: true })).toEqual(expected);
    await showLanguage('en');
  });

  test('after the declaration nothing is left for the Chair to decide', () => {
    expect(outcomeSentences(tie, { t, language: 'en', isOpen: false }).join(' ')).not.toContain('The Chair decides');
  });

  test('without a ballot with a choice there is no outcome to speak of', () => {
    const none = { ...clear, participation: { entitled: 116, withChoice: 0, abstentions: 4, noAnswer: 112 } };
    expect(outcomeSentences(none, { t, language: 'en', isOpen: true })).toEqual(['No ballot with a choice was cast.']);
  });
});

describe('the table of the figures', () => {
  const shown = (given: Figures) => {
    render(optionsTable(given), document.body);
    return [...document.body.querySelectorAll('tr')].map((row) => ({
      words: [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()),
      ends: row.classList.contains('ends-part'),
    }));
  };

  test('stands in the order of places, with a line under the last that is selected and a total that adds up', () => {
    const rows = shown(clear);
    expect(rows.map(({ words }) => words)).toEqual([
      ['Topic', 'Preferences', '% of ballots'],
      ['C Topic C Selected place 1', '61', '62.2%'],
      ['D Topic D Selected place 2', '52', '53.1%'],
      ['A Topic A Not selected place 3', '38', '38.8%'],
      ['B Topic B Not selected place 4', '30', '30.6%'],
      ['All preferences', '181', '–'],
    ]);
    expect(rows.map(({ ends }) => ends)).toEqual([false, false, true, false, false, false]);
  });

  test('draws no line between equals', () => {
    expect(shown(tie).map(({ ends }) => ends)).toEqual([false, true, false, true, false]);
    expect(shown(wide).map(({ ends }) => ends)).toEqual([false, false, false, true, false]);
  });

  test('names the base of its percentages in the caption', () => {
    shown(clear);
    expect(document.body.querySelector('caption')?.textContent).toContain('of the 98 ballots with a choice');
    expect(document.body.querySelectorAll('th:not([scope])')).toHaveLength(0);
    expect(document.body.querySelectorAll('svg:not([aria-hidden=true])')).toHaveLength(0);
  });
});

describe('a declaration that is being written', () => {
  const ids = ['topic-A', 'topic-B', 'topic-C'];
  const ground: DeclarationGround = {
    year: 2006,
    admitted: ids,
    round: {
      outcome: { selected: ['A'], tied: { place: 2, places: 1, among: ['B', 'C'] } },
      ties: ['furtherRound', 'bothRetained', 'lot'],
      topicOf: { A: 'topic-A', B: 'topic-B', C: 'topic-C' },
      before: [],
    },
  };
  const whole: Given = {
    words: { en: 'Words' },
    theme: { outcome: 'retained' },
    topics: { 0: { outcome: 'retained' }, 1: { outcome: 'retained' }, 2: { outcome: 'retained' } },
    tie: { means: 'bothRetained' },
  };
  const against = (given: Given) =>
    reasonsAgainst(given, bodyOf(given, ids, 'round'), ground).map(({ reason, pointer }) => `${pointer} ${reason}`);

  test('is told every answer that is missing', () => {
    expect(against({})).toEqual([
      '/theme/outcome notAChoice',
      '/topics/0/outcome notAChoice',
      '/topics/1/outcome notAChoice',
      '/topics/2/outcome notAChoice',
      '/tie/means notAChoice',
      '/words/en missing',
    ]);
    expect(against(whole)).toEqual([]);
  });

  test('follows a lot in the order drawn, written in any way', () => {
    const drawn = {
      ...whole,
      tie: { means: 'lot' as const, order: 'c,  b', drawnBy: 'Ms X', witnesses: 'Kenya, Peru' },
    };
    const body = bodyOf(drawn, ids, 'round');
    expect(body.tie).toEqual({ means: 'lot', order: ['C', 'B'], drawnBy: 'Ms X', witnesses: 'Kenya, Peru' });
    expect(departures(body, ground)).toEqual({ more: ['topic-B'], less: [] });
    expect(against(drawn)).toEqual(['/departure departureWithoutReason']);
    expect(against({ ...drawn, tie: { ...drawn.tie, order: '' } })).toEqual(['/tie/order missing']);
  });

  test('says which topics depart from the figures, and which do not', () => {
    const other: Given = {
      ...whole,
      topics: { 0: { outcome: 'notRetained' }, 1: { outcome: 'retained' }, 2: { outcome: 'retained' } },
    };
    expect(departures(bodyOf(other, ids, 'round'), ground)).toEqual({ more: [], less: ['topic-A'] });
    expect(departures(bodyOf(whole, ids, 'round'), ground)).toBeNull();
    expect(departures(bodyOf(other, ids, null), { ...ground, round: null })).toBeNull();
  });

  test('leaves out what belongs to no outcome', () => {
    const given: Given = { ...whole, topics: { ...whole.topics, 1: { outcome: 'deferred', deferredTo: 2007 } } };
    expect(bodyOf(given, ids, 'round').topics[1]).toEqual({
      topic: 'topic-B',
      outcome: 'deferred',
      deferredTo: 2007,
      ofGeneralInterest: false,
    });
  });
});
