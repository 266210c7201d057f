import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, checkBallot } from '#shared/ballots/check-ballot.ts';
import { markToByte, NOT_MARKED, byteToMark } from '#shared/ballots/marks.ts';
import { type BallotForm, formOf, forms } from '#shared/rounds/form.ts';

type Marks = (number | null)[] | null;

const approve: BallotForm = { form: 'approve', minimum: 1 };
const strict: BallotForm = { form: 'rank', minimum: 2, equalRanks: false };
const equal: BallotForm = { form: 'rank', minimum: 1, equalRanks: true };
const score: BallotForm = { form: 'score', max: 5 };
const points: BallotForm = { form: 'points', budget: 10, max: 7 };
const decide: BallotForm = { form: 'decide' };

describe('a ballot of each form', () => {
  const cases: [string, BallotForm, Marks, string[]][] = [
    ['all approved', approve, [1, 1, 1], []],
    ['none approved', approve, [0, 0, 0], ['tooFewApproved /marks']],
    ['an approval of two', approve, [2, 1, 0], ['unknownMark /marks/0']],
    ['an approval that is left open', approve, [null, 1, 0], ['unknownMark /marks/0']],

    ['all ranked', strict, [2, 1, 3], []],
    ['two of three ranked', strict, [2, null, 1], []],
    ['a gap between ranks', strict, [3, null, 1], []],
    ['one ranked where two are asked for', strict, [null, 1, null], ['tooFewRanked /marks']],
    ['nothing ranked', strict, [null, null, null], ['tooFewRanked /marks']],
    ['a rank given twice', strict, [1, 1, 2], ['rankTwice /marks']],
    ['two ranks given twice', strict, [2, 1, 1, 2], ['marksDoNotFit /marks', 'rankTwice /marks', 'rankTwice /marks']],
    ['a rank below all', strict, [4, 1, 2], ['unknownRank /marks/0']],
    ['a rank of nought', strict, [0, 1, 2], ['unknownRank /marks/0']],
    [
      'everything wrong with a ranking',
      { form: 'rank', minimum: 3, equalRanks: false },
      [9, 1, 1],
      ['unknownRank /marks/0', 'rankTwice /marks'],
    ],
    ['equal ranks where they are allowed', equal, [1, 1, 2], []],

    ['some scored', score, [0, null, 5], []],
    ['nothing scored', score, [null, null, null], ['tooFewScored /marks']],
    ['a score too high, one below nought', score, [6, -1, 3], ['unknownScore /marks/0', 'unknownScore /marks/1']],
    ['half a score', score, [2.5, 1, 0], ['unknownScore /marks/0']],

    ['all points given', points, [7, 3, 0], []],
    ['some points kept', points, [1, 0, 0], []],
    ['no point given', points, [0, 0, 0], ['noPoints /marks']],
    ['more points than there are', points, [7, 3, 1], ['tooManyPoints /marks']],
    ['too many for one and in all', points, [8, 3, 0], ['unknownPoints /marks/0', 'tooManyPoints /marks']],
    ['points left open', points, [null, 3, 0], ['unknownPoints /marks/0']],

    ['yes', decide, [1], []],
    ['no', decide, [-1], []],
    ['neither', decide, [0], ['unknownVote /marks/0']],
    ['nothing', decide, [null], ['unknownVote /marks/0']],
    ['two answers to one proposal', decide, [1, -1], ['marksDoNotFit /marks']],
  ];
  it.each(cases)('%s', (_, form, marks, reasons) => {
    const options = form.form === 'decide' ? 1 : 3;
    const found = checkBallot(form, options, { marks, abstains: false });
    expect(found.map(({ reason, pointer }) => `${reason} ${pointer}`)).toEqual(reasons);
  });

  it.each([approve, strict, equal, score, points, decide])('abstains as a whole: %o', (form) => {
    const reasonsOf = (ballot: Ballot) => checkBallot(form, 3, ballot).map(({ reason }) => reason);
    expect(reasonsOf({ marks: null, abstains: true })).toEqual([]);
    expect(reasonsOf({ marks: [1, 2, 3], abstains: true })).toEqual(['marksBesideAbstention']);
    expect(reasonsOf({ marks: null, abstains: false })).toEqual(['neitherMarksNorAbstention']);
  });

  it('says which rank stands twice and how many points are too many', () => {
    expect(checkBallot(strict, 3, { marks: [2, 2, 1], abstains: false })[0]?.values).toEqual({ rank: 2 });
    expect(checkBallot(points, 3, { marks: [7, 7, 0], abstains: false })[0]?.values).toEqual({ n: 14, max: 10 });
  });

  it('is refused for a permutation of its options exactly when it is refused itself', () => {
    const form = fc.constantFrom(approve, strict, equal, score, points);
    const marks = fc.array(fc.option(fc.integer({ min: -1, max: 8 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(form, marks, fc.constantFrom([0, 2, 1], [1, 2, 0], [2, 1, 0]), (asked, row, order) => {
        const turned = order.map((at) => row[at] ?? null);
        const isRefused = (given: Marks) => checkBallot(asked, 3, { marks: given, abstains: false }).length > 0;
        expect(isRefused(turned)).toBe(isRefused(row));
      }),
      { seed: 2007 },
    );
  });
});

describe('marks as bytes', () => {
  it('come back as they were, no and not marked too', () => {
    const marks = [null, -1, 0, 1, 253];
    expect(marks.map(markToByte).map((byte) => byteToMark(byte))).toEqual(marks);
    expect(markToByte(null)).toBe(NOT_MARKED);
  });
});

describe('a form from the figures of a draft', () => {
  it('holds those that belong to it, and no other', () => {
    const figures = { minimum: 1, maximum: 2, highest: 5, budget: 10, equalRanks: true };
    expect(forms.map((form) => formOf({ form, ...figures }))).toEqual([
      { form: 'choose', minimum: 1, maximum: 2 },
      { form: 'approve', minimum: 1 },
      { form: 'rank', minimum: 1, equalRanks: true },
      { form: 'score', max: 5 },
      { form: 'points', budget: 10, max: 5 },
      { form: 'decide' },
    ]);
  });
});
