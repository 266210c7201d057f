import { fromHex, type Sha256 } from '../digest.ts';

/** The events of a round, each by its byte in the chain. A ballot that replaces another is `cast` with a higher revision. */
export const eventKinds = { opened: 1, cast: 2, extended: 3, closed: 4, tallied: 5, declared: 6, voided: 7 } as const;
export type EventKind = keyof typeof eventKinds;

export interface RoundEvent {
  readonly round: string;
  /** 1, 2, 3 … without a gap. */
  readonly position: number;
  readonly kind: number;
  /** Microseconds since 1970. */
  readonly at: bigint;
  readonly factsHash: Uint8Array;
  readonly previous: Uint8Array;
}

/** What the first event of a round hangs on. */
export const chainStart = new Uint8Array(32);

/**
 * The hash of an event, over a fixed layout of 98 bytes: version 01, kind (1), round (16), position (8), time (8), digest of
 * the facts (32), hash of the event before (32); numbers are big-endian. The database computes the same (`append_event`).
 */
export function eventHash(event: RoundEvent, sha256: Sha256): Uint8Array {
  const bytes = new Uint8Array(98);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  bytes[1] = event.kind;
  bytes.set(fromHex(event.round.replaceAll('-', '')), 2);
  view.setBigInt64(18, BigInt(event.position));
  view.setBigInt64(26, event.at);
  bytes.set(event.factsHash, 34);
  bytes.set(event.previous, 66);
  return sha256(bytes);
}

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/**
 * Whether a text is an instant in UTC with six decimals, of a day and an hour that exist. 30 February would be read as a day
 * in March, and then two texts of one instant would hash alike.
 */
export function isInstant(text: string): boolean {
  if (!instantForm.test(text) || text.startsWith('0000')) return false;
  const milliseconds = Date.parse(`${text.slice(0, 23)}Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === `${text.slice(0, 23)}Z`;
}

/** Microseconds since 1970 of an instant with six decimals. Throws on any other text. */
export function microseconds(instant: string): bigint {
  if (!isInstant(instant)) throw new RangeError(`${instant} is no instant in UTC with six decimals.`);
  return BigInt(Date.parse(`${instant.slice(0, 23)}Z`)) * 1000n + BigInt(instant.slice(23, 26));
}
