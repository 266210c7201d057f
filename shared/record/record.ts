import type { SecretBallot } from '../ballots/secret-ballots.ts';
import type { Manifest } from '../rounds/manifest.ts';
import type { RoundResult } from '../results/result.ts';

/** An event as it stands in the chain: its facts as the very text that was hashed. */
export interface RecordedEvent {
  readonly position: number;
  readonly kind: number;
  readonly at: string;
  readonly facts: string;
  readonly hash: string;
}

/** A ballot with everything that its digest covers, replaced ones included. */
export interface RecordedBallot {
  readonly member: string;
  readonly revision: number;
  readonly marks: readonly (number | null)[] | null;
  readonly abstains: boolean;
  readonly nonce: string;
  readonly acceptedAt: string;
  readonly position: number;
}

/** What the signature of a record covers: the end of the chain, and what it was opened and closed with. */
export interface RecordHead {
  readonly format: 'consultation-record';
  readonly version: 1;
  readonly exportedAt: string;
  readonly round: string;
  readonly manifest: string;
  readonly result: string;
  readonly position: number;
  readonly hash: string;
}

/**
 * One round, complete: whoever holds this file can count it again and check every step without the service, its database or a
 * network (docs/protocol.md).
 */
export interface RoundRecord<Ballot = RecordedBallot> {
  readonly format: 'consultation-record';
  readonly version: 1;
  readonly exportedAt: string;
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly events: readonly RecordedEvent[];
  readonly ballots: readonly Ballot[];
  readonly result: RoundResult;
  readonly resultHash: string;
  /** What the Chair declared, as it was sent; null before. */
  readonly declaration: Readonly<Record<string, unknown>> | null;
  /** Ed25519, hexadecimal: the installation's public key (32 bytes) and its signature over the head (64 bytes). */
  readonly publicKey: string;
  readonly signature: string;
}

/** A record of any round: its ballots are all of one kind, and `secretBallotsOf` and `memberBallotsOf` tell which. */
export type AnyRecord = RoundRecord<RecordedBallot | SecretBallot>;

export const isSecret = ({ manifest }: Pick<AnyRecord, 'manifest'>): boolean => manifest.secrecy === 'secret';

/** The ballots of a secret round; none in any other. */
export const secretBallotsOf = ({ manifest, ballots }: Pick<AnyRecord, 'manifest' | 'ballots'>): SecretBallot[] =>
  isSecret({ manifest }) ? (ballots as SecretBallot[]) : [];

/** The ballots that name their Member; none in a secret round. */
export const memberBallotsOf = ({ manifest, ballots }: Pick<AnyRecord, 'manifest' | 'ballots'>): RecordedBallot[] =>
  isSecret({ manifest }) ? [] : (ballots as RecordedBallot[]);

/** The head of a record, from the record itself: its last event and the digests that it names. */
export function headOf(record: Omit<AnyRecord, 'ballots'>): RecordHead {
  const last = record.events.at(-1);
  return {
    format: 'consultation-record',
    version: 1,
    exportedAt: record.exportedAt,
    round: record.manifest.round,
    manifest: record.manifestHash,
    result: record.resultHash,
    position: last?.position ?? 0,
    hash: last?.hash ?? '',
  };
}
