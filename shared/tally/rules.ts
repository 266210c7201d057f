import { bordaFigures, type BordaVariant } from './borda.ts';
import type { PaperLimits } from './check-papers.ts';
import { countDecision, countMajority } from './count-majority.ts';
import { ballotsOf, type Election } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { scoresOf } from './figures.ts';
import { instantRunoff } from './irv.ts';
import { meek } from './meek.ts';
import { condorcet, copeland, minimax } from './pair-scores.ts';
import { pav } from './pav.ts';
import { fillPlaces } from './places.ts';
import { approval, plurality, pluralityOfRanks } from './plurality.ts';
import { firstEqualRank } from './ranks.ts';
import { rankedPairs } from './ranked-pairs.ts';
import type { CountResult } from './result.ts';
import { type Parameters, type RuleFrame, ruleFrames, type RuleName } from './rule-frames.ts';
import { schulze } from './schulze.ts';
import { scottishStv } from './scottish-stv.ts';
import { sequentialPav } from './seqpav.ts';
import { sequentialPhragmen } from './seqphragmen.ts';
import { star } from './star.ts';
import { stepList } from './steps.ts';
import { cumulative, lowestPlaces, scoreMean, scoreSum } from './sums.ts';
import type { TieMeans } from './ties.ts';

export interface RuleSpec extends RuleFrame {
  /** What a ballot must keep to; ballots that do not are left out and listed. `null`: nothing to check. */
  readonly limits?: (parameters: Parameters, election: Election) => PaperLimits | null;
  /** Why the rule refuses the election as a whole, where it does. */
  readonly refuses?: (election: Election) => string[];
  readonly run: (election: Election, parameters: Parameters, ties: TieMeans) => CountResult;
}

const limit = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);

/** At least, at most, together: only those that are set. */
function bounds(min: number | undefined, max: number | undefined, budget?: number): PaperLimits | null {
  if (min === undefined && max === undefined && budget === undefined) return null;
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(budget === undefined ? {} : { budget }),
  };
}

const choose = (max: (election: Election) => number | undefined): Pick<RuleSpec, 'limits'> => ({
  limits: (given, election) => bounds(limit(given['min']), limit(given['max']) ?? max(election)),
});

const borda = (election: Election, given: Parameters, ties: TieMeans): CountResult => {
  const figures = bordaFigures(election, (given['variant'] ?? 'average') as BordaVariant);
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  const scores = scoresOf(election.options, figures);
  for (const name of election.options) steps.add('points', { option: [name], votes: scores[name]! });
  return fillPlaces(election, 'borda', figures, ties, steps);
};

/** A transfer needs one next preference, so equal ranks refuse the whole election instead of being read as something. */
function equalRanks(election: Election): string[] {
  const row = firstEqualRank(election);
  return row === null
    ? []
    : [`Ballot row ${row + 1} gives two options the same rank; this rule counts strict rankings only.`];
}

const defeat = (given: Parameters): 'winning' | 'margin' | 'opposition' => (given['by'] ?? 'winning') as 'winning';

/** Every rule by name. Each is defined, with its source, in the file that counts it. */
export const rules = {
  plurality: {
    ...ruleFrames.plurality,
    ...choose(() => undefined),
    run: (election, _, ties) =>
      election.form === 'rank' ? pluralityOfRanks(election, ties) : plurality(election, 'plurality', ties),
  },
  block: {
    ...ruleFrames.block,
    ...choose(({ seats }) => seats),
    run: (election, _, ties) => plurality(election, 'block', ties),
  },
  limited: {
    ...ruleFrames.limited,
    ...choose(({ seats }) => Math.max(1, seats - 1)),
    run: (election, _, ties) => plurality(election, 'limited', ties),
  },
  cumulative: {
    ...ruleFrames.cumulative,
    limits: (given) => bounds(undefined, undefined, limit(given['budget'])),
    run: (election, _, ties) => cumulative(election, ties),
  },
  approval: {
    ...ruleFrames.approval,
    ...choose(() => undefined),
    run: (election, _, ties) => approval(election, ties),
  },
  pav: { ...ruleFrames.pav, run: (election, _, ties) => pav(election, ties) },
  seqpav: { ...ruleFrames.seqpav, run: (election, _, ties) => sequentialPav(election, ties) },
  seqphragmen: { ...ruleFrames.seqphragmen, run: (election, _, ties) => sequentialPhragmen(election, ties) },
  mes: {
    ...ruleFrames.mes,
    run: (election, given, ties) =>
      equalShares(election, given['completion'] === 'seqphragmen' ? 'seqphragmen' : 'none', ties),
  },
  borda: { ...ruleFrames.borda, run: borda },
  places: {
    ...ruleFrames.places,
    limits: () => ({ rankAll: true, noEqualRanks: true }),
    run: (election, _, ties) => lowestPlaces(election, ties),
  },
  schulze: { ...ruleFrames.schulze, run: (election, given, ties) => schulze(election, defeat(given), ties) },
  'ranked-pairs': {
    ...ruleFrames['ranked-pairs'],
    run: (election, given, ties) => rankedPairs(election, defeat(given), ties),
  },
  minimax: { ...ruleFrames.minimax, run: (election, given, ties) => minimax(election, defeat(given), ties) },
  copeland: { ...ruleFrames.copeland, run: (election, _, ties) => copeland(election, ties) },
  condorcet: { ...ruleFrames.condorcet, run: (election) => condorcet(election) },
  irv: {
    ...ruleFrames.irv,

    run: (election, given, ties) => instantRunoff(election, given['earlier'] !== 'no', ties),
  },
  'scottish-stv': {
    ...ruleFrames['scottish-stv'],
    refuses: equalRanks,
    run: (election, given, ties) => scottishStv(election, given['earlier'] !== 'no', ties),
  },
  meek: { ...ruleFrames.meek, refuses: equalRanks, run: (election, _, ties) => meek(election, ties) },
  score: {
    ...ruleFrames.score,
    limits: (given) => (given['max'] ? { maxScore: Number(given['max']) } : null),
    run: (election, given, ties) =>
      given['figure'] === 'mean' ? scoreMean(election, Number(given['minimum'] ?? 0), ties) : scoreSum(election, ties),
  },
  star: {
    ...ruleFrames.star,

    limits: (given) => (given['max'] ? { maxScore: Number(given['max']) } : null),
    run: (election, _, ties) => star(election, ties),
  },
  decision: {
    ...ruleFrames.decision,

    refuses: ({ options }) => (options.length === 1 ? [] : ['A decision is about one proposal.']),
    run: (election, given) => countDecision(election, given),
  },
  majority: {
    ...ruleFrames.majority,
    limits: (given, { seats }) => bounds(limit(given['min']), limit(given['max']) ?? seats),
    run: (election, given) => countMajority(election, given),
  },
} as const satisfies Record<RuleName, RuleSpec>;
