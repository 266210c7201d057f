import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { callers, cast, type MadeRound, makeRound, setUpRound } from '#tests/support/make-round.ts';

type Marks = readonly (number | null)[] | null;

interface Case {
  readonly name: string;
  /** What the Administration sets beside the question, options and hours. */
  readonly draft: Readonly<Record<string, unknown>>;
  readonly options: number;
  /** One a delegation, in their order; null abstains. Delegations that are left over do not answer. */
  readonly ballots: readonly Marks[];
  /** Ballots that are refused, each with every reason. */
  readonly refused: readonly (readonly [Marks, readonly string[]])[];
  /** Reckoned by hand. */
  readonly scores: readonly string[];
  readonly line: string;
  readonly count?: object;
}

const twice = (marks: Marks): Marks[] => [marks, marks];

const cases: readonly Case[] = [
  {
    name: 'approve: a tie stays a tie',
    draft: { form: 'approve', rule: 'approval', places: 1 },
    options: 3,
    ballots: [[1, 1, 0], [1, 0, 0], [1, 1, 1], [0, 1, 0], null],
    refused: [
      [[0, 0, 0], ['tooFewApproved']],
      [
        [2, 0],
        ['marksDoNotFit', 'unknownMark', 'tooFewApproved'],
      ],
    ],
    scores: ['3', '3', '1'],
    line: 'A and B tied for the first place',
  },
  {
    name: 'rank, Borda: A 3×2, B 3×1 + 2×2, C 2×1',
    draft: { form: 'rank', rule: 'borda', places: 1, minimum: 2 },
    options: 3,
    ballots: [[1, 2, null], ...twice([1, 2, 3]), ...twice([3, 1, 2])],
    refused: [
      [
        [1, 1, 4],
        ['unknownRank', 'rankTwice'],
      ],
      [[1, null, null], ['tooFewRanked']],
    ],
    scores: ['6', '7', '2'],
    line: 'B',
    count: { marked: { A: { 1: 3, 3: 2 }, B: { 1: 2, 2: 3 }, C: { 2: 2, 3: 2 } } },
  },
  {
    name: 'rank, instant run-off: C goes out and hands its vote to B',
    draft: { form: 'rank', rule: 'irv', places: 1 },
    options: 3,
    ballots: [...twice([1, 2, 3]), ...twice([3, 1, 2]), [null, 2, 1]],
    refused: [[[null, null, null], ['tooFewRanked']]],
    // C has gone out and has no figure any more.
    scores: ['2', '3', ''],
    line: 'B',
    count: {
      stages: [
        { stage: 1, votes: { A: '2', B: '2', C: '1' }, exhausted: '0', action: 'exclude', of: 'C' },
        { stage: 2, votes: { A: '2', B: '3' }, exhausted: '0', action: 'elect', elected: ['B'] },
      ],
    },
  },
  {
    name: 'rank, Schulze with equal ranks: pairs A:B 3:1, A:C 3:2, B:C 3:0',
    draft: { form: 'rank', rule: 'schulze', places: 1, equalRanks: true, parameters: { by: 'margin' } },
    options: 3,
    ballots: [[1, 2, 3], [1, 2, 2], [1, 2, 3], [2, 1, 2], [1, 1, 1], null],
    refused: [[[0, 1, 2], ['unknownRank']]],
    scores: [],
    line: 'A',
    count: {
      pairwise: [
        [0, 3, 3],
        [1, 0, 3],
        [0, 0, 0],
      ],
    },
  },
  {
    name: 'score: sums',
    draft: { form: 'score', rule: 'score', places: 1, highest: 5 },
    options: 3,
    ballots: [[5, 1, null], [3, 4, 1], [0, 4, null], null],
    refused: [
      [[6, 0, null], ['unknownScore']],
      [[null, null, null], ['tooFewScored']],
    ],
    scores: ['8', '9', '1'],
    line: 'B',
    count: { marked: { A: { 5: 1, 3: 1, 0: 1 }, C: { 1: 1 } } },
  },
  {
    name: 'score: the mean of those who score',
    draft: { form: 'score', rule: 'score', places: 1, highest: 5, parameters: { figure: 'mean', minimum: '2' } },
    options: 2,
    ballots: [
      [5, 3],
      [2, null],
      [null, 4],
      [3, 3],
    ],
    refused: [],
    scores: ['10/3', '10/3'],
    line: 'A and B tied for the first place',
  },
  {
    name: 'points',
    draft: { form: 'points', rule: 'cumulative', places: 1, budget: 10, highest: 10 },
    options: 3,
    ballots: [
      [10, 0, 0],
      [5, 5, 0],
      [0, 3, 4],
    ],
    refused: [
      [[8, 3, 0], ['tooManyPoints']],
      [[0, 0, 0], ['noPoints']],
      [
        [11, 0, 0],
        ['unknownPoints', 'tooManyPoints'],
      ],
    ],
    scores: ['15', '8', '4'],
    line: 'A',
  },
  {
    name: 'decide: two-thirds of 6 is 4',
    draft: { form: 'decide', rule: 'decision', kind: 'decision', parameters: { preset: 'unGaTwoThirds' } },
    options: 1,
    ballots: [...twice([1]), ...twice([1]), [-1], [-1], null],
    refused: [
      [[0], ['unknownVote']],
      [[1, 1], ['marksDoNotFit']],
    ],
    scores: ['4'],
    line: 'A adopted',
    count: { decision: { yes: 4, no: 2, abstained: 1, notCast: 1, base: 6, required: 4, quorum: '7/5' } },
  },
  {
    name: 'decide: one vote short',
    draft: { form: 'decide', rule: 'decision', kind: 'decision', parameters: { preset: 'unGaTwoThirds' } },
    options: 1,
    ballots: [...twice([1]), [1], ...twice([-1]), [-1]],
    refused: [],
    scores: ['3'],
    line: 'A not adopted',
    count: { decision: { base: 6, required: 4 } },
  },
  {
    name: 'decide: no quorum',
    draft: { form: 'decide', rule: 'decision', kind: 'decision', parameters: { preset: 'iomCouncil' } },
    options: 1,
    ballots: twice([1]),
    refused: [],
    scores: ['2'],
    line: 'A: no valid vote, the quorum was not met',
    count: { decision: { quorum: '2/5' } },
  },
  {
    name: 'elect: exactly two, each by more than half of five papers',
    draft: { form: 'choose', rule: 'majority', kind: 'election', minimum: 2, maximum: 2, places: 2 },
    options: 4,
    ballots: [...twice([1, 1, 0, 0]), [1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], null],
    refused: [
      [[1, 0, 0, 0], ['tooFewChosen']],
      [[1, 1, 1, 0], ['tooManyChosen']],
    ],
    scores: ['4', '3', '2', '1'],
    line: 'A and B elected',
  },
];

