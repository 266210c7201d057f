import { describe, expect, it } from 'vitest';
import { besideOf, stagesOfSteps } from '#shared/results/beside.ts';
import { count } from '#shared/tally/count.ts';
import type { Election } from '#shared/tally/election.ts';
import type { RuleName } from '#shared/tally/rule-frames.ts';

const election = (form: Election['form'], rows: readonly (readonly number[])[], seats = 1): Election => ({
  form,
  options: ['A', 'B', 'C', 'D'].slice(0, rows[0]?.length ?? 0),
  seats,
  marks: Uint8Array.from(rows.flat()),
});

const times = (n: number, row: readonly number[]) => Array.from({ length: n }, () => row);

/** A beats B 5 to 2, B beats C 5 to 2, C beats A 4 to 3. */
const circle = election('rank', [...times(3, [1, 2, 3]), ...times(2, [3, 1, 2]), ...times(2, [2, 3, 1])]);
/** Six approve A and B, three C alone, one D alone. */
const approvals = election('approve', [...times(6, [1, 1, 0, 0]), ...times(3, [0, 0, 1, 0]), [0, 0, 0, 1]], 3);
const beside = (given: Election, rule: RuleName, parameters = {}) => besideOf(count(given, rule, { parameters }));

describe('what a rule has beside its figures', () => {
  it.each(['schulze', 'ranked-pairs', 'minimax', 'copeland', 'condorcet'] as const)(
    '%s: who goes round in a circle, or who is preferred to all',
    (rule) => {
      expect(beside(circle, rule).smith).toEqual(['A', 'B', 'C']);
      expect(beside(election('rank', [...times(2, [2, 1, 3]), [1, 2, 3]]), rule).smith).toEqual(['B']);
    },
  );

  it('Schulze: the strongest paths, reckoned by hand', () => {
    expect(beside(circle, 'schulze').paths).toEqual([
      [0, 5, 5],
      [4, 0, 5],
      [4, 4, 0],
    ]);
  });

  it('ranked pairs: the strongest kept, the one that closes the circle set aside', () => {
    expect(beside(circle, 'ranked-pairs').orderedPairs).toEqual([
      { winner: 'A', loser: 'B', won: 5, lost: 2, isKept: true },
      { winner: 'B', loser: 'C', won: 5, lost: 2, isKept: true },
      { winner: 'C', loser: 'A', won: 4, lost: 3, isKept: false },
    ]);
  });

  it.each([
    // A or B weighs 6, then the other 6/2 as C does: a tie in between.
    [
      'seqpav',
      election('approve', [...times(5, [1, 1, 0]), ...times(2, [0, 0, 1]), [1, 0, 0]], 2),
      ['A 6 weight', 'B 5/2 weight'],
    ],
    // A is a load of 1/6 each; C a load of 1/4 each, B one of (1 + 5/6)/5 = 11/30.
    [
      'seqphragmen',
      election('approve', [...times(5, [1, 1, 0]), ...times(4, [0, 0, 1]), [1, 0, 0]], 2),
      ['A 1/6 load', 'C 1/4 load'],
    ],
    // 3 places, 10 ballots: 3/10 to spend each. A costs six supporters 1/6 each; C its four 1/4.
    [
      'mes',
      election('approve', [...times(5, [1, 0, 0]), [1, 1, 0], ...times(4, [0, 0, 1])], 3),
      ['A 1/6 price', 'C 1/4 price', 'B 13/15 load'],
    ],
  ] as const)('%s: each place with its figure', (rule, given, expected) => {
    const parameters = rule === 'mes' ? { completion: 'seqphragmen' } : {};
    const { taken } = beside(given, rule, parameters);
    expect(taken.map(({ option, figure, by }) => `${option} ${figure} ${by}`)).toEqual(expected);
    expect(taken.map(({ place }) => place)).toEqual(taken.map((_, at) => at + 1));
  });

  it('proportional approval: the best sum, and how many sets reach it', () => {
    // Six ballots with A and B: 6 × 3/2; three with C: 3. ABC is 12, and no other set is.
    expect(beside(approvals, 'pav').committee).toEqual({ score: '12', equal: 1 });
    const level = election('approve', [...times(2, [1, 0, 0]), [0, 1, 0], [0, 0, 1]], 2);
    expect(beside(level, 'pav')).toMatchObject({
      committee: { score: '3', equal: 2 },
      outcomes: [
        ['A', 'B'],
        ['A', 'C'],
      ],
    });
  });

  it('STAR: the run-off, the winner of the sums first', () => {
    const given = election('score', [
      [5, 4, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect(beside(given, 'star').runOff).toEqual([
      { option: 'B', ballots: 2 },
      { option: 'A', ballots: 1 },
    ]);
  });

  it('a majority for each place: the votes needed', () => {
    expect(beside(election('choose', times(5, [1, 0])), 'majority').required).toBe(3);
  });

  it('a simple tie for the last places has no list of outcomes', () => {
    const given = election('choose', [
      [1, 0],
      [0, 1],
    ]);
    const counted = count(given, 'plurality');
    expect(counted.tied).not.toBeNull();
    expect(besideOf(counted)).toEqual({
      paths: null,
      smith: null,
      orderedPairs: [],
      taken: [],
      committee: null,
      runOff: [],
      required: null,
      outcomes: [],
    });
  });
});

describe('the stage that a step explains', () => {
  it('is its own, or that of the stage it leads to', () => {
    const rows = [...times(4, [1, 2, 3]), ...times(3, [3, 1, 2]), ...times(2, [3, 2, 1])];
    const counted = count(election('rank', rows), 'irv');
    expect(counted.steps.map(({ key }, at) => `${key} ${stagesOfSteps(counted)[at]}`)).toEqual([
      'ballots 1',
      'roundOut 1',
      'roundMajority 2',
    ]);
    const stv = count(election('rank', rows, 2), 'scottish-stv');
    const stages = stagesOfSteps(stv);
    expect(stages.length).toBe(stv.steps.length);
    expect([...new Set(stages)]).toEqual(stv.rounds.map(({ round }) => round));
  });

  it('is none where there are no stages', () => {
    expect(stagesOfSteps(count(circle, 'schulze')).every((stage) => stage === null)).toBe(true);
  });
});
