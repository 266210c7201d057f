import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { readRecord } from '#shared/record/read-record.ts';
import { verifyText } from '#shared/record/verify-record.ts';
import { sha256 } from '#server/digest.ts';
import { makeChance } from '#tests/support/chance.ts';
import { verifies } from '#server/record/signing-key.ts';
import { makeKey, makeRecord } from '#tests/support/make-record.ts';
import { edit } from './edit.ts';

const record = makeRecord({ seed: 3, members: 3, options: 2, extended: true }, makeKey()).record;
const knownKey = record.publicKey;
const holds = (text: string): boolean => verifyText(text, { sha256, verifies, knownKey }).every((check) => check.holds);

/** The same record by another text: nothing was changed that means anything. */
function isSame(text: string): boolean {
  const { value, fault } = readRecord(text);
  return fault === null && canonicalJson(value) === canonicalJson(record);
}

describe('random edits of a record', () => {
  const edits = process.env.FULL === '1' ? 10_000 : 1_000;

  it(`${edits} edits are caught, or mean nothing`, () => {
    const original = JSON.stringify(record);
    const chance = makeChance(2026);
    const alive: string[] = [];
    let harmless = 0;
    for (let made = 0; made < edits; made++) {
      const text = edit(original, chance);
      const same = isSame(text);
      if (same) harmless++;
      // In both directions: what says the same must hold, and what says anything else must not.
      if (holds(text) !== same) alive.push(text);
    }
    expect(alive).toEqual([]);
    expect(harmless, 'some must be harmless, or the edits try nothing').toBeGreaterThan(edits / 100);
    expect(harmless).toBeLessThan(edits / 2);
  });

  it.each([
    ['a name that stands twice', (text: string) => text.replace('{', '{"version":1,'), 'nameTwice'],
    [
      'a name that stands twice, spelt otherwise',
      (text: string) => text.replace('{', '{"v\\u0065rsion":1,'),
      'nameTwice',
    ],
    ['half a surrogate pair', (text: string) => text.replace('"Which', '"\\ud800Which'), 'notPlain'],
    ['a number without an end', (text: string) => text.replace('"version":1', '"version":1e999'), 'notPlain'],
    ['a byte order mark', (text: string) => `\ufeff${text}`, 'notJson'],
    [
      'too many levels',
      (text: string) => text.replace('"words":{', `"words":{"x":${'['.repeat(70)}${']'.repeat(70)},`),
      'notPlain',
    ],
  ])('%s is not read', (_, change, key) => {
    const text = change(JSON.stringify(record));
    expect(verifyText(text, { sha256, verifies })[0]?.fault?.key).toBe(key);
    expect(verifyText(text, { sha256, verifies }).filter((check) => check.holds)).toEqual([]);
  });
});
