import type { Reason } from '../result.ts';
import type { BallotForm, GroupPlaces, PointsForm, RankForm } from '../rounds/form.ts';
import { optionLetter } from '../rounds/manifest.ts';

type Marks = readonly (number | null)[];

type Checks = {
  readonly [Name in BallotForm['form']]: (
    form: Extract<BallotForm, { form: Name }>,
    marks: Marks,
    options: number,
  ) => Reason[];
};

/** What is wrong with the marks of a ballot, for each form. */
const checks: Checks = {
  choose: ({ minimum, maximum, groups = [] }, marks) => [
    ...unknown(marks, 'unknownMark', (mark) => mark === 0 || mark === 1),
    ...tooFew('tooFewChosen', count(marks, 1), minimum),
    ...tooMany('tooManyChosen', count(marks, 1), maximum),
    ...groups.flatMap((group) => tooManyOfGroup(group, marks)),
  ],
  approve: ({ minimum }, marks) => [
    ...unknown(marks, 'unknownMark', (mark) => mark === 0 || mark === 1),
    ...tooFew('tooFewApproved', count(marks, 1), minimum),
  ],
  rank: checkRanks,
  score: ({ max }, marks) => [
    ...unknown(marks, 'unknownScore', (mark) => mark === null || isWithin(mark, 0, max), { max }),
    ...tooFew('tooFewScored', marks.filter((mark) => mark !== null).length, 1),
  ],
  points: checkPoints,
  decide: (_, marks) => unknown(marks, 'unknownVote', (mark) => mark === 1 || mark === -1),
};

/** Every reason why these marks are no valid ballot of the form. */
export const checkMarks = <Name extends BallotForm['form']>(
  form: Extract<BallotForm, { form: Name }>,
  marks: Marks,
  options: number,
): Reason[] => (checks[form.form as Name] as Checks[Name])(form, marks, options);

/** Each group has a paper of its own, as it were: too many names on it are too many although the whole ballot has room. */
function tooManyOfGroup({ group, places, letters }: GroupPlaces, marks: Marks): Reason[] {
  const n = marks.filter((mark, at) => mark === 1 && letters.includes(optionLetter(at))).length;
  return n > places ? [{ reason: 'tooManyOfGroup', pointer: '/marks', values: { n, max: places, group } }] : [];
}

/** Gaps between ranks (1, 3) say the same as none (1, 2) and are no fault. */
function checkRanks({ minimum, equalRanks }: RankForm, marks: Marks, options: number): Reason[] {
  const reasons = unknown(marks, 'unknownRank', (mark) => mark === null || isWithin(mark, 1, options), {
    max: options,
  });
  const ranks = marks.filter((mark) => mark !== null);
  if (!equalRanks) {
    const twice = new Set(ranks.filter((rank, at) => ranks.indexOf(rank) !== at));
    for (const rank of [...twice].sort((a, b) => a - b)) {
      reasons.push({ reason: 'rankTwice', pointer: '/marks', values: { rank } });
    }
  }
  return [...reasons, ...tooFew('tooFewRanked', ranks.length, minimum)];
}

function checkPoints({ budget, max }: PointsForm, marks: Marks): Reason[] {
  const given = marks.reduce<number>((sum, mark) => sum + (mark ?? 0), 0);
  return [
    ...unknown(marks, 'unknownPoints', (mark) => mark !== null && isWithin(mark, 0, max), { max }),
    ...(given < 1 ? [{ reason: 'noPoints', pointer: '/marks' }] : []),
    ...tooMany('tooManyPoints', given, budget),
  ];
}

const isWithin = (mark: number | null, from: number, to: number): boolean =>
  mark !== null && Number.isInteger(mark) && mark >= from && mark <= to;

const count = (marks: Marks, wanted: number): number => marks.filter((mark) => mark === wanted).length;

function unknown(
  marks: Marks,
  reason: string,
  isKnown: (mark: number | null) => boolean,
  values?: NonNullable<Reason['values']>,
): Reason[] {
  return marks.flatMap((mark, at) =>
    isKnown(mark) ? [] : [{ reason, pointer: `/marks/${at}`, ...(values && { values }) }],
  );
}

const tooFew = (reason: string, n: number, min: number): Reason[] =>
  n < min ? [{ reason, pointer: '/marks', values: { n, min } }] : [];

const tooMany = (reason: string, n: number, max: number): Reason[] =>
  n > max ? [{ reason, pointer: '/marks', values: { n, max } }] : [];
