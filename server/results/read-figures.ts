import type { z } from 'zod';
import { languages } from '#shared/languages.ts';
import { outcomeLine, outcomeOf } from '#shared/results/outcome.ts';
import type { resultsApi } from '#shared/results/results.api.ts';
import { stepText } from '#shared/tally/steps.ts';
import type { CountedRound } from './results.repo.ts';

export type Figures = z.input<(typeof resultsApi)['GET /api/rounds/:round/figures']['reply']>;

/** The stored result as page and files show it. Nothing is counted here: it was counted once, when the round closed. */
export function figuresOf({ manifest, result, resultHash }: CountedRound): Figures {
  const { count } = result;
  const outcome = outcomeOf(count);
  const title = (language: (typeof languages)[number]) => (letter: string) =>
    manifest.options.find((option) => option.letter === letter)?.title[language] ?? letter;
  const inEach = (words: (language: (typeof languages)[number]) => string) => ({
    en: words('en'),
    fr: words('fr'),
    es: words('es'),
  });
  return {
    round: result.round,
    resultHash,
    participation: result.participation,
    options: manifest.options.map(({ letter, topic, title: titles }) => ({
      letter,
      topic,
      title: titles,
      votes: Number(count.scores[letter] ?? 0),
      place: count.standing.find(({ option }) => option === letter)?.place ?? 0,
      standing: outcome.selected.includes(letter)
        ? 'selected'
        : outcome.tied?.among.includes(letter)
          ? 'tied'
          : 'notSelected',
    })),
    groups: result.groups.map((group) => ({ ...group, votes: group.votes && { ...group.votes } })),
    outcome: {
      selected: [...outcome.selected],
      tied: outcome.tied && { ...outcome.tied, among: [...outcome.tied.among] },
      line: inEach((language) => outcomeLine(outcome, language)),
    },
    steps: count.steps.map((step) => ({
      n: step.n,
      words: inEach((language) => stepText(step, language, (letter) => `${letter} (${title(language)(letter)})`)),
    })),
    papers: { valid: count.valid + result.participation.abstentions, invalid: count.invalid },
  };
}
