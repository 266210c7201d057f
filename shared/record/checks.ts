import type { FaultKey, NoteKey } from '../locales/en/record.ts';
import type { Sha256 } from '../digest.ts';
import type { KeptReceipt } from './find-receipt.ts';
import type { AnyRecord } from './record.ts';

/** The checks in their order; a record holds if none fails. Their numbers are those of docs/protocol.md and of every verifier. */
export const checks = [
  'form',
  'manifest',
  'chain',
  'opening',
  'ballots',
  'roll',
  'revisions',
  'marks',
  'times',
  'result',
  'recount',
  'declaration',
  'signature',
] as const;
/** `receipts` is the last check, made where receipts that somebody kept are handed in. */
export type CheckName = (typeof checks)[number] | 'receipts';

export const checksOf = ({ receipts = [] }: Pick<Means, 'receipts'>): readonly CheckName[] =>
  receipts.length > 0 ? [...checks, 'receipts'] : checks;

/** The first thing that is wrong, as a sentence of the catalogue `record.fault.…` with its values. */
export interface Fault {
  readonly key: FaultKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Check {
  readonly n: number;
  readonly name: CheckName;
  readonly holds: boolean;
  /** Null where the check holds. */
  readonly fault: Fault | null;
  /** Where it holds because there is nothing to check yet: the sentence that says so. */
  readonly note: NoteKey | null;
}

/** What verifying needs from outside, since it runs on a page and on a command line alike. */
export interface Means {
  readonly sha256: Sha256;
  /** Whether an Ed25519 signature over bytes is that of a public key (32 bytes). */
  readonly verifies: (publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => boolean;
  /** The public key that the reader knows from elsewhere, hexadecimal; without it only that the record fits its own key is checked. */
  readonly knownKey?: string;
  /** The hash of an entry that the reader has kept, from a receipt, a page or an earlier record. */
  readonly knownEntry?: string;
  /** Receipts that somebody kept, to be found in the record. */
  readonly receipts?: readonly KeptReceipt[];
}

/** An event with its facts read. */
export interface ReadEvent {
  readonly position: number;
  readonly kind: number;
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What every check but the first is given. */
export interface Ground {
  readonly record: AnyRecord;
  readonly events: readonly ReadEvent[];
  readonly means: Means;
}

/** @example fault('altered', { entry: 57 }) // “Entry 57 was altered.” */
export const fault = (key: FaultKey, values: Fault['values'] = {}): Fault => ({ key, values });
