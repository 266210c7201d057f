import { smithSet } from '../tally/pairwise.ts';
import type { CountResult } from '../tally/result.ts';
import type { Step } from '../tally/steps.ts';

/** A defeat as ranked pairs takes it, the strongest first: kept, or set aside because it would close a circle. */
export interface OrderedPair {
  readonly winner: string;
  readonly loser: string;
  readonly won: number;
  readonly lost: number;
  readonly isKept: boolean;
}

/** A place of a rule that fills one after the other, with the figure that filled it; by what, since a completion reckons otherwise. */
export interface Taken {
  readonly place: number;
  readonly option: string;
  readonly figure: string;
  readonly by: 'weight' | 'load' | 'price';
}

/** What only some rules have beside a figure for each option. Null, or empty, where a rule has none of it. */
export interface Beside {
  /** Strength of the strongest path from the row's option to the column's, in the order of the options (Schulze). */
  readonly paths: readonly (readonly number[])[] | null;
  /** The smallest set of options that each beat all others; one alone is the Condorcet winner. */
  readonly smith: readonly string[] | null;
  readonly orderedPairs: readonly OrderedPair[];
  readonly taken: readonly Taken[];
  /** The best sum of a committee, exactly, and how many committees reach it (proportional approval). */
  readonly committee: { readonly score: string; readonly equal: number } | null;
  /** Ballots that score the one finalist above the other, and the reverse (STAR). */
  readonly runOff: readonly { readonly option: string; readonly ballots: number }[];
  /** Votes that a candidate needs (a majority for each place); null where each group has its own. */
  readonly required: number | null;
  /** What every way of resolving an open tie leads to, where the tie is not simply one for the last places. */
  readonly outcomes: readonly (readonly string[])[];
}

const textOf = (value: Step['values'][string] | undefined): string =>
  typeof value === 'object' ? (value[0] ?? '') : String(value ?? '');

/**
 * What a count holds beside its figures, read from its own details and steps: nothing is counted again.
 *
 * @example besideOf(count).smith // ['A', 'B', 'C'], which go round in a circle
 */
export function besideOf(count: CountResult): Beside {
  const { details, options, pairwise, steps, rule, tied, ties, outcomes } = count;
  const { paths, score, committees, finalists, runOff, required } = details;
  const isSimpleTie = ties.every(({ by, question }) => by !== 'open' || question === 'place');
  return {
    paths: rule === 'schulze' ? ((paths as readonly (readonly number[])[] | undefined) ?? null) : null,
    smith: pairwise && smithSet(pairwise).map((option) => options[option] ?? ''),
    orderedPairs: steps.flatMap(({ key, values }) =>
      key === 'pairLocked' || key === 'pairSkipped'
        ? {
            winner: textOf(values['winner']),
            loser: textOf(values['loser']),
            won: Number(values['won']),
            lost: Number(values['lost']),
            isKept: key === 'pairLocked',
          }
        : [],
    ),
    taken: takenOf(rule, steps),
    committee: rule === 'pav' ? { score: typeof score === 'string' ? score : '', equal: Number(committees) } : null,
    runOff:
      rule === 'star' && finalists !== undefined && runOff !== undefined
        ? (finalists as readonly string[]).map((option, at) => ({
            option,
            ballots: (runOff as readonly number[])[at] ?? 0,
          }))
        : [],
    // Where places are by group each paper has a majority of its own.
    required: rule === 'majority' && typeof required === 'number' ? required : null,
    outcomes: tied && !isSimpleTie ? (outcomes ?? []) : [],
  };
}

const figureOf: Readonly<Record<string, Taken['by']>> = { seqpav: 'weight', seqphragmen: 'load', mes: 'price' };

function takenOf(rule: string, steps: readonly Step[]): Taken[] {
  let by = figureOf[rule];
  if (by === undefined) return [];
  const taken: Taken[] = [];
  for (const { key, values } of steps) {
    // What nobody can pay for is filled by the loads that the budgets left.
    if (key === 'nothingAffordable') by = 'load';
    if (key === 'takenWith')
      taken.push({
        place: Number(values['place']),
        option: textOf(values['option']),
        figure: textOf(values['votes']),
        by,
      });
  }
  return taken;
}

/** Steps that say of themselves at which stage of a count by transfers they stand. */
const atStage = new Set<Step['key']>([
  'roundOut',
  'roundMajority',
  'roundLast',
  'roundOutTogether',
  'stageSurplus',
  'stageOut',
  'stageElected',
  'stageVacancies',
]);

/**
 * The stage that each step explains, in the order of the steps; null throughout where a count has no stages. What stands before a
 * stage's own steps, such as how equals were told apart, belongs to it; what comes after the last belongs to the last.
 */
export function stagesOfSteps({ steps, rounds }: Pick<CountResult, 'steps' | 'rounds'>): (number | null)[] {
  const last = rounds.at(-1)?.round;
  if (last === undefined) return steps.map(() => null);
  let stage: number = last;
  return steps
    .toReversed()
    .map(({ key, values }) => (atStage.has(key) ? (stage = Math.min(last, Number(values['round']))) : stage))
    .toReversed();
}
