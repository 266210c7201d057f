import { canonicalJson } from './canonical-json.ts';
import type { Digest } from './ids.ts';
import { utf8 } from './utf8.ts';

/** SHA-256, handed in by whoever calls: node's on the server, noble's on the page. 32 bytes out. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as lower-case hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  let digits = '';
  for (const byte of bytes) digits += pairs[byte];
  return digits;
}

/** The bytes behind hexadecimal digits. Throws on anything else, since a digest that is half read is worse than none. */
export function fromHex(digits: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(digits)) throw new RangeError('Not lower-case hexadecimal digits.');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  );
}

/** The digest of a value: SHA-256 over the UTF-8 bytes of its canonical JSON. */
export const digestOf = (value: unknown, sha256: Sha256): Digest => hex(sha256(utf8(canonicalJson(value)))) as Digest;
