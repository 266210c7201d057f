import { describe, expect, it } from 'vitest';
import { count } from '#shared/tally/count.ts';
import { makeElection, type Election } from '#shared/tally/election.ts';
import type { RuleName } from '#shared/tally/rule-frames.ts';
import * as approvals from './slow-approval.ts';
import { add, cmp, div, q, show, type Q } from './slow-fractions.ts';
import * as ranked from './slow-ranked.ts';

/** How many random elections each rule is counted on twice; all of them in the full run. */
const elections = process.env['FULL'] === '1' ? 2_000 : 200;

/** A small generator with a seed, so that a failure can be found again by its number. */
function dice(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return (state >>> 3) % below;
  };
}

function shuffled<T>(items: readonly T[], roll: (below: number) => number): T[] {
  const left = [...items];
  return items.map(() => left.splice(roll(left.length), 1)[0]!);
}

interface Made {
  readonly slow: ranked.Slow;
  readonly election: Election;
  readonly names: readonly string[];
}

/** Mostly few voters, so that ties are common; sometimes all agree, sometimes nobody ranks anything. */
function makeRanked(seed: number, equalRanks: boolean): Made {
  const roll = dice(seed);
  const width = 2 + roll(5);
  const voters = roll(10) === 0 ? 0 : 1 + roll(roll(3) === 0 ? 40 : 9);
  const options = Array.from({ length: width }, (_, at) => at);
  const ballots = Array.from({ length: voters }, () => {
    const length = roll(4) === 0 ? roll(width + 1) : width;
    const tiers: number[][] = [];
    for (const option of shuffled(options, roll).slice(0, length)) {
      if (equalRanks && tiers.length > 0 && roll(4) === 0) tiers.at(-1)!.push(option);
      else tiers.push([option]);
    }
    return tiers;
  });
  const slow = { width, seats: 1 + roll(width), ballots, order: shuffled(options, roll) };
  const names = options.map((at) => `O${at}`);
  const papers = ballots.map((tiers) => ({
    marks: options.map((option) => {
      const tier = tiers.findIndex((own) => own.includes(option));
      return tier < 0 ? null : tier + 1;
    }),
  }));
  return { slow, names, election: makeElection('rank', names, slow.seats, papers) };
}

function makeApprovals(seed: number): { slow: approvals.SlowApproval; election: Election; names: readonly string[] } {
  const roll = dice(seed + 77);
  const width = 2 + roll(5);
  const options = Array.from({ length: width }, (_, at) => at);
  const ballots = Array.from({ length: 1 + roll(12) }, () => options.filter(() => roll(5) < 2));
  const slow = { width, seats: 1 + roll(width), ballots, order: shuffled(options, roll) };
  const names = options.map((at) => `O${at}`);
  const papers = ballots.map((own) => ({ marks: options.map((option) => (own.includes(option) ? 1 : 0)) }));
  return { slow, names, election: makeElection('approve', names, slow.seats, papers) };
}

/** What the library counts and what the slow count wants, in one shape, with the election's number to find it again. */
function both(
  rule: RuleName,
  parameters: Record<string, string>,
  { names, election, slow }: Omit<Made, 'slow'> & { readonly slow: { readonly order: readonly number[] } },
  wanted: ranked.SlowResult,
  seed: number,
): { ours: object; wanted: object } {
  const result = count(election, rule, {
    parameters,
    ties: { means: 'lot', order: slow.order.map((at) => names[at]!) },
  });
  return {
    ours: {
      seed,
      elected: result.elected,
      ...(wanted.scores ? { scores: Object.values(result.scores) } : {}),
      ...(wanted.score === undefined ? {} : { score: result.details['score'] }),
      ...(wanted.votes ? { votes: result.rounds.map(({ votes }) => Object.values(votes)) } : {}),
    },
    wanted: { seed, ...wanted, elected: wanted.elected.map((at) => names[at]!) },
  };
}

const rankedRules: readonly [
  RuleName,
  Record<string, string>,
  boolean,
  (election: ranked.Slow) => ranked.SlowResult,
][] = [
  ['plurality', {}, true, ranked.plurality],
  ...['average', 'zero', 'mbc', 'dowdall'].map(
    (variant) => ['borda', { variant }, true, (slow: ranked.Slow) => ranked.borda(slow, variant)] as const,
  ),
  ...['winning', 'margin'].map(
    (by) => ['schulze', { by }, true, (slow: ranked.Slow) => ranked.schulze(slow, by)] as const,
  ),
  ...['winning', 'margin'].map(
    (by) => ['ranked-pairs', { by }, true, (slow: ranked.Slow) => ranked.rankedPairs(slow, by)] as const,
  ),
  ...['winning', 'margin', 'opposition'].map(
    (by) => ['minimax', { by }, true, (slow: ranked.Slow) => ranked.minimax(slow, by)] as const,
  ),
  ['copeland', {}, true, ranked.copeland],
  ['irv', {}, true, ranked.irv],
  ['scottish-stv', {}, false, ranked.scottish],
  ['meek', {}, false, ranked.meek],
].map(
  ([rule, parameters, equal, slow]) =>
    [rule, parameters, equal, slow] as [
      RuleName,
      Record<string, string>,
      boolean,
      (election: ranked.Slow) => ranked.SlowResult,
    ],
);

