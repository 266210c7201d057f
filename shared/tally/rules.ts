import type { Form } from '#shared/ballots/marks.ts';
import { placesPresetNames, type PlacesPresetName } from './places-presets.ts';
import { bordaFigures, bordaVariants, type BordaVariant } from './borda.ts';
import type { PaperLimits } from './check-papers.ts';
import { countDecision, countMajority } from './count-majority.ts';
import { ballotsOf, type Election } from './election.ts';
import { completions, equalShares } from './equal-shares.ts';
import { scoresOf } from './figures.ts';
import { instantRunoff } from './irv.ts';
import { meek } from './meek.ts';
import { condorcet, copeland, minimax } from './pair-scores.ts';
import { pav } from './pav.ts';
import { fillPlaces } from './places.ts';
import { approval, plurality, pluralityOfRanks } from './plurality.ts';
import { firstEqualRank } from './ranks.ts';
import { presetNames, type PresetName } from './presets.ts';
import { rankedPairs } from './ranked-pairs.ts';
import type { CountResult } from './result.ts';
import { schulze } from './schulze.ts';
import { scottishStv } from './scottish-stv.ts';
import { sequentialPav } from './seqpav.ts';
import { sequentialPhragmen } from './seqphragmen.ts';
import { star } from './star.ts';
import { stepList } from './steps.ts';
import { cumulative, lowestPlaces, scoreMean, scoreSum } from './sums.ts';
import type { TieMeans } from './ties.ts';

/** Values of a rule's parameters, checked and with defaults filled in. */
export type Parameters = Readonly<Record<string, string>>;

/** One parameter: either one of the words listed, or a whole number. The first word, or `fallback`, holds when it is not given. */
export type ParameterSpec =
  { readonly words: readonly [string, ...string[]] } | { readonly from: number; readonly fallback: string };

export interface RuleSpec {
  /** The forms of ballot that the rule counts. */
  readonly forms: readonly Form[];
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Whether the rule fills one place whatever the election says. */
  readonly onePlace?: boolean;
  /** What a ballot must keep to; ballots that do not are left out and listed. `null`: nothing to check. */
  readonly limits?: (parameters: Parameters, election: Election) => PaperLimits | null;
  /** Why the rule refuses the election as a whole, where it does. */
  readonly refuses?: (election: Election) => string[];
  readonly run: (election: Election, parameters: Parameters, ties: TieMeans) => CountResult;
}

const wholeOrNone = { from: 0, fallback: '' } as const;
/** Whether an earlier round or stage tells equals apart. */
const earlier = { words: ['yes', 'no'] } as const;
const by = { words: ['winning', 'margin'] } as const;

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

