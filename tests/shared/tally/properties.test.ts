import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, type CountOptions } from '#shared/tally/count.ts';
import { makeElection, type Election, type Paper } from '#shared/tally/election.ts';
import type { CountResult } from '#shared/tally/result.ts';
import type { RuleName } from '#shared/tally/rule-frames.ts';

const runs = process.env['FULL'] === '1' ? 2_000 : 80;
const NAMES = ['A', 'B', 'C', 'D', 'E'];

/** An election as data that can be turned: names, places, rows with their counts. */
interface Data {
  readonly names: readonly string[];
  readonly seats: number;
  readonly papers: readonly Required<Paper>[];
}

type Marks = 'ranks' | 'strict' | 'yesNo' | 'scores';

const rowOf: Record<Marks, (width: number) => fc.Arbitrary<(number | null)[]>> = {
  ranks: (width) =>
    fc.array(fc.option(fc.integer({ min: 1, max: width }), { freq: 3 }), { minLength: width, maxLength: width }),
  strict: (width) =>
    fc
      .shuffledSubarray(Array.from({ length: width }, (_, at) => at))
      .map((order) => Array.from({ length: width }, (_, at) => (order.includes(at) ? order.indexOf(at) + 1 : null))),
  yesNo: (width) => fc.array(fc.integer({ min: 0, max: 1 }), { minLength: width, maxLength: width }),
  scores: (width) =>
    fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 }), { minLength: width, maxLength: width }),
};

const dataOf = (marks: Marks): fc.Arbitrary<Data> =>
  fc.integer({ min: 1, max: NAMES.length }).chain((width) =>
    fc.record({
      names: fc.constant(NAMES.slice(0, width)),
      seats: fc.integer({ min: 1, max: width }),
      papers: fc.array(fc.record({ marks: rowOf[marks](width), count: fc.integer({ min: 1, max: 4 }) }), {
        maxLength: 7,
      }),
    }),
  );

const rules: readonly [RuleName, Record<string, string>, Marks, Election['form']][] = [
  ['plurality', {}, 'yesNo', 'choose'],
  ['block', {}, 'yesNo', 'choose'],
  ['limited', {}, 'yesNo', 'choose'],
  ['majority', {}, 'yesNo', 'choose'],
  ['approval', {}, 'yesNo', 'approve'],
  ['pav', {}, 'yesNo', 'approve'],
  ['seqpav', {}, 'yesNo', 'approve'],
  ['seqphragmen', {}, 'yesNo', 'approve'],
  ['mes', {}, 'yesNo', 'approve'],
  ['mes', { completion: 'seqphragmen' }, 'yesNo', 'approve'],
  ['plurality', {}, 'ranks', 'rank'],
  ['borda', {}, 'ranks', 'rank'],
  ['borda', { variant: 'mbc' }, 'ranks', 'rank'],
  ['borda', { variant: 'dowdall' }, 'ranks', 'rank'],
  ['places', {}, 'strict', 'rank'],
  ['schulze', {}, 'ranks', 'rank'],
  ['schulze', { by: 'margin' }, 'ranks', 'rank'],
  ['ranked-pairs', {}, 'ranks', 'rank'],
  ['minimax', {}, 'ranks', 'rank'],
  ['copeland', {}, 'ranks', 'rank'],
  ['condorcet', {}, 'ranks', 'rank'],
  ['irv', {}, 'ranks', 'rank'],
  ['irv', { earlier: 'no' }, 'strict', 'rank'],
  ['scottish-stv', {}, 'strict', 'rank'],
  ['meek', {}, 'strict', 'rank'],
  ['score', {}, 'scores', 'score'],
  ['score', { figure: 'mean', minimum: '2' }, 'scores', 'score'],
  ['star', {}, 'scores', 'score'],
  ['cumulative', { budget: '8' }, 'scores', 'points'],
];

function tally(
  [rule, parameters, , form]: (typeof rules)[number],
  data: Data,
  options: CountOptions = {},
): CountResult {
  return count(makeElection(form, data.names, data.seats, data.papers), rule, { ...options, parameters });
}

const sorted = (names: readonly string[]): string[] => names.toSorted();

