import { createHash } from 'node:crypto';
import type { Sha256 } from '#shared/digest.ts';

/** SHA-256 for the rules of `shared/`, which take it as a parameter. */
export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
