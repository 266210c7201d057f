import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '#shared/tally/count.ts';
import { makeElection, type Paper } from '#shared/tally/election.ts';

const papers = (options: readonly string[], ballots: Readonly<Record<string, number>>): Paper[] =>
  Object.entries(ballots).map(([chosen, times]) => ({
    marks: options.map((name) => (chosen.includes(name) ? 1 : 0)),
    count: times,
  }));

const ABC = ['A', 'B', 'C'];
const oneChoice = makeElection('choose', ABC, 2, papers(ABC, { A: 10, B: 7, C: 7 }));
const twoChoices = makeElection('choose', ABC, 2, papers(ABC, { AB: 5, AC: 5, BC: 2 }));

describe('ties for the last place are a result', () => {
  it.each([
    ['24 one-choice ballots', oneChoice],
    ['12 two-choice ballots', twoChoices],
  ])('%s: A, then B and C tied for the second place', (_, election) => {
    const result = count(election, 'plurality');
    expect(result.elected).toEqual(['A']);
    expect(result.tied).toEqual({ places: 1, among: ['B', 'C'], stage: 'places' });
    expect(result.scores).toEqual({ A: '10', B: '7', C: '7' });
    expect(result.standing.map(({ rank }) => rank)).toEqual(['1', '2=', '2=']);
  });

  it('a tie that changes nothing is none: two equal options that both fit', () => {
    const result = count(makeElection('choose', ABC, 2, papers(ABC, { A: 4, B: 4, C: 1 })), 'plurality');
    expect(result.elected).toEqual(['A', 'B']);
    expect(result.tied).toBeNull();
    expect(result.ties).toEqual([]);
    expect(result.standing.map(({ place }) => place)).toEqual([1, 1, 3]);
  });

  it.each([
    ['lot', { means: 'lot', order: ['C', 'A', 'B'] } as const],
    ['chair', { means: 'chair', decisions: [['C', 'B']] } as const],
    ['seed', { means: 'seed', seed: 's', digest: (text: string) => (text.endsWith('C') ? '0' : '1') } as const],
  ])('a declared %s resolves it', (means, ties) => {
    const result = count(oneChoice, 'plurality', { ties });
    expect(result.elected).toEqual(['A', 'C']);
    expect(result.tied).toBeNull();
    expect(result.ties).toEqual([{ stage: 'places', question: 'place', among: ['B', 'C'], by: means, chosen: ['C'] }]);
  });

  it('a decision of the chair about other options leaves the tie open', () => {
    expect(count(oneChoice, 'plurality', { ties: { means: 'chair', decisions: [['A', 'B']] } }).tied?.among).toEqual([
      'B',
      'C',
    ]);
  });
});

describe('the order of options and ballots decides nothing', () => {
  const election = fc.record({
    width: fc.integer({ min: 1, max: 6 }),
    seats: fc.integer({ min: 1, max: 4 }),
    rows: fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 6, maxLength: 6 }), { maxLength: 12 }),
    shuffle: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  });

  it('any permutation of options, mapped back, and of ballots gives the same result', () => {
    fc.assert(
      fc.property(election, ({ width, seats, rows, shuffle }) => {
        const names = ['A', 'B', 'C', 'D', 'E', 'F'].slice(0, width);
        const order = names.map((_, at) => at).toSorted((a, b) => shuffle[a]! - shuffle[b]! || a - b);
        const straight = makeElection(
          'choose',
          names,
          seats,
          rows.map((marks) => ({ marks: marks.slice(0, width) })),
        );
        const permuted = makeElection(
          'choose',
          order.map((at) => names[at]!),
          seats,
          rows.toReversed().map((marks) => ({ marks: order.map((at) => marks[at]!) })),
        );
        const [a, b] = [count(straight, 'plurality'), count(permuted, 'plurality')];
        expect(b.elected.toSorted()).toEqual(a.elected.toSorted());
        expect(b.tied?.among.toSorted()).toEqual(a.tied?.among.toSorted());
        expect(b.tied?.places).toEqual(a.tied?.places);
        expect(b.scores).toEqual(a.scores);
      }),
    );
  });
});
