import type { FormName } from '../rounds/form.ts';

export interface MarkedOption<Option> {
  readonly option: Option;
  readonly mark: number;
}

/** How a mark is said beside its option: the key of its word; null where being named says it all. */
const markWords = {
  choose: null,
  approve: null,
  rank: 'ballot.rank.rank',
  score: 'ballot.score.score',
  points: 'ballot.points.points',
  decide: null,
} as const satisfies Record<FormName, string | null>;

/**
 * What a ballot says, in the order in which it is read out: a ranking by its ranks, anything else in the order of the round. Of a
 * proposal the word is its vote.
 *
 * @param marks one for each option, in the order of the options
 * @returns the options that are marked, those that a ranking or a scoring left out, and the keys of the words for both
 * @example readMarks('choose', ['A', 'B', 'C'], [1, 0, 1]).marked // A and C
 */
export function readMarks<Option>(form: FormName, options: readonly Option[], marks: readonly (number | null)[]) {
  const rows = options.map((option, at) => ({ option, mark: marks[at] ?? null }));
  const isNamed = form === 'choose' || form === 'approve';
  const marked = rows.filter((row): row is MarkedOption<Option> => (isNamed ? row.mark === 1 : row.mark !== null));
  return {
    marked: form === 'rank' ? marked.toSorted((one, other) => one.mark - other.mark) : marked,
    left: isNamed ? [] : rows.filter(({ mark }) => mark === null).map(({ option }) => option),
    wordOf: (mark: number) =>
      form === 'decide' ? (mark === 1 ? 'ballot.decide.yes' : 'ballot.decide.no') : markWords[form],
    leftWord: form === 'rank' ? 'ballot.rank.notRanked' : 'ballot.score.notScored',
  } as const;
}
