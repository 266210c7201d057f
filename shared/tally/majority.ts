import type { StepKey } from './step-texts.ts';

/** A share of a base, or a fixed number of votes. `strict`: more than the share; otherwise the share itself is enough. */
export type Threshold =
  { readonly numerator: number; readonly denominator: number; readonly strict: boolean } | { readonly votes: number };

/** More than half. */
export const majority: Threshold = { numerator: 1, denominator: 2, strict: true };

/** Reached at two-thirds (GA rule 83). */
export const twoThirds: Threshold = { numerator: 2, denominator: 3, strict: false };

export const threeQuarters: Threshold = { numerator: 3, denominator: 4, strict: false };

/**
 * The least whole number of votes that reaches the threshold. Never 0: nothing passes with 0 of 0.
 *
 * @param base whole votes or Members, from 0
 * @example requiredOf(twoThirds, 193) // 129
 */
export function requiredOf(threshold: Threshold, base: number): number {
  if ('votes' in threshold) return Math.max(1, threshold.votes);
  const { numerator, denominator, strict } = threshold;
  const product = numerator * base;
  const least = strict ? Math.floor(product / denominator) + 1 : Math.ceil(product / denominator);
  return Math.max(1, least);
}

/** The sentence that says how the required number came about. */
export function requiredKey(threshold: Threshold): StepKey {
  if ('votes' in threshold) return 'requiredVotes';
  const { numerator, denominator, strict } = threshold;
  if (strict) return numerator === 1 && denominator === 2 ? 'requiredMajority' : 'requiredMore';
  if (numerator === 2 && denominator === 3) return 'requiredTwoThirds';
  if (numerator === 3 && denominator === 4) return 'requiredThreeQuarters';
  return numerator === denominator ? 'requiredAll' : 'requiredShare';
}

/** What that sentence speaks of. */
export const requiredValues = (threshold: Threshold, base: number): Record<string, number> => ({
  base,
  required: requiredOf(threshold, base),
  ...('votes' in threshold ? {} : { numerator: threshold.numerator, denominator: threshold.denominator }),
});

/** Words for a threshold, as parameters give it: "1/2" is more than half, the others are reached at the share, a number is votes. */
export function thresholdOf(words: string): Threshold | null {
  if (words === '1/2') return majority;
  const share = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(words);
  if (share) {
    const [numerator, denominator] = [Number(share[1]), Number(share[2])];
    return numerator > denominator ? null : { numerator, denominator, strict: false };
  }
  return /^[1-9]\d{0,8}$/.test(words) ? { votes: Number(words) } : null;
}
