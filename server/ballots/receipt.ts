import { receiptCode } from '#shared/ballots/ballot-hash.ts';
import { receiptBytes, type ReceiptFacts, receiptFormat } from '#shared/ballots/receipt.ts';
import { hex } from '#shared/digest.ts';
import type { FullText } from '#shared/languages.ts';
import type { Signer } from '../record/signing-key.ts';
import type { FrozenRound } from '../rounds/rounds.repo.ts';
import type { BallotRow } from './ballots.repo.ts';

/** The stored facts that a receipt is made from. */
export type StoredBallot = Pick<BallotRow, 'revision' | 'position' | 'event_hash' | 'accepted_at' | 'castBy'> & {
  /** Null where nothing of the choice may show. */
  readonly ballot_hash: Uint8Array | null;
};

export interface Receipt extends ReceiptFacts {
  readonly format: 'consultation-receipt';
  readonly version: 1;
  readonly names: FullText;
  readonly code: string;
  readonly castBy: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly signature: string;
}

/**
 * The receipt of a stored ballot, signed. Nothing of it is written: Ed25519 gives the same signature for the same facts. The
 * Member is called as on the roll, which a later change of name does not touch.
 */
export function receiptOf(signer: Signer, { manifest, hash }: FrozenRound, member: string, row: StoredBallot): Receipt {
  const entry = manifest.roll.find((candidate) => candidate.member === member);
  if (!entry) throw new Error(`${member} has a ballot and is not on the roll`);
  const facts: ReceiptFacts = {
    round: manifest.round,
    manifestHash: hash,
    member,
    revision: row.revision,
    position: row.position,
    eventHash: hex(row.event_hash),
    acceptedAt: row.accepted_at,
    ballotHash: row.ballot_hash && hex(row.ballot_hash),
  };
  return {
    ...receiptFormat,
    ...facts,
    names: entry.names,
    code: receiptCode(facts.ballotHash ?? facts.eventHash),
    castBy: row.castBy,
    publicKey: signer.publicKey,
    fingerprint: signer.fingerprint,
    signature: signer.sign(receiptBytes(facts)),
  };
}