describe('a second count, written from the definitions, agrees', () => {
  it.each(rankedRules)('%s %j', (rule, parameters, equalRanks, slow) => {
    for (let seed = 1; seed <= elections; seed++) {
      const made = makeRanked(seed, equalRanks);
      const { ours, wanted } = both(rule, parameters, made, slow(made.slow), seed);
      expect(ours).toEqual(wanted);
      expect(count(made.election, 'copeland').pairwise).toEqual(ranked.pairs(made.slow));
    }
  });

  it.each([
    ['approval', {}, approvals.approval],
    ['seqpav', {}, approvals.seqpav],
    ['seqphragmen', {}, approvals.phragmen],
    ['mes', { completion: 'none' }, (slow: approvals.SlowApproval) => approvals.mes(slow, false)],
    ['mes', { completion: 'seqphragmen' }, (slow: approvals.SlowApproval) => approvals.mes(slow, true)],
    ['pav', {}, approvals.pav],
  ] as const)('%s %j', (rule, parameters, slow) => {
    for (let seed = 1; seed <= elections; seed++) {
      const made = makeApprovals(seed);
      const { ours, wanted } = both(rule, parameters, made, slow(made.slow), seed);
      expect(ours).toEqual(wanted);
    }
  });

  it('elections of more options than a number has bits', () => {
    for (let seed = 1; seed <= elections / 20; seed++) {
      const roll = dice(seed + 900);
      const options = Array.from({ length: 40 }, (_, at) => at);
      const ballots = Array.from({ length: 25 }, () =>
        shuffled(options, roll)
          .slice(0, 1 + roll(40))
          .map((option) => [option]),
      );
      const slow = { width: 40, seats: 4, ballots, order: shuffled(options, roll) };
      const names = options.map((at) => `O${at}`);
      const papers = ballots.map((tiers) => ({
        marks: options.map((option) => tiers.findIndex(([own]) => own === option) + 1 || null),
      }));
      const made = { slow, names, election: makeElection('rank', names, 4, papers) };
      expect(count(made.election, 'copeland').pairwise).toEqual(ranked.pairs(slow));
      const pairs = [
        both('borda', {}, made, ranked.borda(slow, 'average'), seed),
        both('irv', {}, made, ranked.irv(slow), seed),
        both('scottish-stv', {}, made, ranked.scottish(slow), seed),
        both('meek', {}, made, ranked.meek(slow), seed),
      ];
      expect(pairs.map(({ ours }) => ours)).toEqual(pairs.map(({ wanted }) => wanted));
    }
  });

  it('places: the lowest sum, ballots that do not rank all left out', () => {
    for (let seed = 1; seed <= elections; seed++) {
      const { slow, names, election } = makeRanked(seed, true);
      const whole = slow.ballots.filter((tiers) => tiers.length === slow.width);
      const sums = names.map((_, option) =>
        whole.reduce((sum, tiers) => sum + tiers.findIndex((tier) => tier.includes(option)) + 1, 0),
      );
      const byPlaces = names
        .map((_, at) => at)
        .toSorted((a, b) => sums[a]! - sums[b]! || slow.order.indexOf(a) - slow.order.indexOf(b));
      const result = count(election, 'places', { ties: { means: 'lot', order: slow.order.map((at) => names[at]!) } });
      expect(result.elected).toEqual(byPlaces.slice(0, slow.seats).map((at) => names[at]!));
      expect(Object.values(result.scores)).toEqual(sums.map(String));
      expect([result.valid, result.invalid]).toEqual([whole.length, slow.ballots.length - whole.length]);
    }
  });

  it('score by sum and by mean, cumulative, STAR', () => {
    for (let seed = 1; seed <= elections; seed++) {
      const roll = dice(seed + 500);
      const width = 2 + roll(4);
      const options = Array.from({ length: width }, (_, at) => at);
      const rows = Array.from({ length: 1 + roll(10) }, () => options.map(() => (roll(5) === 0 ? null : roll(6))));
      const names = options.map((at) => `O${at}`);
      const order = shuffled(options, roll);
      const given = (option: number): number[] => rows.flatMap((row) => (row[option] === null ? [] : [row[option]!]));
      const sums = options.map((option) => given(option).reduce<Q>((a, b) => add(a, q(b)), q(0)));
      const made = {
        names,
        slow: { order },
        election: makeElection(
          'score',
          names,
          1,
          rows.map((marks) => ({ marks })),
        ),
      };
      const pairs = [both('score', {}, made, ranked.highest(sums, 1, order), seed)];
      pairs.push(
        both(
          'cumulative',
          {},
          { ...made, election: { ...made.election, form: 'points' } },
          ranked.highest(sums, 1, order),
          seed,
        ),
      );
      const enough = options.filter((option) => given(option).length >= 2);
      const means = enough.map((option) => div(sums[option]!, q(given(option).length)));
      const byMean = enough.toSorted(
        (a, b) => cmp(means[enough.indexOf(b)]!, means[enough.indexOf(a)]!) || order.indexOf(a) - order.indexOf(b),
      );
      pairs.push(
        both(
          'score',
          { figure: 'mean', minimum: '2' },
          made,
          { elected: byMean.slice(0, 1), scores: means.map(show) },
          seed,
        ),
      );
      const [a, b] = options.toSorted((x, y) => cmp(sums[y]!, sums[x]!) || order.indexOf(x) - order.indexOf(y)) as [
        number,
        number,
      ];
      const margin =
        rows.reduce((sum, row) => sum + Math.sign((row[a] ?? 0) - (row[b] ?? 0)), 0) ||
        cmp(sums[a]!, sums[b]!) ||
        order.indexOf(b) - order.indexOf(a);
      pairs.push(both('star', {}, made, { elected: [margin > 0 ? a : b] }, seed));
      expect(pairs.map(({ ours }) => ours)).toEqual(pairs.map(({ wanted }) => wanted));
    }
  });
});
