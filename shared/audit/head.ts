import { canonicalJson } from '../canonical-json.ts';
import { utf8 } from '../utf8.ts';

/** Where the chain of a round ends for a reader. */
export interface ChainHead {
  readonly round: string;
  readonly position: number;
  readonly hash: string;
}

/** The bytes that are signed of it (docs/protocol.md). */
export const headBytes = ({ round, position, hash }: ChainHead): Uint8Array =>
  utf8(canonicalJson({ format: 'consultation-head', version: 1, round, position, hash }));
