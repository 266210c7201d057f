import { receiptCode } from '#shared/ballots/ballot-hash.ts';
import { hex } from '#shared/digest.ts';
import type { FullText } from '#shared/languages.ts';
import type { FrozenRound } from '../rounds/rounds.repo.ts';
import type { BallotRow } from './ballots.repo.ts';

/** The stored facts that a receipt is made from. */
export type ReceiptFacts = Pick<BallotRow, 'revision' | 'ballot_hash' | 'position' | 'accepted_at' | 'castBy'>;

export interface Receipt {
  readonly round: string;
  readonly member: string;
  readonly names: FullText;
  readonly manifestHash: string;
  readonly ballotHash: string;
  readonly code: string;
  readonly revision: number;
  readonly position: number;
  readonly acceptedAt: string;
  readonly castBy: string;
}

/** The receipt of a stored ballot. The Member is called as on the roll, which a later change of name does not touch. */
export function receiptOf({ manifest, hash }: FrozenRound, member: string, row: ReceiptFacts): Receipt {
  const entry = manifest.roll.find((candidate) => candidate.member === member);
  if (!entry) throw new Error(`${member} has a ballot and is not on the roll`);
  const ballotHash = hex(row.ballot_hash);
  return {
    round: manifest.round,
    member,
    names: entry.names,
    manifestHash: hash,
    ballotHash,
    code: receiptCode(ballotHash),
    revision: row.revision,
    position: row.position,
    acceptedAt: row.accepted_at,
    castBy: row.castBy,
  };
}
