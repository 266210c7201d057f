import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { ballotsOf, type Election } from './election.ts';
import { scoresOf, wholeFigures, type Figures } from './figures.ts';
import { fillPlaces } from './places.ts';
import { sequencesOf } from './ranks.ts';
import type { CountResult } from './result.ts';
import { stepList, type StepList } from './steps.ts';
import type { TieMeans } from './ties.ts';
import { votesFor } from './votes-for.ts';

/** The steps that every count by votes begins with. */
function voteSteps(election: Election, ballots: number, figures: Figures): StepList {
  const steps = stepList();
  steps.add('ballots', { ballots, places: election.seats });
  const scores = scoresOf(election.options, figures);
  for (const name of election.options) steps.add('figure', { option: [name], votes: scores[name] ?? '0' });
  return steps;
}

/**
 * Each ballot gives one vote to each option that it chooses; the highest figures take the places. With one choice a ballot
 * this is plurality, with as many as places the block vote, with fewer the limited vote (the UNESCO Executive Board elects
 * so: highest figures, no majority asked).
 *
 * @example twelve ballots AB 5, AC 5, BC 2, two places: A 10 is in, B and C are tied with 7 for the second place
 */
export function plurality(election: Election, rule: 'plurality' | 'block' | 'limited', ties: TieMeans): CountResult {
  const figures = wholeFigures(votesFor(election));
  return fillPlaces(election, rule, figures, ties, voteSteps(election, ballotsOf(election), figures));
}

/** Approval: every option that a ballot approves gets one vote; the highest figures take the places. */
export function approval(election: Election, ties: TieMeans): CountResult {
  const figures = wholeFigures(votesFor(election));
  return fillPlaces(election, 'approval', figures, ties, voteSteps(election, ballotsOf(election), figures));
}

/**
 * Plurality of ranked ballots: the vote goes to the first rank where it holds one option alone; all other ballots are
 * blank (`details.blank`).
 */
export function pluralityOfRanks(election: Election, ties: TieMeans): CountResult {
  const { order, rows, stride } = sequencesOf(election);
  const votes = new Float64Array(election.options.length);
  let blank = 0;
  for (let row = 0; row < rows; row++) {
    const count = election.counts ? election.counts[row]! : 1;
    const first = order[row * stride]!;
    if (first === NOT_MARKED) blank += count;
    else votes[first]! += count;
  }
  const figures = wholeFigures(votes);
  const steps = voteSteps(election, ballotsOf(election) - blank, figures);
  return { ...fillPlaces(election, 'plurality', figures, ties, steps), details: { blank } };
}
