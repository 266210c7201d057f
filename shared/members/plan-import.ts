import type { FullText } from '../languages.ts';
import type { MembershipPeriod } from './voting-right.ts';

/** A Member or observer as the list holds it, with its periods in the order of time. */
export interface PresentMember {
  readonly code: string;
  readonly names: FullText;
  readonly group: string | null;
  readonly source: string | null;
  readonly memberships: readonly MembershipPeriod[];
}
