import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/ids.ts';
import { outcomeLine, outcomeOf } from '#shared/results/outcome.ts';
import { resultOf } from '#shared/results/result.ts';
import { groupTurnout } from '#shared/rounds/turnout.ts';
import { type Manifest, optionLetter } from '#shared/rounds/manifest.ts';

const words = (text: string) => ({ en: text, fr: text, es: text });

interface Shape {
  readonly options?: number;
  readonly places?: number;
  readonly secrecy?: 'recorded' | 'confidential';
  readonly groups: readonly (string | null)[];
}

/** A manifest whose roll has one Member for each entry of `groups`. */
function manifestOf({ options = 3, places = 2, secrecy = 'confidential', groups }: Shape): Manifest {
  return {
    version: 1,
    round: '00000000-0000-4000-8000-000000000001',
    consultation: '00000000-0000-4000-8000-000000000002',
    sequence: 1,
    kind: 'preference',
    question: words('?'),
    options: Array.from({ length: options }, (_, at) => ({
      letter: optionLetter(at),
      topic: `t${at}`,
      title: words(`T${at}`),
    })),
    form: { form: 'choose', minimum: 1, maximum: 2 },
    rule: { name: 'plurality', places },
    ties: ['furtherRound'],
    secrecy,
    namesOfAnswered: 'administration',
    opensAt: '2026-11-27T09:00:00.000000Z' as Instant,
    closesAt: '2026-11-27T17:00:00.000000Z' as Instant,
    zone: 'Europe/Zurich',
    furtherOf: null,
    roll: groups.map((group, at) => ({ member: `X${String(at).padStart(3, '0')}`, names: words('M'), group })),
  };
}

/** Ballots of the first Members of the roll, in order; null is an abstention. */
const ballotsOf = (manifest: Manifest, marks: readonly (readonly number[] | null)[]) => ({
  members: marks.map((_, at) => manifest.roll[at]!.member),
  abstains: marks.map((row) => row === null),
  marks: Uint8Array.from(marks.flatMap((row) => row ?? Array<number>(manifest.options.length).fill(255))),
});

describe('participation', () => {
  it('is three figures that add up to the roll', () => {
    const manifest = manifestOf({ groups: Array<string>(10).fill('weog') });
    const { participation } = resultOf(manifest, 'h', ballotsOf(manifest, [[1, 0, 0], null, [1, 1, 0], null]));
    expect(participation).toEqual({ entitled: 10, withChoice: 2, abstentions: 2, noAnswer: 6 });
  });
});

describe('figures by group', () => {
  const sizes = (figures: Record<string, number>) =>
    Object.entries(figures).flatMap(([group, size]) => Array<string>(size).fill(group));
  const shown = (figures: Record<string, number>, secrecy: 'recorded' | 'confidential' = 'confidential') => {
    const manifest = manifestOf({ groups: sizes(figures), secrecy });
    const { groups } = resultOf(
      manifest,
      'h',
      ballotsOf(
        manifest,
        manifest.roll.map(() => [1, 0, 0]),
      ),
    );
    return groups.filter(({ votes }) => votes !== null).map(({ group }) => group);
  };
  it('are shown where five ballots stand behind them', () => {
    expect(shown({ africa: 5, weog: 9 })).toEqual(['africa', 'weog']);
  });
  it('hide a small group together with the next one, since the total would give it away', () => {
    expect(shown({ africa: 4, eeg: 6, weog: 9 })).toEqual(['weog']);
  });
  it('hide two small groups that cover each other, and no third', () => {
    expect(shown({ africa: 3, eeg: 2, weog: 9 })).toEqual(['weog']);
  });
  it('are all shown in a recorded round', () => {
    expect(shown({ africa: 1, weog: 9 }, 'recorded')).toEqual(['africa', 'weog']);
  });
});

describe('the outcome', () => {
  const ties: [string, number[][]][] = [
    [
      '24 one-choice ballots',
      [
        ...Array.from({ length: 10 }, () => [1, 0, 0]),
        ...Array.from({ length: 7 }, () => [0, 1, 0]),
        ...Array.from({ length: 7 }, () => [0, 0, 1]),
      ],
    ],
    [
      '12 two-choice ballots',
      [
        ...Array.from({ length: 5 }, () => [1, 1, 0]),
        ...Array.from({ length: 5 }, () => [1, 0, 1]),
        ...Array.from({ length: 2 }, () => [0, 1, 1]),
      ],
    ],
  ];
  it.each(ties)('%s: a tie for the second place', (_, ballots) => {
    const manifest = manifestOf({ groups: ballots.map(() => 'weog') });
    const outcome = outcomeOf(resultOf(manifest, 'h', ballotsOf(manifest, ballots)).count);
    expect(outcomeLine(outcome, 'en')).toBe('A; B and C tied for the second place');
    expect(outcomeLine(outcome, 'fr')).toBe('A\u202f; B et C à égalité pour la deuxième place');
    expect(outcomeLine(outcome, 'es')).toBe('A; B y C empatados en el segundo puesto');
  });

  it('does not depend on the order in which ballots are read', () => {
    const ballot = fc.constantFrom([1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 1, 1], null);
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 1, maxLength: 30 }), fc.nat(), (marks, turn) => {
        const manifest = manifestOf({ groups: marks.map(() => 'weog') });
        const turned = marks.map((_, at) => marks[(at + turn) % marks.length]!);
        expect(resultOf(manifest, 'h', ballotsOf(manifest, turned)).count.standing).toEqual(
          resultOf(manifest, 'h', ballotsOf(manifest, marks)).count.standing,
        );
      }),
      { seed: 2006 },
    );
  });
});

describe('turnout', () => {
  it('counts n of m, and groups of five and more', () => {
    const { roll } = manifestOf({
      groups: [...Array<string>(5).fill('africa'), ...Array<string>(4).fill('eeg'), null],
    });
    expect(groupTurnout(roll, ['X000', 'X001', 'X005'])).toEqual({
      answered: 3,
      entitled: 10,
      groups: [{ group: 'africa', answered: 2, entitled: 5 }],
    });
  });
});
