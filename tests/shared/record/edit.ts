import type { Chance } from '#tests/support/chance.ts';

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

/** The text of a record after one edit of chance. */
export function edit(text: string, chance: Chance): string {
  if (chance.next() < 0.6) return chance.one(ofText)(text, chance);
  const value: unknown = JSON.parse(text);
  chance.one(ofValue)(placesOf(value), chance);
  return JSON.stringify(value);
}
