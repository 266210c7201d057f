import { canonicalJson } from '../canonical-json.ts';
import { fromHex, hex, type Sha256 } from '../digest.ts';
import { utf8 } from '../utf8.ts';

/** What a receipt says and what is signed of it: stored facts only, so that it is the same whenever it is made. */
export interface ReceiptFacts {
  readonly round: string;
  /** Digest of the round's manifest. */
  readonly manifestHash: string;
  readonly member: string;
  readonly revision: number;
  /** Place in the round's chain, and the hash of the event there: it fixes everything that stands before it. */
  readonly position: number;
  readonly eventHash: string;
  readonly acceptedAt: string;
  /** Digest of the ballot; null where nothing of the choice may show. */
  readonly ballotHash: string | null;
}

export const receiptFormat = { format: 'consultation-receipt', version: 1 } as const;

/**
 * The bytes that are signed: the canonical JSON of the facts. Without a ballot's digest the member is left out, and what is left
 * has the same size whatever was chosen (docs/protocol.md).
 *
 * @example receiptBytes(facts) // {"acceptedAt":"2026-…","ballotHash":"43db…","eventHash":…}
 */
export const receiptBytes = (facts: ReceiptFacts): Uint8Array =>
  utf8(
    canonicalJson({
      ...receiptFormat,
      round: facts.round,
      manifestHash: facts.manifestHash,
      member: facts.member,
      revision: facts.revision,
      position: facts.position,
      eventHash: facts.eventHash,
      acceptedAt: facts.acceptedAt,
      ballotHash: facts.ballotHash ?? undefined,
    }),
  );

/**
 * What of a public key people compare: the first 16 bytes of its SHA-256, in groups of four digits.
 *
 * @example keyFingerprint('d75a…', sha256) // '21fe 31df a154 a261 626b f854 046f d227'
 */
export const keyFingerprint = (publicKey: string, sha256: Sha256): string =>
  (
    hex(sha256(fromHex(publicKey)))
      .slice(0, 32)
      .match(/.{4}/g) ?? []
  ).join(' ');
