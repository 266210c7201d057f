import type { PlannedBallot } from './plan-ballots.ts';
import { healthcare } from './topics-2006.ts';

/** The figures as the service gives them, as far as the rehearsal compares. */
export interface ReadFigures {
  readonly participation: { entitled: number; withChoice: number; abstentions: number; noAnswer: number };
  readonly options: readonly { letter: string; votes: number; standing: string; title: { en: string } }[];
  readonly outcome: { selected: string[]; tied: unknown; line: { en: string } };
  readonly groups: readonly {
    group: string | null;
    entitled: number;
    withChoice: number;
    votes: Record<string, number> | null;
  }[];
}

/** What the ruling of the story asks: 116 entitled, 98 with a choice, 6 abstentions, 12 without an answer; C 61, D 52, A 38, B 30. */
const asked = {
  entitled: 116,
  withChoice: 98,
  abstentions: 6,
  noAnswer: 12,
  votes: { A: 38, B: 30, C: 61, D: 52 },
} as const;

/** Everything in which the figures differ from what was cast, or from what the story asks. */
export function differences(
  figures: ReadFigures,
  planned: readonly PlannedBallot[],
  groupOf: ReadonlyMap<string, string | null>,
): string[] {
  const found: string[] = [];
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (seen !== wanted) found.push(`${what}: ${String(seen)} instead of ${String(wanted)}`);
  };
  const cast = (letter: string, of: readonly PlannedBallot[] = planned) =>
    of.filter(({ letters }) => letters?.includes(letter)).length;
  const { participation } = figures;
  expect('Members entitled', participation.entitled, asked.entitled);
  expect('ballots with a choice', participation.withChoice, asked.withChoice);
  expect('abstentions', participation.abstentions, asked.abstentions);
  expect('without an answer', participation.noAnswer, asked.noAnswer);
  for (const { letter, votes } of figures.options) {
    expect(`preferences for ${letter}, as cast`, votes, cast(letter));
    expect(`preferences for ${letter}, as asked`, votes, asked.votes[letter as keyof typeof asked.votes]);
  }
  expect('selected', figures.outcome.selected.join(' and '), 'C and D');
  expect('tied', figures.outcome.tied, null);
  for (const { group, votes, withChoice } of figures.groups) {
    const own = planned.filter(({ member }) => (groupOf.get(member) ?? null) === group);
    expect(
      `ballots of ${group ?? 'no group'}`,
      withChoice,
      own.filter(({ letters }) => (letters?.length ?? 0) > 0).length,
    );
    for (const [letter, n] of Object.entries(votes ?? {}))
      expect(`${letter} in ${group ?? 'no group'}`, n, cast(letter, own));
  }
  return found;
}

/** The table that the rehearsal prints. */
export function table(figures: ReadFigures): string {
  const { participation, options } = figures;
  const rows = options.map(({ letter, title, votes, standing }) => {
    const share = participation.withChoice === 0 ? 0 : Math.round((votes * 1000) / participation.withChoice) / 10;
    return `  ${letter}  ${title.en.padEnd(healthcare.title.en.length + 2)} ${String(votes).padStart(4)}  ${share.toFixed(1).padStart(5)} %  ${standing}`;
  });
  return [
    '  Preferences, and % of ballots with a choice',
    ...rows,
    `  ${participation.entitled} Members on the roll: ${participation.withChoice} ballots with a choice, ${participation.abstentions} abstentions, ${participation.noAnswer} without an answer`,
    `  ${figures.outcome.line.en}`,
  ].join('\n');
}
