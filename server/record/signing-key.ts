import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readOrMakeSetting } from '../db/settings.repo.ts';

/**
 * The key of this installation, made once and kept in the database, so that all processes sign alike. Whoever reads the database
 * can sign: the signature tells records of this installation from others', it does not bind the operator.
 */
export async function signingKey(db: Kysely<Database>): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return createPrivateKey(await readOrMakeSetting(db, 'signingKey', made));
}

/** The public half, 32 bytes in hexadecimal digits. */
export function publicKeyOf(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('hex');
}

export const signatureOf = (key: KeyObject, bytes: Uint8Array): string => sign(null, bytes, key).toString('hex');

/** Whether a signature over `bytes` was made with the private half of a key of 32 bytes. */
export function verifies(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(null, bytes, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
}
