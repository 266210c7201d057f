import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#server/digest.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import { utf8 } from '#shared/utf8.ts';

const json = fc.jsonValue({ depthSize: 'medium', noUnicodeString: false } as fc.JsonSharedConstraints);

describe('canonical JSON', () => {
  it('prints what another implementation of RFC 8785 prints', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000, seed: 8785 },
    );
  });

  const cases: [string, unknown, string][] = [
    [
      'orders keys by UTF-16 units',
      { '\u{1f600}': 1, '\ufb33': 2, a: 3, B: 4 },
      '{"B":4,"a":3,"\u{1f600}":1,"\ufb33":2}',
    ],
    ['leaves undefined members out', { a: undefined, b: null }, '{"b":null}'],
    ['prints numbers as ECMAScript does', [1e21, 1e-7, -0, 0.1], '[1e+21,1e-7,0,0.1]'],
    ['escapes control signs shortly', '\u0008\u001f"\\/', '"\\b\\u001f\\"\\\\/"'],
  ];
  it.each(cases)('%s', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['NaN', Number.NaN],
    ['an endless number', Infinity],
    ['a bigint', 1n],
    ['a lone surrogate', '\ud800'],
    ['a date', new Date(0)],
    ['a function', () => 1],
  ])('refuses %s, which would be hashed as something else', (_, value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });
});

describe('utf8 and digests', () => {
  it('gives the bytes that TextEncoder gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (text.isWellFormed()) expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
        else expect(() => utf8(text)).toThrow(RangeError);
      }),
      { numRuns: 2_000, seed: 3629 },
    );
  });

  it('reads hexadecimal digits back and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...fromHex(hex(bytes))]).toEqual([...bytes]);
      }),
    );
    for (const wrong of ['0', 'AB', 'zz', ' 00']) expect(() => fromHex(wrong), wrong).toThrow(RangeError);
  });

  it('does not depend on the order in which members were written', () => {
    expect(digestOf({ a: 1, b: [2] }, sha256)).toBe(digestOf({ b: [2], a: 1 }, sha256));
    expect(digestOf({ a: 1 }, sha256)).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  });
});
