import { type Sha256, digestOf, fromHex, hex } from '../digest.ts';
import type { Digest } from '../ids.ts';
import type { Ballot } from './check-ballot.ts';

/** A ballot of a secret round: a choice that names no Member, no person, no time and no place in the chain. */
export interface SecretBallot extends Ballot {
  /** Random: by it the ballots are sorted at the close, so their order says nothing of when they came. */
  readonly id: string;
  /** 16 random bytes, hexadecimal: without them the few possible ballots could be tried against the digest of them all. */
  readonly nonce: string;
}

/**
 * The one digest of all ballots of a secret round, named by the event `closed`: SHA-256 over the digests of the ballots, 32 bytes
 * each, in the order given, which is that of their ids.
 *
 * @param manifest digest of the round's manifest
 */
export function secretBallotsHash(manifest: string, ballots: readonly SecretBallot[], sha256: Sha256): Digest {
  const digests = new Uint8Array(ballots.length * 32);
  ballots.forEach(({ id, marks, abstains, nonce }, at) => {
    digests.set(fromHex(digestOf({ version: 1, manifest, id, marks, abstains, nonce }, sha256)), at * 32);
  });
  return hex(sha256(digests)) as Digest;
}
