import type { Reason } from '#shared/result.ts';
import { missingInRound } from '#shared/rounds/complete-round.ts';
import type { TieMeans } from '#shared/rounds/manifest.ts';
import { ruleFaults } from '#shared/tally/round-rule.ts';
import type { OptionRow, RoundRow } from './rounds.repo.ts';

/** What is missing in a stored draft: words, options and hours, what its form asks, and what its rule cannot count. */
export function missingInRow(
  round: RoundRow,
  options: readonly OptionRow[],
  now: string,
  { opensAt = round.opens_at }: { readonly opensAt?: string | null } = {},
): Reason[] {
  const draft = {
    ...round,
    equalRanks: round.equal_ranks,
    tieMeans: round.tie_means as TieMeans[],
    options: options.map((option) => ({ ...option, group: option.seat_group })),
    opensAt,
    closesAt: round.closes_at,
  };
  return [...missingInRound(draft, now), ...ruleFaults(draft)];
}
