import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ballotKind, countForPlaces, type BallotFigures } from '#shared/tally/ballot-for-places.ts';
import { count } from '#shared/tally/count.ts';
import { blocVotes, decide, quorumOf, type DecisionRule, type VoteFigures } from '#shared/tally/decision.ts';
import { electionFromJson } from '#shared/tally/election-json.ts';
import { languages } from '#shared/languages.ts';
import { placesPresets, type PlacesPresetName } from '#shared/tally/places-presets.ts';
import { presets, type PresetName } from '#shared/tally/presets.ts';
import { isRuleName } from '#shared/tally/rules.ts';
import { stepText, type Step } from '#shared/tally/steps.ts';
import type { TieMeans } from '#shared/tally/ties.ts';

interface Case {
  readonly id: string;
  readonly name: string;
  readonly kind: 'decision' | 'quorum' | 'bloc' | 'places' | 'ballotKind' | 'count';
  readonly rule?: string;
  readonly source: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const file = new URL('../../conformance/practice.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };

function outcomeOf({ kind, rule = '', given }: Case): object {
  const preset: DecisionRule | undefined = presets[rule as PresetName];
  switch (kind) {
    case 'decision':
      return decide(preset, given as unknown as VoteFigures);
    case 'quorum': {
      const threshold = given['which'] === 'open' ? preset.quorumOpen : preset.quorum?.threshold;
      return { required: quorumOf(threshold!, Number(given['members'])) };
    }
    case 'bloc':
      return blocVotes(Number(given['presentAndEntitled']));
    case 'places':
      return countForPlaces(placesPresets[rule as PlacesPresetName], given as unknown as BallotFigures);
    case 'ballotKind':
      return { kind: ballotKind(Number(given['ballot'])) };
    case 'count':
      if (!isRuleName(rule)) throw new Error(`No rule ${rule}.`);
      return count(electionFromJson(given['election']), rule, {
        parameters: (given['parameters'] ?? {}) as Record<string, string>,
        ties: (given['ties'] ?? { means: 'open' }) as TieMeans,
      });
  }
}

describe('worked examples of practice and published counts', () => {
  it.each(cases)('$id: $name', (each) => {
    const outcome = outcomeOf(each);
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
