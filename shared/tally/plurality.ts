import { ballotsOf, rowsOf, type Election } from './election.ts';
import { scoresOf, wholeFigures } from './figures.ts';
import { fillPlaces } from './places.ts';
import type { CountResult } from './result.ts';
import { stepList } from './steps.ts';
import type { TieMeans } from './ties.ts';

/** How many ballots mark each option with 1, in the order of the options. */
export function votesFor(election: Election): Float64Array {
  const { marks, counts, options } = election;
  const width = options.length;
  const rows = rowsOf(election);
  const votes = new Float64Array(width);
  for (let row = 0, at = 0; row < rows; row++) {
    const count = counts ? counts[row]! : 1;
    for (let option = 0; option < width; option++, at++) {
      if (marks[at] === 1) votes[option]! += count;
    }
  }
  return votes;
}

/**
 * Each ballot gives one vote to each option that it chooses; the highest figures take the places. With one choice a ballot
 * this is plurality, with as many as places the block vote, with fewer the limited vote (the UNESCO Executive Board elects
 * so: highest figures, no majority asked).
 *
 * @example twelve ballots AB 5, AC 5, BC 2, two places: A 10 is in, B and C are tied with 7 for the second place
 */
export function plurality(election: Election, ties: TieMeans): CountResult {
  const figures = wholeFigures(votesFor(election));
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  const scores = scoresOf(election.options, figures);
  for (const name of election.options) steps.add('figure', { option: [name], votes: scores[name] ?? '0' });
  return fillPlaces(election, 'plurality', figures, ties, steps);
}
