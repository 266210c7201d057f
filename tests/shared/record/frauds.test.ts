import { describe, expect, it } from 'vitest';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { makeKey } from '#tests/support/make-record.ts';
import { commit, frauds, honest, honestSecret, secretFrauds } from './frauds.ts';

const key = makeKey();
const record = honest(key);
const knownKey = record.publicKey;
const knownEntry = record.events.at(-1)!.hash;

const failing = (value: unknown, kept?: string): number[] =>
  verifyRecord(value, { sha256, verifies, knownKey, ...(kept !== undefined && { knownEntry: kept }) })
    .filter(({ holds }) => !holds)
    .map(({ n }) => n);

describe('frauds in a finished record', () => {
  it('are 40 and more, and the record without them holds', () => {
    expect(failing(record, knownEntry)).toEqual([]);
    expect(new Set(frauds.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(frauds)('$name: caught by $caught', (fraud) => {
    const forged = commit(fraud, record, key);
    expect(failing(forged)).toEqual(fraud.caught);
    // Whoever holds the key and computes all anew leaves no trace in the file: a hash kept outside of it finds him out.
    if (fraud.kept) expect(failing(forged, knownEntry)).toEqual([3]);
  });

  it.each(secretFrauds)('$name: caught by $caught', (fraud) => {
    const secret = honestSecret(key);
    expect(failing(secret)).toEqual([]);
    const forged = commit(fraud, secret, key);
    expect(failing(forged)).toEqual(fraud.caught);
    if (fraud.kept) expect(failing(forged, secret.events.at(-1)!.hash)).toEqual([3]);
  });
});
