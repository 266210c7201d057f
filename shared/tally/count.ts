import { frameFaults, type Election } from './election.ts';
import { plurality } from './plurality.ts';
import type { CountResult } from './result.ts';
import type { TieMeans } from './ties.ts';

/** The names of the rules that can be counted. */
export const ruleNames = ['plurality'] as const;

export type RuleName = (typeof ruleNames)[number];

/** What a count takes beside the ballots. */
export interface CountOptions {
  /** Places to fill, where they differ from the election's own. */
  readonly seats?: number;
  /** Parameters of the rule by name, as `--option name=value` gives them. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** How a tie may be resolved; without it every tie stays open. */
  readonly ties?: TieMeans;
}

/** Thrown for an election that cannot be counted by the rule asked for; `reasons` holds all of them. */
export class CountRefused extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
    this.name = 'CountRefused';
    this.reasons = reasons;
  }
}

/**
 * Counts the ballots by a rule: the same multiset of ballots, options, parameters and tie inputs give the same result.
 *
 * @throws CountRefused with every reason, when the election's frame is broken or the rule does not count its form
 * @example count(makeElection('choose', ['A', 'B'], 1, [{ marks: [1, 0] }]), 'plurality').elected // ['A']
 */
export function count(election: Election, rule: RuleName, options: CountOptions = {}): CountResult {
  const asked = options.seats === undefined ? election : { ...election, seats: options.seats };
  const faults = frameFaults(asked);
  if (faults.length > 0) throw new CountRefused(faults);
  const ties = options.ties ?? { means: 'open' };
  switch (rule) {
    case 'plurality':
      return plurality(asked, ties);
  }
}
