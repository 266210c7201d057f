import { NO_BYTE } from '#shared/ballots/marks.ts';
import { type BallotResult, countForPlaces, type NextBallot } from './ballot-for-places.ts';
import { placesPresets, type PlacesPresetName } from './places-presets.ts';
import { decide, type DecisionRule, type VoteFigures } from './decision.ts';
import { ballotsOf, rowsOf, type Election } from './election.ts';
import { groupsOf, scoresOf, standingOf, wholeFigures } from './figures.ts';
import { thresholdOf } from './majority.ts';
import { presets, type PresetName } from './presets.ts';
import { makeResult, type CountResult, type Detail } from './result.ts';
import type { Step } from './steps.ts';
import { votesFor } from './votes-for.ts';

type Given = Readonly<Record<string, string>>;

const number = (given: Given, key: string): number => Number(given[key] ?? 0);

/** The threshold of a preset, or the one given instead. */
function thresholdIn<Rule extends { readonly threshold: DecisionRule['threshold'] }>(rule: Rule, given: Given): Rule {
  const threshold = thresholdOf(given['threshold'] ?? '');
  return threshold ? { ...rule, threshold } : rule;
}

/**
 * One proposal by a decision rule, from ballots of yes and no. The proposal is `elected` when it is adopted; the outcome,
 * the base, the required number and the quorum stand in `details`.
 */
export function countDecision(election: Election, given: Given): CountResult {
  const { marks, counts, options } = election;
  let [yes, no] = [0, 0];
  for (let row = 0; row < rowsOf(election); row++) {
    const count = counts ? counts[row]! : 1;
    if (marks[row] === 1) yes += count;
    if (marks[row] === NO_BYTE) no += count;
  }
  const rule: DecisionRule = thresholdIn(presets[(given['preset'] ?? 'plain') as PresetName], given);
  // Ballots that mark neither are abstentions, beside those that are told of.
  const abstain = ballotsOf(election) - yes - no + number(given, 'abstain');
  const [invalid, blank] = [number(given, 'invalid'), number(given, 'blank')];
  const chair = given['chair'];
  const voted = yes + no + abstain + invalid + blank;
  const figures: VoteFigures = {
    members: number(given, 'members') || voted,
    present: number(given, 'present') || voted,
    yes,
    no,
    abstain,
    invalid,
    blank,
    secondVote: given['secondVote'] === 'yes',
    ...(chair === 'yes' || chair === 'no' ? { chairVote: chair } : {}),
  };
  const { outcome, base, required, quorum, steps } = decide(rule, figures);
  const proposal = options[0]!;
  return makeResult(election, 'decision', {
    elected: outcome === 'adopted' ? [proposal] : [],
    scores: { [proposal]: `${yes}` },
    details: {
      outcome,
      yes,
      no,
      abstain,
      base,
      required,
      source: rule.source,
      ...(quorum ? { quorum: `${quorum.counted}/${quorum.required}` } : {}),
    },
    steps,
  });
}

/** The next ballot as plain facts. */
const nextDetail = ({ kind, ...rest }: NextBallot): Detail => ({ kind, ...rest });

/** Rows that name nobody among the options at these places: blank papers. */
function unmarkedRows({ marks, counts, options }: Election, own: readonly number[]): number {
  let unmarked = 0;
  for (let start = 0, row = 0; start < marks.length; start += options.length, row++) {
    if (own.every((option) => marks[start + option] !== 1)) unmarked += counts?.[row] ?? 1;
  }
  return unmarked;
}

const isTied = (next: NextBallot): next is Extract<NextBallot, { kind: 'tied' | 'lot' }> =>
  next.kind === 'tied' || next.kind === 'lot';

/**
 * A ballot for places by a majority: those who reach it are elected, the rest waits for the next ballot, which stands in
 * `details.next`. Where places are by group, each group is counted as a paper of its own, with a majority of its own, and what
 * follows stands in `details.groups`.
 */
export function countMajority(election: Election, given: Given): CountResult {
  const { options, seats, groups } = election;
  const votes = votesFor(election);
  const [invalid, blank] = [number(given, 'invalid'), number(given, 'blank')];
  const rule = thresholdIn(placesPresets[(given['preset'] ?? 'unGaRule94') as PlacesPresetName], given);
  const papers = ballotsOf(election) + invalid + blank;
  const fill = (names: readonly string[], places: number): BallotResult => {
    const own = names.map((name) => options.indexOf(name));
    return countForPlaces(rule, {
      members: number(given, 'members') || papers,
      papers,
      invalid,
      blank: blank + unmarkedRows(election, own),
      places,
      votes: Object.fromEntries(own.map((option) => [options[option]!, votes[option]!])),
      ballot: number(given, 'ballot') || 1,
    });
  };
  const counted = groups
    ? groups.map(({ group, places, options: names }) => ({ group, places, names, ...fill(names, places) }))
    : [{ group: '', places: seats, names: options, ...fill(options, seats) }];
  const ties = counted.flatMap(({ next }) => (isTied(next) ? [next] : []));
  const [tie] = ties;
  const figures = wholeFigures(votes);
  const scores = scoresOf(options, figures);
  return makeResult(election, 'majority', {
    elected: counted.flatMap(({ elected }) => elected),
    tied: tie && !groups ? { places: tie.places, among: tie.among, stage: 'places' } : null,
    ties: ties.map(({ among }) => ({ stage: 'places', question: 'place', among, by: 'open', chosen: [] })),
    scores,
    standing: standingOf(options, groupsOf(figures), scores),
    details: groups
      ? {
          groups: counted.map((one) => ({
            group: one.group,
            places: one.places,
            elected: one.elected,
            ...linesOf(one),
          })),
        }
      : linesOf(counted[0]!),
    steps: counted.flatMap(({ steps, group, places }): Step[] => [
      ...(groups ? [{ n: 0, key: 'placesOfGroup' as const, values: { group, places } }] : []),
      ...steps,
    ]),
  });
}

/** The lines that an election result always has, and what follows. */
const linesOf = ({ papers, invalid, valid, abstentions, presentAndVoting, required, vacant, next }: BallotResult) => ({
  papers,
  invalid,
  valid,
  abstentions,
  presentAndVoting,
  required,
  vacant,
  next: nextDetail(next),
});
