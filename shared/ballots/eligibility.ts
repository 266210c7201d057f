import { type Membership, mayCast } from '../roles.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Manifest } from '../rounds/manifest.ts';

/**
 * May this person cast for this Member in this round? The Member must stand on the roll that was frozen at the opening; the
 * person's authority is judged as it is now. A suspension or admission after the opening changes nothing in the round.
 *
 * @param memberships what the person is now
 */
export function isEligible(
  manifest: Pick<Manifest, 'roll'>,
  memberships: readonly Membership[],
  member: string,
): Result<null> {
  if (!memberships.some((membership) => membership.member === member && mayCast(membership)))
    return refuse('mayNotCast');
  if (!manifest.roll.some((entry) => entry.member === member)) return refuse('notOnRoll');
  return ok(null);
}
