import type { Instant } from '../ids.ts';
import { ok, refuseBody, type Reason, type Result } from '../result.ts';

export interface Hours {
  readonly opensAt: Instant | null;
  readonly topicsCloseAt: Instant | null;
  readonly closesAt: Instant | null;
}

const names = ['opensAt', 'topicsCloseAt', 'closesAt'] as const;

/** What is wrong with the order of hours; those that are not fixed yet are passed over. */
export function checkHours({ opensAt, topicsCloseAt, closesAt }: Hours): Reason[] {
  const reasons: Reason[] = [];
  if (opensAt && closesAt && closesAt <= opensAt) reasons.push({ reason: 'closesBeforeOpens', pointer: '/closesAt' });
  if (topicsCloseAt && closesAt && topicsCloseAt > closesAt)
    reasons.push({ reason: 'topicsAfterClose', pointer: '/topicsCloseAt' });
  return reasons;
}

/**
 * Moves hours of an issued consultation: only later, and never an hour that has passed, since what closed stays closed.
 *
 * @param now the database's clock, read after the lock
 * @example moveHours({ opensAt, topicsCloseAt, closesAt }, { closesAt: later }, now)
 */
export function moveHours(
  present: Hours,
  wanted: { readonly [name in keyof Hours]?: Instant | undefined },
  now: Instant,
): Result<Hours> {
  const reasons: Reason[] = [];
  for (const name of names) {
    const [from, to] = [present[name], wanted[name]];
    if (to === undefined) continue;
    const pointer = `/${name}`;
    if (from !== null && now >= from) reasons.push({ reason: 'presentHourPassed', pointer, values: { at: from } });
    else if (from !== null && to <= from) reasons.push({ reason: 'hourNotLater', pointer, values: { at: from } });
  }
  if (names.every((name) => wanted[name] === undefined)) reasons.push({ reason: 'hourToMove', pointer: '' });
  const moved = {
    opensAt: wanted.opensAt ?? present.opensAt,
    topicsCloseAt: wanted.topicsCloseAt ?? present.topicsCloseAt,
    closesAt: wanted.closesAt ?? present.closesAt,
  };
  if (reasons.length === 0) reasons.push(...checkHours(moved));
  return reasons.length > 0 ? refuseBody(reasons) : ok(moved);
}
