import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { readRecord } from '#shared/record/read-record.ts';
import { verifyText } from '#shared/record/verify-record.ts';
import { sha256 } from '#server/digest.ts';
import { type Chance, makeChance } from '#tests/support/chance.ts';
import { verifies } from '#server/record/signing-key.ts';
import { makeKey, makeRecord } from '#tests/support/make-record.ts';

const record = makeRecord({ seed: 3, members: 3, options: 2, extended: true }, makeKey()).record;
const knownKey = record.publicKey;
const holds = (text: string): boolean => verifyText(text, { sha256, verifies, knownKey }).every((check) => check.holds);

const signs = [...'{}[],:"\\0123456789abcdefgXYZ.-+ \n\t\u0000é\ud83d\ude00\ud800'];

/** Edits of characters: what a slip, a bad line or a hand in the file does. */
const ofText: readonly ((text: string, chance: Chance) => string)[] = [
  (text, { below, one }) => spliced(text, below(text.length), 1, one(signs)),
  (text, { below }) => {
    const at = below(text.length);
    return spliced(text, at, 1, String.fromCharCode(text.charCodeAt(at) ^ (1 << below(7))));
  },
  (text, { below, one }) => spliced(text, below(text.length), 0, one(signs)),
  (text, { below }) => spliced(text, below(text.length), 1 + below(3), ''),
  (text, { below }) => {
    const at = below(text.length - 1);
    return spliced(text, at, 2, `${text[at + 1]}${text[at]}`);
  },
  (text, { below }) => text.slice(0, below(text.length)),
  (text, { below }) => {
    const [from, to] = [below(text.length), below(text.length)];
    return spliced(text, to, 0, text.slice(from, from + 1 + below(80)));
  },
  // White space and other spellings of a number or a letter, which mean the same.
  (text, { below, one }) => spliced(text, text.indexOf(',', below(text.length)) + 1, 0, one([' ', '\n', '\t', '\r'])),
  (text, { below }) => {
    const at = below(text.length);
    const found = /:(\d+)[,}]/.exec(text.slice(at));
    return found ? spliced(text, at + found.index + 1, found[1]!.length, `${found[1]}.0`) : text;
  },
  (text, { below }) => {
    const at = text.indexOf('e', below(text.length));
    return at < 0 ? text : spliced(text, at, 1, '\\u0065');
  },
];

const spliced = (text: string, at: number, out: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + out);

type Box = Record<string, unknown> | unknown[];
type Place = { readonly box: Box; readonly key: string };

/** Every place of a value, with what holds it. */
function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ box: value as Box, key });
    placesOf((value as Record<string, unknown>)[key], found);
  }
  return found;
}
const get = ({ box, key }: Place): unknown => (box as Record<string, unknown>)[key];
const set = ({ box, key }: Place, value: unknown): void => void ((box as Record<string, unknown>)[key] = value);

const strangers: readonly unknown[] = [null, true, 0, 1, -1, 1.5, 1e300, '', 'x', [], {}, [0], { a: 1 }];

/** Edits of values: what a hand with a program does. */
const ofValue: readonly ((places: readonly Place[], chance: Chance) => void)[] = [
  (places, { one }) => set(one(places), one(strangers)),
  (places, { one }) => {
    const [a, b] = [one(places), one(places)];
    const [x, y] = [get(a), get(b)];
    set(a, structuredClone(y));
    set(b, structuredClone(x));
  },
  (places, { one }) => {
    const place = one(places);
    if (Array.isArray(place.box)) place.box.splice(Number(place.key), 1);
    else delete place.box[place.key];
  },
  (places, { one }) => {
    const place = one(places);
    if (Array.isArray(place.box)) place.box.push(structuredClone(get(place)));
    else place.box[`${place.key}2`] = get(place);
  },
  (places, { one }) => {
    const place = one(places);
    const value = get(place);
    if (typeof value === 'number') set(place, value + 1);
    else if (typeof value === 'boolean') set(place, !value);
    else if (Array.isArray(value)) set(place, value.toReversed());
    else if (typeof value === 'string')
      set(
        place,
        value.replace(/\d/, (digit) => `${(Number(digit) + 1) % 10}`),
      );
  },
];

function edit(text: string, chance: Chance): string {
  if (chance.next() < 0.6) return chance.one(ofText)(text, chance);
  const value: unknown = JSON.parse(text);
  chance.one(ofValue)(placesOf(value), chance);
  return JSON.stringify(value);
}

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
