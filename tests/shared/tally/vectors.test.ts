import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count } from '#shared/tally/count.ts';
import { electionFromJson } from '#shared/tally/election-json.ts';
import type { CountResult } from '#shared/tally/result.ts';
import { isRuleName } from '#shared/tally/rules.ts';

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
    const { wanted, election } = each;
    const names = election.candidates;
    const name = (at: number): string => names[at]!;
    const result = run(each, false);
    expect(result.elected).toEqual(wanted.elected.map(name));
    expect(result.tied).toBeNull();
    if (wanted.scores) expect(names.map((option) => result.scores[option])).toEqual(wanted.scores);
    if (wanted.pairwise) expect(result.pairwise).toEqual(wanted.pairwise);
    const { details } = result;
    for (const key of ['paths', 'score', 'quota', 'valid', 'blank'] as const) {
      if (wanted[key] !== undefined) expect(details[key]).toEqual(wanted[key]);
    }
    if (wanted.winners) expect(details['winners']).toEqual(wanted.winners.map(name));
    if (wanted.ranking) expect(details['ranking']).toEqual(wanted.ranking.map(name));
    if (wanted.order_of_pairs)
      expect(details['orderOfPairs']).toEqual(wanted.order_of_pairs.map((pair) => pair.map(name)));
    wanted.rounds?.forEach((round, at) => {
      const own = result.rounds[at]!;
      if (round.tally) {
        expect(own.votes).toEqual(
          Object.fromEntries(Object.entries(round.tally).map(([option, votes]) => [name(Number(option)), `${votes}`])),
        );
        expect(own.exhausted).toBe(`${round.exhausted}`);
      }
      if (round.votes) expect(names.map((option) => own.votes[option])).toEqual(round.votes);
      if (round.quota) expect(own.quota).toBe(round.quota);
      expect(own.excluded).toEqual(round.excluded === undefined ? [] : [name(round.excluded)]);
      const elected = round.elected === undefined ? [] : [round.elected].flat();
      expect(own.elected).toEqual(elected.map(name));
    });
    if (wanted.rounds) expect(result.rounds).toHaveLength(wanted.rounds.length);
    wanted.stages?.forEach((stage, at) => {
      const own = result.rounds[at]!;
      expect(names.map((option) => own.votes[option])).toEqual(stage.votes);
      expect(own.exhausted).toBe(stage.nontransferable);
      expect(own.elected).toEqual([...stage.elected, ...(stage.elected_rule_52 ?? [])].map(name));
      expect(own.option).toBe(stage.candidate === undefined ? undefined : name(stage.candidate));
    });
    if (wanted.stages) expect(result.rounds).toHaveLength(wanted.stages.length);
  });

  it.each(own)('$id: the ties that were met', (each) => {
    const names = each.election.candidates;
    const result = run(each, false);
    const wanted = each.wanted.ties.map(({ tied, equal_pairs }) =>
      (tied ?? [...new Set(equal_pairs?.flat())]).toSorted((a, b) => a - b).map((at) => names[at]!),
    );
    const met = result.ties.map(({ among }) => among);
    if (rule === 'pav') expect(met.length).toBe(wanted.length);
    else expect(met.map((tie) => tie.join()).toSorted()).toEqual(wanted.map((tie) => tie.join()).toSorted());
  });

  it.each(own.filter(({ wanted }) => wanted.all_winner_sets))(
    '$id: left open, the outcomes are those that some resolution gives',
    (each) => {
      const names = each.election.candidates;
      const result = run(each, true);
      const sets = (each.wanted.all_winner_sets ?? [])
        .map((set) =>
          set
            .map((at) => names[at]!)
            .toSorted()
            .join(),
        )
        .toSorted();
      if (sets.length === 1) {
        expect(result.tied).toBeNull();
        expect(result.elected.toSorted().join()).toBe(sets[0]);
      } else {
        expect(result.tied).not.toBeNull();
        if (result.outcomes) expect(result.outcomes.map((set) => set.toSorted().join()).toSorted()).toEqual(sets);
      }
    },
  );
});
