import type { Instant } from '../ids.ts';

export type MemberStatus = 'member' | 'observer';

/** Member or observer from a day on; `to` is the first day on which it is not any more. */
export interface MembershipPeriod {
  readonly status: MemberStatus;
  readonly from: string;
  readonly to: string | null;
}

/** A suspension of the voting right, from one instant to another. */
export interface SuspensionPeriod {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface VotingRight {
  readonly has: boolean;
  readonly why: MemberStatus | 'suspended' | 'notOnList';
}

/**
 * What somebody is on a day: every count of Members is as of a date.
 *
 * @example statusOn([{ status: 'observer', from: '2001-05-01', to: '2006-06-07' }], '2006-06-07') // null
 */
export function statusOn(periods: readonly MembershipPeriod[], day: string): MemberStatus | null {
  const period = periods.find(({ from, to }) => from <= day && (to === null || day < to));
  return period?.status ?? null;
}

/**
 * Whether a voting right stands at an instant, and why or why not. A roll holds those whose right stands when it is frozen;
 * what happens afterwards changes nothing in that round.
 *
 * @example votingRight([{ status: 'member', from: '1951-12-05', to: null }], [], now) // { has: true, why: 'member' }
 */
export function votingRight(
  memberships: readonly MembershipPeriod[],
  suspensions: readonly SuspensionPeriod[],
  at: Instant,
): VotingRight {
  const status = statusOn(memberships, at.slice(0, 10));
  if (status === null) return { has: false, why: 'notOnList' };
  if (status === 'observer') return { has: false, why: 'observer' };
  const suspended = suspensions.some(({ from, to }) => from <= at && (to === null || at < to));
  return suspended ? { has: false, why: 'suspended' } : { has: true, why: 'member' };
}
