import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count } from '#shared/tally/count.ts';
import { electionFromJson } from '#shared/tally/election-json.ts';
import type { CountResult } from '#shared/tally/result.ts';
import { isRuleName } from '#shared/tally/rule-frames.ts';

interface Expected {
  readonly elected: readonly number[];
  readonly scores?: readonly string[];
  readonly score?: string;
  readonly blank?: number;
  readonly pairwise?: unknown;
  readonly paths?: unknown;
  readonly winners?: readonly number[];
  readonly ranking?: readonly number[];
  readonly order_of_pairs?: readonly (readonly number[])[];
  readonly quota?: number;
  readonly valid?: number;
  readonly rounds?: readonly {
    tally?: Record<string, number>;
    votes?: readonly string[];
    quota?: string;
    exhausted?: number;
    excluded?: number;
    elected?: number | readonly number[];
  }[];
  readonly stages?: readonly {
    votes: readonly string[];
    nontransferable: string;
    elected: readonly number[];
    elected_rule_52?: readonly number[];
    action: string;
    candidate?: number;
    surplus?: string;
  }[];
  readonly all_winner_sets?: readonly (readonly number[])[] | null;
  readonly ties: readonly {
    tied?: readonly number[];
    equal_pairs?: readonly (readonly number[])[];
    by?: string;
    chosen?: number;
  }[];
}

interface Case {
  readonly id: string;
  readonly election: { readonly candidates: readonly string[]; readonly seats: number };
  readonly tie_order: readonly number[];
  readonly expected: Readonly<Record<string, Expected>>;
}

