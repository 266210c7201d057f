import { NO_BYTE } from '#shared/ballots/marks.ts';
import { countForPlaces, type NextBallot } from './ballot-for-places.ts';
import { placesPresets, type PlacesPresetName } from './places-presets.ts';
import { decide, type DecisionRule, type VoteFigures } from './decision.ts';
import { ballotsOf, rowsOf, type Election } from './election.ts';
import { groupsOf, scoresOf, standingOf, wholeFigures } from './figures.ts';
import { thresholdOf } from './majority.ts';
import { presets, type PresetName } from './presets.ts';
import { makeResult, type CountResult, type Detail } from './result.ts';
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

/**
 * A ballot for places by a majority: those who reach it are elected, the rest waits for the next ballot, which stands in
 * `details.next`.
 */
export function countMajority(election: Election, given: Given): CountResult {
  const { options, seats } = election;
  const votes = votesFor(election);
  const [invalid, blank] = [number(given, 'invalid'), number(given, 'blank')];
  const rule = thresholdIn(placesPresets[(given['preset'] ?? 'unGaRule94') as PlacesPresetName], given);
  // A row that names nobody is a blank paper.
  let unmarked = 0;
  for (let row = 0; row < rowsOf(election); row++) {
    const own = election.marks.subarray(row * options.length, (row + 1) * options.length);
    if (!own.includes(1)) unmarked += election.counts?.[row] ?? 1;
  }
  const papers = ballotsOf(election) + invalid + blank;
  const { elected, next, vacant, steps, ...lines } = countForPlaces(rule, {
    members: number(given, 'members') || papers,
    papers,
    invalid,
    blank: blank + unmarked,
    places: seats,
    votes: Object.fromEntries(options.map((name, option) => [name, votes[option]!])),
    ballot: number(given, 'ballot') || 1,
  });
  const figures = wholeFigures(votes);
  const scores = scoresOf(options, figures);
  const tied =
    next.kind === 'tied' || next.kind === 'lot' ? { places: next.places, among: next.among, stage: 'places' } : null;
  return makeResult(election, 'majority', {
    elected,
    tied,
    ties: tied ? [{ stage: 'places', question: 'place', among: tied.among, by: 'open', chosen: [] }] : [],
    scores,
    standing: standingOf(options, groupsOf(figures), scores),
    details: { ...lines, vacant, next: nextDetail(next) },
    steps,
  });
}