let test: TestApp;
let around: MadeRound;
let delegates: Caller[];
let [administrator, chair] = [] as unknown as [Caller, Caller];
beforeAll(async () => {
  test = await testApp();
  around = await makeRound(test, { state: 'draft', options: 4, members: 8 });
  delegates = await callers(test, around);
  administrator = await signInAs(test, around.administrator);
  chair = await signInAs(test, around.chair);
});
afterAll(() => test.close());

const open = ({ draft }: Case, order: readonly number[]): Promise<string> =>
  setUpRound({ administrator, chair }, around, { draft, order });

const member = (at: number): string => around.delegates[at]?.member ?? '';

/** Casts the ballots, closes, and reads the figures. */
async function figuresOf(id: string, ballots: readonly Marks[]) {
  for (const [at, marks] of ballots.entries()) {
    const taken = await cast(delegates[at]!, id, { member: member(at), marks });
    expect(taken.statusCode, taken.body).toBe(201);
  }
  const closed = await chair.post(`/api/rounds/${id}/close`, { reason: 'All have answered.' });
  expect(closed.statusCode, closed.body).toBe(200);
  return (await administrator.get(`/api/rounds/${id}/figures`)).json();
}

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a round is set up, opened, cast, closed and counted', () => {
  it.each(cases)('$name', async (given) => {
    const { options, ballots, refused, scores, line, count = {} } = given;
    const id = await open(given, inOrder(options));
    for (const [marks, reasons] of refused) {
      const body = { member: member(0), marks, abstains: false, replaces: 0 };
      const reply = await delegates[0]!.post(`/api/rounds/${id}/ballots`, body, { 'idempotency-key': randomUUID() });
      expect(reply.statusCode, reply.body).toBe(422);
      expect(reply.json().errors.map(({ reason }: { reason: string }) => reason)).toEqual(reasons);
    }
    const figures = await figuresOf(id, ballots);
    if (scores.length > 0) expect(figures.options.map(({ score }: { score: string }) => score)).toEqual(scores);
    expect(figures.outcome.line.en).toBe(line);
    expect(figures.count).toMatchObject(count);
    const abstentions = ballots.filter((marks) => marks === null).length;
    expect(figures.participation).toEqual({
      entitled: 8,
      withChoice: ballots.length - abstentions,
      abstentions,
      noAnswer: 8 - ballots.length,
    });
    expect(figures.papers).toEqual({ valid: ballots.length, invalid: 0 });

    const own = await delegates[0]!.get(`/api/rounds/${id}/ballots/${member(0)}`);
    expect(own.json()).toMatchObject({ marks: ballots[0], abstains: false });
    const csv = await administrator.get(`/api/rounds/${id}/figures.csv?language=en`);
    expect(csv.body).toContain(line);
    expect(figures.choices[0].marks ?? ballots[0]).toEqual(ballots[0]);
  });

  it.each(cases)('$name, whatever the order of the options', async (given) => {
    const { options, ballots, scores } = given;
    const order = inOrder(options).toReversed();
    const id = await open(given, order);
    const turned = ballots.map((marks) => marks && order.map((at) => marks[at] ?? null));
    const figures = await figuresOf(id, turned);
    const found: { topic: string; score: string; standing: string }[] = figures.options;
    const inFirstOrder = found.toReversed();
    if (scores.length > 0) expect(inFirstOrder.map(({ score }) => score)).toEqual(scores);
    const standing = inFirstOrder.map(({ standing: word }) => word);
    const letters = (line: string) => [...line.matchAll(/\b[A-D]\b/g)].map(([letter]) => letter);
    const named = given.line.includes('not') || given.line.includes('no valid') ? [] : letters(given.line);
    expect(standing.map((word, at) => (word === 'notSelected' ? '' : 'ABCD'[at])).filter(Boolean)).toEqual(named);
  });
});

describe('a round that its rule cannot count', () => {
  it('says so before it can be made ready', async () => {
    const made = await administrator.post(`/api/consultations/${around.consultation}/rounds`, {
      question: { en: 'a', fr: 'a', es: 'a' },
      options: [],
      form: 'rank',
      rule: 'scottish-stv',
      equalRanks: true,
      parameters: { preset: 'unGa' },
      tieMeans: ['furtherRound'],
      opensAt: null,
      closesAt: null,
    });
    expect(made.json().missing).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'strictRanks', pointer: '/equalRanks' }),
        expect.objectContaining({ reason: 'parameterDoesNotFit', pointer: '/parameters/preset' }),
      ]),
    );
    expect((await administrator.post(`/api/rounds/${made.json().id}/ready`)).json().code).toBe('roundIncomplete');
  });
});