/** What a result says, apart from the order in which equals are listed. */
const meaning = (result: CountResult): unknown => ({
  elected: sorted(result.elected),
  tied: result.tied && { ...result.tied, among: sorted(result.tied.among) },
  outcomes: result.outcomes && sorted(result.outcomes.map((set) => sorted(set).join())),
  scores: result.scores,
  places: Object.fromEntries(result.standing.map(({ option, place }) => [option, place])),
  rounds: result.rounds.map((round) => ({
    ...round,
    elected: sorted(round.elected),
    excluded: sorted(round.excluded),
  })),
  pairs:
    result.pairwise &&
    Object.fromEntries(
      result.pairwise.flatMap((row, a) => row.map((won, b) => [`${result.options[a]!}>${result.options[b]!}`, won])),
    ),
  valid: result.valid,
  invalid: result.invalid,
});

describe.each(rules)('%s %j on %s', (...spec) => {
  const data = dataOf(spec[2]);
  const check = (property: (data: Data, roll: number[]) => void): void =>
    fc.assert(fc.property(data, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), property), { numRuns: runs });

  it('the order of ballots changes nothing', () => {
    check((made, roll) => {
      const shuffled = made.papers
        .map((paper, at) => ({ paper, key: roll[at % 16]! }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ paper }) => paper);
      expect(tally(spec, { ...made, papers: shuffled })).toMatchObject({
        ...tally(spec, made),
        invalidPapers: expect.anything() as unknown,
      });
    });
  });

  it('splitting and merging equal ballots changes nothing', () => {
    check((made) => {
      const split = made.papers.flatMap(({ marks, count: times }) =>
        Array.from({ length: times }, () => ({ marks, count: 1 })),
      );
      expect(meaning(tally(spec, { ...made, papers: split }))).toEqual(meaning(tally(spec, made)));
    });
  });

  it('permuting the options and mapping back changes nothing', () => {
    check((made, roll) => {
      const order = made.names.map((_, at) => at).toSorted((a, b) => roll[a]! - roll[b]! || a - b);
      const turned = {
        ...made,
        names: order.map((at) => made.names[at]!),
        papers: made.papers.map(({ marks, count: times }) => ({ count: times, marks: order.map((at) => marks[at]!) })),
      };
      expect(meaning(tally(spec, turned))).toEqual(meaning(tally(spec, made)));
    });
  });

  it('votes, exhausted and residue make up the valid ballots at every stage; never more elected than places', () => {
    check((made, roll) => {
      const lot = made.names.toSorted((a, b) => roll[made.names.indexOf(a)]! - roll[made.names.indexOf(b)]!);
      for (const ties of [{ means: 'open' } as const, { means: 'lot', order: lot } as const]) {
        const result = tally(spec, made, { ties });
        expect(result.elected.length + (result.tied?.places ?? 0)).toBeLessThanOrEqual(result.seats);
        expect(new Set(result.elected).size).toBe(result.elected.length);
        for (const { votes, exhausted, residue } of result.rounds) {
          const units = (text: string): bigint => {
            const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!;
            return BigInt(`${sign}${whole}${decimals.padEnd(9, '0')}`);
          };
          const sum = [...Object.values(votes), exhausted, residue].reduce((total, text) => total + units(text), 0n);
          const valid = Number(result.details['valid'] ?? result.valid);
          expect(sum).toBe(BigInt(valid) * 1_000_000_000n);
        }
      }
    });
  });

  it('a tie is between options that are not elected, for at least one place, and some outcome takes each of two ways', () => {
    check((made) => {
      const { tied, elected, outcomes, seats } = tally(spec, made);
      if (!tied) return;
      expect(tied.places).toBeGreaterThan(0);
      expect(tied.among.length).toBeGreaterThan(1);
      expect(tied.among.filter((name) => elected.includes(name))).toEqual([]);
      if (!outcomes) return;
      expect(outcomes.length).toBeGreaterThan(1);
      for (const set of outcomes) {
        expect(set.length).toBeLessThanOrEqual(seats);
        expect(set).toEqual(expect.arrayContaining([...elected]));
      }
    });
  });
});
