import type { Translate } from '#shared/locales/translate.ts';
import type { FileTable } from './figures-tables.ts';
import type { Figures } from './read-figures.ts';

/** The rounds or stages of a count by transfers, a row each; nothing where there are none. */
export function stageTable({ count, options }: Figures, t: Translate): FileTable[] {
  if (count.stages.length === 0) return [];
  const letters = options.map(({ letter }) => letter);
  return [
    {
      name: t('results.page.stages'),
      head: [
        t('results.stage'),
        ...letters,
        t('results.exhausted'),
        t('results.residue'),
        t('results.quota'),
        t('results.elected'),
        t('results.excluded'),
      ],
      rows: count.stages.map(({ stage, votes, exhausted, residue, quota, elected, excluded }) => [
        stage,
        ...letters.map((letter) => ({ exact: votes[letter] ?? '' })),
        { exact: exhausted },
        { exact: residue },
        { exact: quota ?? '' },
        elected.join(', '),
        excluded.join(', '),
      ]),
    },
  ];
}

/** Ballots that prefer the row's option to the column's; nothing where the rule does not compare pairs. */
export function pairTables({ count, options }: Figures, t: Translate): FileTable[] {
  const letters = options.map(({ letter }) => letter);
  const matrix = (name: string, head: string, cells: readonly (readonly number[])[] | null): FileTable[] =>
    cells === null
      ? []
      : [
          {
            name,
            head: [head, ...letters],
            rows: letters.map((letter, row) => [
              letter,
              ...letters.map((_, column) => (row === column ? '' : (cells[row]?.[column] ?? ''))),
            ]),
          },
        ];
  return [
    ...matrix(t('results.page.pairs'), t('results.preferredTo'), count.pairwise),
    ...matrix(t('results.page.paths'), t('results.page.pathFrom'), count.paths),
    ...orderedTable(count.orderedPairs, t),
  ];
}

/** The pairs of a count that takes them in the order of their strength, with what became of each. */
function orderedTable(pairs: Figures['count']['orderedPairs'], t: Translate): FileTable[] {
  if (pairs.length === 0) return [];
  return [
    {
      name: t('results.page.orderedPairs'),
      head: [t('results.page.preferred'), t('results.preferredTo'), t('results.for'), t('results.against'), ''],
      rows: pairs.map(({ winner, loser, won, lost, isKept }) => [
        winner,
        loser,
        won,
        lost,
        t(isKept ? 'results.page.pairKept' : 'results.page.pairSetAside'),
      ]),
    },
  ];
}

/** The places of a rule that fills one after the other, with the figure that filled each. */
export function takenTable({ count }: Figures, t: Translate): FileTable[] {
  if (count.taken.length === 0) return [];
  return [
    {
      name: t('results.page.taken'),
      head: [t('results.place'), t('results.option'), t('results.figure.figure'), ''],
      rows: count.taken.map(({ place, option, figure, by }) => [
        place,
        option,
        { exact: figure },
        t(`results.page.takenBy.${by}`),
      ]),
    },
  ];
}
