import { type Sha256, digestOf } from '../digest.ts';
import type { Digest } from '../ids.ts';
import type { Ballot } from './check-ballot.ts';

/** A ballot with what makes it this one and no other. */
export interface CastBallot extends Ballot {
  /** Digest of the round's manifest. */
  readonly manifest: string;
  readonly member: string;
  /** 1 for the first ballot of a Member in the round, 2 for the one that replaces it, and so on. */
  readonly revision: number;
  /** 16 random bytes, hexadecimal: without them the few possible ballots could be guessed from the digest. */
  readonly nonce: string;
}

/** The digest by which a ballot is known in the chain and on its receipt. */
export const ballotHash = (ballot: CastBallot, sha256: Sha256): Digest =>
  digestOf(
    {
      version: 1,
      manifest: ballot.manifest,
      member: ballot.member,
      revision: ballot.revision,
      marks: ballot.marks,
      abstains: ballot.abstains,
      nonce: ballot.nonce,
    },
    sha256,
  );

/** 31 signs without those that are mistaken for others when read aloud or copied (0 O, 1 I L). */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * The short code of a receipt, from the digest of the ballot: eight signs in two groups.
 *
 * @example receiptCode('ff…') // '7KQ2-M9XD'
 */
export function receiptCode(hash: string): string {
  let rest = BigInt(`0x${hash.slice(0, 32)}`);
  let code = '';
  for (let at = 0; at < 8; at++) {
    code += signs[Number(rest % 31n)];
    rest /= 31n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
