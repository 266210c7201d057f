import type { Form } from '#shared/ballots/marks.ts';
import type { Election } from './election.ts';
import { ballotsOf } from './election.ts';
import type { Step } from './steps.ts';

/** An option in the order of its figures. Equals share the place and keep the declared order among themselves. */
export interface Standing {
  readonly option: string;
  /** The figure that ordered it, exactly: "12", "7/2", "10.50000". */
  readonly votes: string;
  readonly place: number;
  /** The place as read out: "1", or "2=" where several share it. */
  readonly rank: string;
}

/** Options level for the last places, which the rule and the declared means leave open. */
export interface Tied {
  readonly places: number;
  readonly among: readonly string[];
  /** Where it arose: `places` (a count of one stage), or the number of the round or stage. */
  readonly stage: string;
}

/** How a tie ended: left open; decided by an earlier stage, a lot, a seed, the chair; or shown to change nothing. */
type TieEnd = 'open' | 'previousStage' | 'lot' | 'seed' | 'chair' | 'immaterial';

/** A tie that was met on the way, and what became of it. */
export interface TieMet {
  readonly stage: string;
  readonly question: 'place' | 'exclusion' | 'election' | 'surplus' | 'pair' | 'committee';
  readonly among: readonly string[];
  readonly by: TieEnd;
  /** Those it was decided for: elected, or excluded when the question is an exclusion. Empty while open. */
  readonly chosen: readonly string[];
}

/** A round or stage of a count by transfers. `votes` and what is `exhausted` and `residue` add up to the valid ballots. */
export interface CountRound {
  readonly round: number;
  readonly votes: Readonly<Record<string, string>>;
  readonly exhausted: string;
  /** What the rule's own rounding leaves nowhere; "0" where the rule cuts nothing. */
  readonly residue: string;
  readonly quota?: string;
  readonly action: 'firstPreferences' | 'surplus' | 'exclude' | 'elect';
  /** Whose surplus or papers were transferred, or who goes out. */
  readonly option?: string;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
}

/** A ballot left out of the count, with every reason. `row` counts from 1. */
export interface InvalidPaper {
  readonly row: number;
  readonly count: number;
  readonly reasons: readonly string[];
}

/** The one shape of every count. */
export interface CountResult {
  readonly rule: string;
  readonly form: Form;
  readonly seats: number;
  readonly options: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  /** Ballots counted, and ballots left out because they break the form. */
  readonly valid: number;
  readonly invalid: number;
  /** The first of those left out (at most a thousand), with reasons. */
  readonly invalidPapers: readonly InvalidPaper[];
  /** Names in order of election; never more than `seats`, never one that a tie leaves open. */
  readonly elected: readonly string[];
  readonly tied: Tied | null;
  /** Every set of names that some resolution of the open tie gives; `null` when nothing is open or it was not explored. */
  readonly outcomes: readonly (readonly string[])[] | null;
  /** The final figure of each option, exactly; empty for rules that give none. */
  readonly scores: Readonly<Record<string, string>>;
  readonly standing: readonly Standing[];
  readonly rounds: readonly CountRound[];
  /** Ballots that prefer the row's option to the column's, in the order of `options`; `null` where it does not apply. */
  readonly pairwise: readonly (readonly number[])[] | null;
  readonly ties: readonly TieMet[];
  readonly steps: readonly Step[];
  /** What a rule gives beside: quota, strongest paths, order of pairs, winners of a cycle. */
  readonly details: Readonly<Record<string, Detail>>;
}

/** Facts that only some rules have: strings and whole numbers, and lists of them. */
export type Detail = string | number | readonly Detail[] | { readonly [key: string]: Detail };

/** A result with everything that a rule did not set left empty. */
export const makeResult = (
  election: Election,
  rule: string,
  parts: Partial<CountResult> & Pick<CountResult, 'elected' | 'steps'>,
): CountResult => ({
  rule,
  form: election.form,
  seats: election.seats,
  options: election.options,
  parameters: {},
  valid: ballotsOf(election),
  invalid: 0,
  invalidPapers: [],
  tied: null,
  outcomes: null,
  scores: {},
  standing: [],
  rounds: [],
  pairwise: null,
  ties: [],
  details: {},
  ...parts,
});
