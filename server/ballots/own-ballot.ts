import { byteToMark } from '#shared/ballots/marks.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import type { Membership } from '#shared/roles.ts';
import type { Deps } from '../deps.ts';
import { signerOf } from '../record/signing-key.ts';
import { frozenRound } from '../rounds/frozen-rounds.ts';
import type { FrozenRound } from '../rounds/rounds.repo.ts';
import { type BallotRow, listBallots } from './ballots.repo.ts';
import { type Receipt, receiptOf } from './receipt.ts';

export interface OwnBallot {
  readonly frozen: FrozenRound;
  readonly receipt: Receipt;
  readonly marks: (number | null)[] | null;
  /** Null in a secret round: nobody can read what the ballot holds. */
  readonly abstains: boolean | null;
  /** All ballots of the Member, the one that stands last. */
  readonly rows: readonly BallotRow[];
}

/** The ballot that stands for a Member, with its receipt, for the people of its delegation and nobody else. */
export async function readOwnBallot(
  deps: Deps,
  memberships: readonly Membership[],
  { round, member }: { readonly round: string; readonly member: string },
): Promise<Result<OwnBallot>> {
  const own = memberships.some((membership) => membership.member === member && membership.status === 'member');
  if (!own) return refuse('notAllowed');
  const frozen = await frozenRound(deps.db, round);
  const rows = frozen ? await listBallots(deps.db, round, member) : [];
  const last = rows.at(-1);
  if (!frozen || !last) return refuse('notFound');
  return ok({
    frozen,
    receipt: receiptOf(await signerOf(deps.db), frozen, member, last),
    marks: last.marks && Array.from(last.marks, byteToMark),
    abstains: last.abstains,
    rows,
  });
}
