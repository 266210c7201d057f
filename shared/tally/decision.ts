import { requiredKey, requiredOf, requiredValues, type Threshold } from './majority.ts';
import { stepList, type Step, type StepList } from './steps.ts';

/** What a majority is reckoned of. `presentAndVoting`: yes and no (GA rule 86). `votesCast`: valid and not blank. */
type Base = 'members' | 'present' | 'presentAndVoting' | 'votesCast' | 'ballots';

/** How many must be there, or must vote, for a decision to count. */
export interface Quorum {
  readonly threshold: Threshold;
  /** What the share is of. */
  readonly of: 'members' | 'present';
  /** Who is counted: those present; votes for and against (ILO Constitution Art. 17); present and replies by post (Paris Convention Art. 13(4)(c)). */
  readonly counts: 'present' | 'yesNo' | 'postalCompleted';
}

/** A rule for one proposal put to the vote. */
export interface DecisionRule {
  readonly base: Base;
  readonly threshold: Threshold;
  readonly quorumOpen?: Threshold;
  readonly quorum?: Quorum;
  /** Negatives at most this share of all votes received (ISO/IEC Directives). */
  readonly negativesAtMost?: { readonly numerator: number; readonly denominator: number };
  /** Abstentions leave the base (nearly everywhere), stay in it, or put the matter off when they are over half of the votes. */
  readonly abstain: 'notVoting' | 'countsInBase' | 'postponeIfOverHalf';
  readonly invalid: 'notVoting' | 'countsInBase';
  readonly blank: 'abstain' | 'invalid';
  /** Equal votes for and against: rejected; a second vote, then rejected (GA rule 95); the chair's casting vote. */
  readonly tie: 'rejected' | 'secondVote' | 'chairCasts';
  /** Where the rule stands. */
  readonly source: string;
}

/** The figures of one vote: whole votes or Members. What is not given is 0; `present` is all who voted when not given. */
export interface VoteFigures {
  readonly members: number;
  readonly present?: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain?: number;
  readonly blank?: number;
  readonly invalid?: number;
  /** Replies by post that came in time. */
  readonly postalReplies?: number;
  /** All votes received and the negatives among them, where a second condition looks at more than the voters of the first. */
  readonly allVotes?: number;
  readonly allNegatives?: number;
  /** Set for the second vote after a tie. */
  readonly secondVote?: boolean;
  readonly chairVote?: 'yes' | 'no';
}

/** `void`: no valid vote, for want of a quorum. `tied`: equally divided, and the chair has not cast the deciding vote. */
type Outcome = 'adopted' | 'rejected' | 'void' | 'secondVote' | 'postponed' | 'tied';

export interface DecisionResult {
  readonly outcome: Outcome;
  readonly base: number;
  readonly required: number;
  readonly quorum: { readonly required: number; readonly counted: number; readonly met: boolean } | null;
  readonly steps: readonly Step[];
}

interface Sums {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly invalid: number;
  readonly present: number;
}

function sumsOf(rule: DecisionRule, figures: VoteFigures): Sums {
  const blank = figures.blank ?? 0;
  const abstain = (figures.abstain ?? 0) + (rule.blank === 'abstain' ? blank : 0);
  const invalid = (figures.invalid ?? 0) + (rule.blank === 'invalid' ? blank : 0);
  const { yes, no } = figures;
  return { yes, no, abstain, invalid, present: figures.present ?? yes + no + abstain + invalid };
}

/**
 * The number that the majority is reckoned of.
 *
 * @example baseOf(rule, { members: 116, yes: 37, no: 19, abstain: 60 }) // 56, present and voting
 */
export function baseOf(
  rule: Pick<DecisionRule, 'base' | 'abstain' | 'invalid' | 'blank'>,
  figures: VoteFigures,
): number {
  const { yes, no, abstain, invalid, present } = sumsOf({ ...rule } as DecisionRule, figures);
  if (rule.base === 'members') return figures.members;
  if (rule.base === 'present') return present;
  if (rule.base === 'ballots') return yes + no + abstain + invalid;
  return yes + no + (rule.abstain === 'countsInBase' ? abstain : 0) + (rule.invalid === 'countsInBase' ? invalid : 0);
}

