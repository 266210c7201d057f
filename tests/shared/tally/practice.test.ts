import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ballotKind, countByGroup, countForPlaces, type BallotFigures } from '#shared/tally/ballot-for-places.ts';
import { count } from '#shared/tally/count.ts';
import { blocVotes, decide, quorumOf, type DecisionRule, type VoteFigures } from '#shared/tally/decision.ts';
import { electionFromJson } from '#shared/tally/election-json.ts';
import { languages } from '#shared/languages.ts';
import { placesPresets, type PlacesPresetName } from '#shared/tally/places-presets.ts';
import { presets, type PresetName } from '#shared/tally/presets.ts';
import type { RuleName } from '#shared/tally/rule-frames.ts';
import { stepText, type Step } from '#shared/tally/steps.ts';
import type { TieMeans } from '#shared/tally/ties.ts';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly kind: 'decision' | 'quorum' | 'bloc' | 'places' | 'ballotKind' | 'count';
  readonly rule?: string;
  readonly source: string;
  /** What the figures alone do not say. */
  readonly note?: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const file = new URL('../../conformance/practice.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };

const decisionRule = (rule: string): DecisionRule => presets[rule as PresetName];

/** How each kind of case is worked out. */
const outcomes: Readonly<Record<Case['kind'], (given: Case['given'], rule: string) => object>> = {
  decision: (given, rule) => decide(decisionRule(rule), given as unknown as VoteFigures),
  quorum: (given, rule) => {
    const { quorum, quorumOpen } = decisionRule(rule);
    const threshold = given['which'] === 'open' ? quorumOpen : quorum?.threshold;
    return { required: quorumOf(threshold!, Number(given['members'])) };
  },
  bloc: (given) => blocVotes(Number(given['presentAndEntitled'])),
  places: (given, rule) => countForPlaces(placesPresets[rule as PlacesPresetName], given as unknown as BallotFigures),
  ballotKind: (given) => ({ kind: ballotKind(Number(given['ballot'])) }),
  count: (given, rule) =>
    count(electionFromJson(given['election']), rule as RuleName, {
      parameters: (given['parameters'] ?? {}) as Record<string, string>,
      ties: (given['ties'] ?? { means: 'open' }) as TieMeans,
    }),
};

describe('worked examples of practice and published counts', () => {
  it.each(cases)('$id: $name', (each) => {
    const outcome = outcomes[each.kind](each.given, each.rule ?? '');
    expect(outcome).toMatchObject(each.expected);
    const steps: readonly Step[] = 'steps' in outcome ? (outcome.steps as Step[]) : [];
    for (const language of languages) {
      for (const step of steps) expect(stepText(step, language)).not.toMatch(/[{}[\]|]|undefined/);
    }
  });
});

describe('no threshold passes when nobody votes for', () => {
  it.each(Object.keys(presets) as PresetName[])('%s', (name) => {
    for (const present of [0, 1, 80, 116]) {
      const { outcome } = decide(presets[name], { members: 116, present, yes: 0, no: 0, abstain: present });
      expect(['rejected', 'void']).toContain(outcome);
    }
  });
});

describe('seats by group', () => {
  it('counts each group for its own seats, as the Council election of 2019 did (GA/12152)', () => {
    const papers = { members: 193, papers: 193 };
    const groups = countByGroup(placesPresets.unSecurityCouncilSeats, {
      'Africa and Asia-Pacific': { ...papers, places: 3, votes: { VNM: 192, NER: 191, TUN: 191 } },
      'Eastern Europe': { ...papers, blank: 2, places: 1, votes: { EST: 111, ROU: 78, GEO: 1, LVA: 1 } },
      'Latin America and the Caribbean': { ...papers, blank: 2, places: 1, votes: { VCT: 185, SLV: 6 } },
    });
    expect(Object.values(groups).map(({ required, elected }) => [required, ...elected])).toEqual([
      [129, 'VNM', 'NER', 'TUN'],
      [128],
      [128, 'VCT'],
    ]);
  });
});
