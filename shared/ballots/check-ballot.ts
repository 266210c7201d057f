import type { Reason } from '../result.ts';
import type { BallotForm } from '../rounds/form.ts';
import { checkMarks } from './check-marks.ts';

/** A Member's answer: a mark for each option, in the frozen order of the round, or an abstention of the whole ballot. */
export interface Ballot {
  /** `null` in the place of a mark: that option is not marked. */
  readonly marks: readonly (number | null)[] | null;
  readonly abstains: boolean;
}

/**
 * Every reason why a ballot cannot be cast; none means that it can. The page asks on each change, the server before it stores,
 * a recount for each row: one rule, so the same words. What is cast online is a valid ballot or an abstention, never a spoilt
 * paper. Fewer than the maximum is allowed from the minimum on, and no choice at all is an abstention only if the delegation
 * says so.
 *
 * @param options how many options the round has
 * @example checkBallot({ form: 'choose', minimum: 1, maximum: 2 }, 4, { marks: [1, 1, 1, 0], abstains: false })
 *          // [{ reason: 'tooManyChosen', pointer: '/marks', values: { n: 3, max: 2 } }]
 */
export function checkBallot(form: BallotForm, options: number, ballot: Ballot): Reason[] {
  if (ballot.abstains) {
    return ballot.marks === null ? [] : [{ reason: 'marksBesideAbstention', pointer: '/marks' }];
  }
  if (ballot.marks === null) return [{ reason: 'neitherMarksNorAbstention', pointer: '/marks' }];

  const reasons: Reason[] = [];
  if (ballot.marks.length !== options) {
    reasons.push({ reason: 'marksDoNotFit', pointer: '/marks', values: { n: ballot.marks.length, options } });
  }
  return [...reasons, ...checkMarks(form, ballot.marks, options)];
}
