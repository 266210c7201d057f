import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import { keyFingerprint } from '#shared/ballots/receipt.ts';
import type { Database } from '../db/schema.ts';
import { readOrMakeSetting } from '../db/settings.repo.ts';
import { sha256 } from '../digest.ts';

export interface Signer {
  /** The public half, 32 bytes in hexadecimal digits. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** Ed25519, 64 bytes in hexadecimal digits: the same for the same bytes, whenever it is made. */
  sign(bytes: Uint8Array): string;
}

const kept = new WeakMap<object, Signer>();

/**
 * The key of this installation, made once and kept in the database, so that all processes sign alike; read once by each. Whoever
 * reads the database can sign: the signature tells what is of this installation from others', it does not bind the operator.
 */
export async function signerOf(db: Kysely<Database>): Promise<Signer> {
  const known = kept.get(db);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = createPrivateKey(await readOrMakeSetting(db, 'signingKey', made));
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = Buffer.from(x, 'base64url').toString('hex');
  const signer: Signer = {
    publicKey,
    fingerprint: keyFingerprint(publicKey, sha256),
    sign: (bytes) => sign(null, bytes, key).toString('hex'),
  };
  kept.set(db, signer);
  return signer;
}

/** Whether a signature over `bytes` was made with the private half of a key of 32 bytes. */
export function verifies(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
}