/** How many are needed for a quorum, of so many Members or present. */
export const quorumOf = (threshold: Threshold, of: number): number => requiredOf(threshold, of);

function quorumMet(
  quorum: Quorum,
  figures: VoteFigures,
  { yes, no, present }: Sums,
  steps: StepList,
): DecisionResult['quorum'] {
  const of = quorum.of === 'members' ? figures.members : present;
  const required = quorumOf(quorum.threshold, of);
  const counted = { present, yesNo: yes + no, postalCompleted: present + (figures.postalReplies ?? 0) }[quorum.counts];
  const met = counted >= required;
  steps.add(met ? 'quorumMet' : 'quorumNotMet', { of, required, counted });
  return { required, counted, met };
}

/** Equal votes, where the majority is one of yes and no: by the rule on ties. */
function tieOutcome(rule: DecisionRule, figures: VoteFigures, steps: StepList): Outcome {
  if (rule.tie === 'secondVote' && !figures.secondVote) {
    steps.add('tieSecondVote', {});
    return 'secondVote';
  }
  if (rule.tie === 'chairCasts') {
    if (!figures.chairVote) {
      steps.add('tieChairMayCast', {});
      return 'tied';
    }
    steps.add(figures.chairVote === 'yes' ? 'chairYes' : 'chairNo', {});
    return figures.chairVote === 'yes' ? 'adopted' : 'rejected';
  }
  steps.add('tieRejected', {});
  return 'rejected';
}

/**
 * Decides a proposal by whole numbers only: the required number is computed and printed, never a percentage compared.
 *
 * @example decide(presets.unGaTwoThirds, { members: 193, yes: 128, no: 65 }).outcome // 'rejected': 129 are required
 */
export function decide(rule: DecisionRule, figures: VoteFigures): DecisionResult {
  const steps = stepList();
  const sums = sumsOf(rule, figures);
  const { yes, no, abstain } = sums;
  steps.add('voteFigures', {
    yes,
    no,
    abstain,
    invalid: sums.invalid,
    present: sums.present,
    members: figures.members,
  });
  const quorum = rule.quorum ? quorumMet(rule.quorum, figures, sums, steps) : null;
  const base = baseOf(rule, figures);
  const required = requiredOf(rule.threshold, base);
  const end = (outcome: Outcome): DecisionResult => ({ outcome, base, required, quorum, steps: steps.list });
  if (quorum && !quorum.met) {
    steps.add('voteVoid', {});
    return end('void');
  }
  if (rule.abstain === 'postponeIfOverHalf' && !figures.secondVote && 2 * abstain > yes + no + abstain) {
    steps.add('postponed', { abstain });
    return end('postponed');
  }
  steps.add(base === 0 ? 'baseEmpty' : requiredKey(rule.threshold), requiredValues(rule.threshold, base));
  if (yes === no && yes > 0 && yes < required) return end(tieOutcome(rule, figures, steps));
  const reached = yes >= required;
  steps.add(reached ? 'reached' : 'notReached', { yes, required });
  if (reached && rule.negativesAtMost && !negativesKept(rule.negativesAtMost, figures, sums, steps))
    return end('rejected');
  steps.add(reached ? 'adopted' : 'rejected', {});
  return end(reached ? 'adopted' : 'rejected');
}

function negativesKept(
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  figures: VoteFigures,
  { yes, no, abstain }: Sums,
  steps: StepList,
): boolean {
  const votes = figures.allVotes ?? yes + no + abstain;
  const negatives = figures.allNegatives ?? no;
  const kept = negatives * denominator <= votes * numerator;
  steps.add(kept ? 'negativesKept' : 'negativesTooMany', { negatives, votes, numerator, denominator });
  return kept;
}

/**
 * The votes of a regional organisation that votes for its member States: as many as are present and entitled; those then
 * cast none (Codex Alimentarius Commission, Rule II.3).
 */
export const blocVotes = (presentAndEntitled: number): { organisation: number; memberStates: number } => ({
  organisation: presentAndEntitled,
  memberStates: 0,
});