const file = new URL('../../conformance/ranked-and-approval.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };

const onePlace = /^(plurality|borda|schulze|ranked-pairs|minimax|copeland|irv)/;

function asked(key: string): { rule: string; parameters: Record<string, string> } {
  const [, base, variant] = /^(borda|schulze|ranked-pairs|minimax)(?:-(.+))?$/.exec(key) ?? [undefined, key, undefined];
  if (key === 'mes') return { rule: key, parameters: { completion: 'seqphragmen' } };
  if (!variant) return { rule: base ?? key, parameters: {} };
  return { rule: base ?? key, parameters: base === 'borda' ? { variant } : { by: variant } };
}

const counts = cases.flatMap(({ id, election, tie_order, expected }) =>
  Object.entries(expected).map(([key, wanted]) => ({ id, key, election, tie_order, wanted })),
);

function run(each: (typeof counts)[number], open: boolean): CountResult {
  const { rule, parameters } = asked(each.key);
  if (!isRuleName(rule)) throw new Error(`No rule ${rule}.`);
  const names = each.election.candidates;
  return count(electionFromJson(each.election), rule, {
    seats: onePlace.test(each.key) ? 1 : each.election.seats,
    // The vectors' sets of outcomes count every tie as open, those that an earlier round would decide as well.
    parameters: open && rule === 'irv' ? { earlier: 'no' } : parameters,
    ties: open ? { means: 'open' } : { means: 'lot', order: each.tie_order.map((at) => names[at]!) },
  });
}

/** Votes of a round by name. */
const byName = (names: readonly string[], votes: readonly string[]): Record<string, string> =>
  Object.fromEntries(votes.map((figure, at) => [names[at]!, figure]));

function roundInNames(round: NonNullable<Expected['rounds']>[number], names: readonly string[]): object {
  const name = (at: number): string => names[at]!;
  const tally = Object.entries(round.tally ?? {}).map(([option, votes]) => [name(Number(option)), `${votes}`] as const);
  return {
    votes: round.votes ? byName(names, round.votes) : Object.fromEntries(tally),
    excluded: round.excluded === undefined ? [] : [name(round.excluded)],
    elected: (round.elected === undefined ? [] : [round.elected].flat()).map(name),
    ...(round.exhausted === undefined ? {} : { exhausted: `${round.exhausted}` }),
    ...(round.quota === undefined ? {} : { quota: round.quota }),
  };
}

function stageInNames(stage: NonNullable<Expected['stages']>[number], names: readonly string[]): object {
  return {
    votes: byName(names, stage.votes),
    exhausted: stage.nontransferable,
    elected: [...stage.elected, ...(stage.elected_rule_52 ?? [])].map((at) => names[at]!),
    ...(stage.candidate === undefined ? {} : { option: names[stage.candidate]! }),
  };
}

/** What a vector expects, with the names of the options in place of their numbers and in the fields of our result. */
function inNames(wanted: Expected, names: readonly string[]): object {
  const name = (at: number): string => names[at]!;
  const details = {
    paths: wanted.paths,
    score: wanted.score,
    quota: wanted.quota,
    valid: wanted.valid,
    blank: wanted.blank,
    winners: wanted.winners?.map(name),
    ranking: wanted.ranking?.map(name),
    orderOfPairs: wanted.order_of_pairs?.map((pair) => pair.map(name)),
  };
  const rounds =
    wanted.stages?.map((stage) => stageInNames(stage, names)) ??
    wanted.rounds?.map((round) => roundInNames(round, names));
  return {
    elected: wanted.elected.map(name),
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
    ...(wanted.scores ? { scores: byName(names, wanted.scores) } : {}),
    ...(wanted.pairwise ? { pairwise: wanted.pairwise } : {}),
    ...(rounds ? { rounds } : {}),
  };
}

/** Every way to fill the places that a tie leaves open. */
function outcomesOfPlaces({ elected, tied }: CountResult): string[][] {
  const ways = (names: readonly string[], places: number): string[][] =>
    places === 0
      ? [[]]
      : names.flatMap((first, at) => ways(names.slice(at + 1), places - 1).map((rest) => [first, ...rest]));
  return ways(tied?.among ?? [], tied?.places ?? 0).map((way) => [...elected, ...way]);
}

describe.each([
  'plurality',
  'borda',
  'borda-zero',
  'borda-mbc',
  'borda-dowdall',
  'schulze',
  'schulze-margin',
  'ranked-pairs',
  'ranked-pairs-margin',
  'minimax',
  'minimax-margin',
  'copeland',
  'irv',
  'scottish-stv',
  'meek',
  'approval',
  'pav',
  'seqpav',
  'seqphragmen',
  'mes',
])('the vectors of %s', (rule) => {
  const own = counts.filter(({ key }) => key === rule);

  it.each(own)('$id: every expected value', (each) => {
    const result = run(each, false);
    expect(result.tied).toBeNull();
    expect(result).toMatchObject(inNames(each.wanted, each.election.candidates));
  });

  it.each(own)('$id: the ties that were met', (each) => {
    const names = each.election.candidates;
    const wanted = each.wanted.ties.map(({ tied, equal_pairs }) =>
      // Committees are not listed in the vectors, only how many there are.
      rule === 'pav'
        ? 'committees'
        : [...new Set(tied ?? equal_pairs?.flat())]
            .toSorted((a, b) => a - b)
            .map((at) => names[at]!)
            .join(),
    );
    const met = run(each, false).ties.map(({ among }) => (rule === 'pav' ? 'committees' : among.join()));
    expect(met.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(own.filter(({ wanted }) => wanted.all_winner_sets))(
    '$id: left open, the outcomes are those that some resolution gives',
    (each) => {
      const result = run(each, true);
      const name = (at: number): string => each.election.candidates[at]!;
      const wanted = (each.wanted.all_winner_sets ?? []).map((set) => set.map(name).toSorted().join());
      // Ties for a place of a count by scores name the tied and the places; all other rules list the outcomes.
      const outcomes = (result.outcomes ?? outcomesOfPlaces(result)).map((set) => set.toSorted().join());
      expect(result.tied === null).toBe(wanted.length === 1);
      expect(outcomes.toSorted()).toEqual(wanted.toSorted());
    },
  );
});
