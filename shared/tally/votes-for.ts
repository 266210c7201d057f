import { rowsOf, type Election } from './election.ts';

/** 1 for the mark 1, 0 for all others: looked up, since which options a ballot marks cannot be foretold. */
export const approves = Float64Array.from({ length: 256 }, (_, mark) => Number(mark === 1));

/** How many ballots mark each option with 1, in the order of the options. */
export function votesFor(election: Election): Float64Array {
  const { marks, counts, options } = election;
  const width = options.length;
  const rows = rowsOf(election);
  const votes = new Float64Array(width);
  for (let row = 0, at = 0; row < rows; row++) {
    const count = counts ? counts[row]! : 1;
    for (let option = 0; option < width; option++, at++) votes[option]! += count * approves[marks[at]!]!;
  }
  return votes;
}
