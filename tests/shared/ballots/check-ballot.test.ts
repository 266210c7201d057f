import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#server/digest.ts';
import { ballotHash, receiptCode } from '#shared/ballots/ballot-hash.ts';
import { checkBallot } from '#shared/ballots/check-ballot.ts';
import { isEligible } from '#shared/ballots/eligibility.ts';
import type { Membership } from '#shared/roles.ts';

const form = { form: 'choose', minimum: 1, maximum: 2 } as const;

describe('a ballot of the form choose', () => {
  const cases: [string, { marks: number[] | null; abstains: boolean }, string[]][] = [
    ['one of two', { marks: [0, 1, 0], abstains: false }, []],
    ['two of two', { marks: [1, 1, 0], abstains: false }, []],
    ['an abstention', { marks: null, abstains: true }, []],
    ['three of two', { marks: [1, 1, 1], abstains: false }, ['tooManyChosen /marks']],
    ['none and no abstention', { marks: [0, 0, 0], abstains: false }, ['tooFewChosen /marks']],
    ['nothing at all', { marks: null, abstains: false }, ['neitherMarksNorAbstention /marks']],
    ['an abstention with marks', { marks: [1, 0, 0], abstains: true }, ['marksBesideAbstention /marks']],
    ['marks of another round', { marks: [1, 0, 0, 0], abstains: false }, ['marksDoNotFit /marks']],
    ['a mark that means nothing', { marks: [2, 1, 0], abstains: false }, ['unknownMark /marks/0']],
    [
      'everything wrong at once',
      { marks: [1, 1, 1, 9], abstains: false },
      ['marksDoNotFit /marks', 'unknownMark /marks/3', 'tooManyChosen /marks'],
    ],
  ];
  it.each(cases)('%s', (_, ballot, reasons) => {
    expect(checkBallot(form, 3, ballot).map(({ reason, pointer }) => `${reason} ${pointer}`)).toEqual(reasons);
  });

  it('is refused exactly when the number chosen is out of bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 8 }),
        fc.nat(3),
        fc.nat(3),
        (marks, low, more) => {
          const bounds = { form: 'choose', minimum: 1 + low, maximum: 1 + low + more } as const;
          const chosen = marks.filter((mark) => mark === 1).length;
          const accepted = checkBallot(bounds, marks.length, { marks, abstains: false }).length === 0;
          expect(accepted).toBe(chosen >= bounds.minimum && chosen <= bounds.maximum);
        },
      ),
      { seed: 2005 },
    );
  });
});

describe('who may cast', () => {
  const roll = [{ member: 'XAA', names: { en: 'A', fr: 'A', es: 'A' }, group: null }];
  const person = (more: Partial<Membership>): Membership => ({
    member: 'XAA',
    status: 'member',
    position: 'representative',
    hasAuthority: false,
    ...more,
  });
  const cases: [string, Membership[], string, string][] = [
    ['its representative', [person({})], 'XAA', 'yes'],
    ['its head', [person({ position: 'head' })], 'XAA', 'yes'],
    ['an adviser', [person({ position: 'adviser' })], 'XAA', 'mayNotCast'],
    ['an adviser with authority', [person({ position: 'adviser', hasAuthority: true })], 'XAA', 'yes'],
    ['an observer', [person({ status: 'observer' })], 'XAA', 'mayNotCast'],
    ['somebody of another Member', [person({ member: 'XAB' })], 'XAA', 'mayNotCast'],
    ['a Member that is not on the roll', [person({ member: 'XAB' })], 'XAB', 'notOnRoll'],
    ['nobody', [], 'XAA', 'mayNotCast'],
  ];
  it.each(cases)('%s', (_, memberships, member, wanted) => {
    const answer = isEligible({ roll }, memberships, member);
    expect(answer.ok ? 'yes' : answer.refusal.code).toBe(wanted);
  });
});

describe('the digest of a ballot', () => {
  const ballot = {
    manifest: 'ab'.repeat(32),
    member: 'XAA',
    revision: 1,
    marks: [1, 0],
    abstains: false,
    nonce: '00'.repeat(16),
  };

  it('changes with everything that makes the ballot', () => {
    const variants = [
      {},
      { manifest: 'ac'.repeat(32) },
      { member: 'XAB' },
      { revision: 2 },
      { marks: [0, 1] },
      { marks: null, abstains: true },
      { nonce: '01'.repeat(16) },
    ];
    const hashes = variants.map((change) => ballotHash({ ...ballot, ...change }, sha256));
    expect(new Set(hashes).size).toBe(variants.length);
  });

  it('gives a code without signs that are mistaken for others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(receiptCode(Buffer.from(bytes).toString('hex'))).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
      }),
    );
  });
});
