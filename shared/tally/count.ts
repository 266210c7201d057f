import { checkPapers } from './check-papers.ts';
import { ballotsOf, frameFaults, type Election } from './election.ts';
import { CountRefused } from './refused.ts';
import type { CountResult } from './result.ts';
import { type Parameters, readParameters, type RuleName } from './rule-frames.ts';
import { rules, type RuleSpec } from './rules.ts';
import { tieFaults, type TieMeans } from './ties.ts';

/** What a count takes beside the ballots. */
export interface CountOptions {
  /** Places to fill, where they differ from the election's own. */
  readonly seats?: number;
  /** Parameters of the rule by name, as `--option name=value` gives them. */
  readonly parameters?: Parameters;
  /** How a tie may be resolved; without it every tie stays open. */
  readonly ties?: TieMeans;
}

/**
 * Counts the ballots by a rule. The same multiset of ballots, options, parameters and tie inputs give the same result.
 * Ballots that break the form are left out and listed with every reason.
 *
 * @throws CountRefused with every reason, when the election or the parameters cannot be counted by this rule
 * @example count(makeElection('choose', ['A', 'B'], 1, [{ marks: [1, 0] }]), 'plurality').elected // ['A']
 */
export function count(election: Election, rule: RuleName, options: CountOptions = {}): CountResult {
  const spec: RuleSpec = rules[rule];
  const seats = spec.onePlace ? 1 : (options.seats ?? election.seats);
  const asked = seats === election.seats ? election : { ...election, seats };
  const { parameters, faults } = readParameters(rule, options.parameters ?? {});
  const ties = options.ties ?? { means: 'open' };
  const reasons = [...frameFaults(asked), ...faults, ...tieFaults(ties, asked.options)];
  if (!spec.forms.includes(asked.form)) {
    reasons.push(`Rule ${rule} counts ballots of the form ${spec.forms.join(' or ')}, not ${asked.form}.`);
  }
  if (reasons.length > 0) throw new CountRefused(reasons);
  const limits = spec.limits?.(parameters, asked) ?? null;
  const checked = limits ? checkPapers(asked, limits) : { election: asked, invalid: 0, invalidPapers: [] };
  const refusals = spec.refuses?.(checked.election) ?? [];
  if (refusals.length > 0) throw new CountRefused(refusals);
  const result = spec.run(checked.election, parameters, ties);
  const { invalid, invalidPapers } = checked;
  const steps =
    invalid > 0 ? [{ n: 1, key: 'invalid' as const, values: { ballots: invalid } }, ...result.steps] : result.steps;
  return {
    ...result,
    valid: ballotsOf(checked.election),
    parameters,
    invalid,
    invalidPapers,
    steps: steps.map((step, at) => ({ ...step, n: at + 1 })),
  };
}