const choose = (max: (election: Election) => number | undefined): Pick<RuleSpec, 'parameters' | 'limits'> => ({
  parameters: { min: wholeOrNone, max: wholeOrNone },
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

/** `preset` leaves the threshold to the preset; "1/2" is more than half. */
const thresholds = ['preset', '1/2', '2/3', '3/4', '1/1'] as const;
const presetWords = presetNames as [PresetName, ...PresetName[]];
const placesWords = placesPresetNames as [PlacesPresetName, ...PlacesPresetName[]];

/** Every rule by name. Each is defined, with its source, in the file that counts it. */
export const rules = {
  plurality: {
    forms: ['choose', 'rank'],
    ...choose(() => undefined),
    run: (election, _, ties) =>
      election.form === 'rank' ? pluralityOfRanks(election, ties) : plurality(election, 'plurality', ties),
  },
  block: {
    forms: ['choose'],
    ...choose(({ seats }) => seats),
    run: (election, _, ties) => plurality(election, 'block', ties),
  },
  limited: {
    forms: ['choose'],
    ...choose(({ seats }) => Math.max(1, seats - 1)),
    run: (election, _, ties) => plurality(election, 'limited', ties),
  },
  cumulative: {
    forms: ['points'],
    parameters: { budget: wholeOrNone },
    limits: (given) => bounds(undefined, undefined, limit(given['budget'])),
    run: (election, _, ties) => cumulative(election, ties),
  },
  approval: {
    forms: ['approve', 'choose'],
    ...choose(() => undefined),
    run: (election, _, ties) => approval(election, ties),
  },
  pav: { forms: ['approve', 'choose'], parameters: {}, run: (election, _, ties) => pav(election, ties) },
  seqpav: { forms: ['approve', 'choose'], parameters: {}, run: (election, _, ties) => sequentialPav(election, ties) },
  seqphragmen: {
    forms: ['approve', 'choose'],
    parameters: {},
    run: (election, _, ties) => sequentialPhragmen(election, ties),
  },
  mes: {
    forms: ['approve', 'choose'],
    parameters: { completion: { words: completions } },
    run: (election, given, ties) =>
      equalShares(election, given['completion'] === 'seqphragmen' ? 'seqphragmen' : 'none', ties),
  },
  borda: { forms: ['rank'], parameters: { variant: { words: bordaVariants } }, run: borda },
  places: {
    forms: ['rank'],
    parameters: {},
    limits: () => ({ rankAll: true, noEqualRanks: true }),
    run: (election, _, ties) => lowestPlaces(election, ties),
  },
  schulze: {
    forms: ['rank'],
    parameters: { by },
    run: (election, given, ties) => schulze(election, defeat(given), ties),
  },
  'ranked-pairs': {
    forms: ['rank'],
    parameters: { by },
    run: (election, given, ties) => rankedPairs(election, defeat(given), ties),
  },
  minimax: {
    forms: ['rank'],
    parameters: { by: { words: ['winning', 'margin', 'opposition'] } },
    run: (election, given, ties) => minimax(election, defeat(given), ties),
  },
  copeland: { forms: ['rank'], parameters: {}, run: (election, _, ties) => copeland(election, ties) },
  condorcet: { forms: ['rank'], parameters: {}, onePlace: true, run: (election) => condorcet(election) },
  irv: {
    forms: ['rank'],
    parameters: { earlier },
    onePlace: true,
    run: (election, given, ties) => instantRunoff(election, given['earlier'] !== 'no', ties),
  },
  'scottish-stv': {
    forms: ['rank'],
    parameters: { earlier },
    refuses: equalRanks,
    run: (election, given, ties) => scottishStv(election, given['earlier'] !== 'no', ties),
  },
  meek: { forms: ['rank'], parameters: {}, refuses: equalRanks, run: (election, _, ties) => meek(election, ties) },
  score: {
    forms: ['score'],
    parameters: { figure: { words: ['sum', 'mean'] }, minimum: { from: 0, fallback: '0' }, max: wholeOrNone },
    limits: (given) => (given['max'] ? { maxScore: Number(given['max']) } : null),
    run: (election, given, ties) =>
      given['figure'] === 'mean' ? scoreMean(election, Number(given['minimum'] ?? 0), ties) : scoreSum(election, ties),
  },
  star: {
    forms: ['score'],
    parameters: { max: wholeOrNone },
    onePlace: true,
    limits: (given) => (given['max'] ? { maxScore: Number(given['max']) } : null),
    run: (election, _, ties) => star(election, ties),
  },
  decision: {
    forms: ['decide'],
    parameters: {
      preset: { words: presetWords },
      threshold: { words: thresholds },
      members: wholeOrNone,
      present: wholeOrNone,
      abstain: wholeOrNone,
      invalid: wholeOrNone,
      blank: wholeOrNone,
      secondVote: { words: ['no', 'yes'] },
      chair: { words: ['silent', 'yes', 'no'] },
    },
    onePlace: true,
    refuses: ({ options }) => (options.length === 1 ? [] : ['A decision is about one proposal.']),
    run: (election, given) => countDecision(election, given),
  },
  majority: {
    forms: ['choose', 'approve'],
    parameters: {
      preset: { words: placesWords },
      threshold: { words: thresholds },
      members: wholeOrNone,
      invalid: wholeOrNone,
      blank: wholeOrNone,
      ballot: { from: 1, fallback: '1' },
      min: wholeOrNone,
      max: wholeOrNone,
    },
    limits: (given, { seats }) => bounds(limit(given['min']), limit(given['max']) ?? seats),
    run: (election, given) => countMajority(election, given),
  },
} as const satisfies Record<string, RuleSpec>;

export type RuleName = keyof typeof rules;

export const ruleNames = Object.keys(rules) as RuleName[];

export const isRuleName = (name: string): name is RuleName => Object.hasOwn(rules, name);

/** Parameters as given, with defaults; or every fault in them. */
export function readParameters(rule: RuleName, given: Parameters): { parameters: Parameters; faults: string[] } {
  const specs: Readonly<Record<string, ParameterSpec>> = rules[rule].parameters;
  const faults: string[] = [];
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(specs, key))
      faults.push(`Rule ${rule} has no option "${key}"; it has: ${Object.keys(specs).join(', ') || 'none'}.`);
  }
  const parameters: Record<string, string> = {};
  for (const [key, spec] of Object.entries(specs)) {
    const value = given[key];
    if ('words' in spec) {
      if (value !== undefined && !spec.words.includes(value))
        faults.push(`Option "${key}" is one of: ${spec.words.join(', ')}.`);
      parameters[key] = value ?? spec.words[0];
    } else {
      if (value !== undefined && !(/^\d{1,9}$/.test(value) && Number(value) >= spec.from)) {
        faults.push(`Option "${key}" is a whole number from ${spec.from}.`);
      }
      const used = value ?? spec.fallback;
      if (used !== '') parameters[key] = used;
    }
  }
  return { parameters, faults };
}
