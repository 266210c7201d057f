import type { z } from 'zod';
import { type Language, languages } from '#shared/languages.ts';
import { hasMessage, translator } from '#shared/locales/translate.ts';
import { groupName } from '#shared/members/group-name.ts';
import { electionLine } from '#shared/results/election-line.ts';
import { type Outcome, outcomeLine, outcomeOf } from '#shared/results/outcome.ts';
import { type Beside, besideOf, stagesOfSteps } from '#shared/results/beside.ts';
import { openTies } from '#shared/results/next-ballot.ts';
import type { resultsApi } from '#shared/results/results.api.ts';
import type { RoundResult } from '#shared/results/result.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { stepText } from '#shared/tally/steps.ts';
import { catalogues } from '../catalogues.ts';
import type { PlannedBallot } from './planned-ballot.ts';
import type { CountedRound } from './results.repo.ts';

export type Figures = z.input<(typeof resultsApi)['GET /api/rounds/:round/figures']['reply']>;

/** A figure as a number for a bar or a sum: "7/2" is 3.5. What it is exactly stands beside it. */
function decimal(exact: string): number {
  const [above, below] = exact.split('/');
  return below === undefined ? Number(above) : Number(above) / Number(below);
}

/** The stored result as page and files show it. Nothing is counted here: it was counted once, when the round closed. */
export function figuresOf({ manifest, result, resultHash }: CountedRound, next: PlannedBallot | null = null): Figures {
  const { count } = result;
  const outcome = outcomeOf(count);
  const stages = stagesOfSteps(count);
  const title = (language: (typeof languages)[number]) => (letter: string) =>
    manifest.options.find((option) => option.letter === letter)?.title[language] ?? letter;
  const inEach = (words: (language: (typeof languages)[number]) => string) => ({
    en: words('en'),
    fr: words('fr'),
    es: words('es'),
  });
  return {
    round: result.round,
    kind: manifest.kind,
    fills: manifest.fills ?? 'places',
    resultHash,
    participation: result.participation,
    options: manifest.options.map(({ letter, topic, title: titles, presentedBy = null, group = null }) => ({
      letter,
      topic,
      title: titles,
      presentedBy,
      group,
      votes: decimal(count.scores[letter] ?? '0'),
      score: count.scores[letter] ?? '',
      place: count.standing.find(({ option }) => option === letter)?.place ?? 0,
      standing: outcome.selected.includes(letter)
        ? 'selected'
        : openTies(outcome).some(({ among }) => among.includes(letter))
          ? 'tied'
          : 'notSelected',
    })),
    groups: result.groups.map((group) => ({ ...group, votes: group.votes && { ...group.votes } })),
    outcome: {
      ...(outcome.decision && { decision: outcome.decision }),
      ...(outcome.seats && {
        seats: outcome.seats.map((one) => ({
          ...one,
          elected: [...one.elected],
          among: [...one.among],
          certain: [...one.certain],
        })),
      }),
      selected: [...outcome.selected],
      tied: outcome.tied && { ...outcome.tied, among: [...outcome.tied.among] },
      line: inEach((language) => lineOf(manifest, outcome, language)),
      ...(manifest.kind === 'election' && {
        named: inEach((language) =>
          lineOf(manifest, outcome, language, (letter) => `${letter} ${title(language)(letter)}`),
        ),
      }),
    },
    steps: count.steps.map((step, at) => ({
      n: step.n,
      stage: stages[at] ?? null,
      words: inEach((language) => stepText(step, language, (letter) => `${letter} (${title(language)(letter)})`)),
    })),
    count: countOf(manifest, result),
    papers: { valid: count.valid + result.participation.abstentions, invalid: count.invalid },
    next: next && {
      fills: next.fills,
      places: next.places,
      seats: { ...next.seats },
      restricted: next.restricted,
      candidates: next.options.map(({ letter, title: titles, group = null }) => ({ letter, title: titles, group })),
    },
  };
}

/** The outcome in one line: of an election who is elected and what follows, else what the figures select. */
function lineOf(
  { kind, fills }: Manifest,
  outcome: Outcome,
  language: Language,
  nameOf = (letter: string) => letter,
): string {
  if (kind !== 'election') return outcomeLine(outcome, language);
  const messages = catalogues[language];
  const t = translator(language, messages);
  const groupOf = (group: string) => groupName(group, messages, t);
  return electionLine(outcome, language, { nameOf, groupOf, fills });
}

/** What the rule has beyond a figure for each option: stages, pairs, marks, the reckoning of a decision. */
function countOf({ form, rule }: Manifest, { count, marked, participation }: RoundResult): Figures['count'] {
  const { yes, no, abstain, base, required, quorum, source } = count.details;
  const whole = (detail: unknown): number => Number(detail ?? 0);
  return {
    form: form.form,
    rule: rule.name,
    places: count.seats,
    parameters: { ...count.parameters },
    stages: count.rounds.map(({ round, votes, exhausted, residue, quota = null, action, option = null, ...ends }) => ({
      stage: round,
      votes: { ...votes },
      exhausted,
      residue,
      quota,
      action,
      of: option,
      elected: [...ends.elected],
      excluded: [...ends.excluded],
    })),
    pairwise: count.pairwise && count.pairwise.map((row) => [...row]),
    marked: marked ? Object.fromEntries(Object.entries(marked).map(([letter, of]) => [letter, { ...of }])) : null,
    decision:
      form.form === 'decide'
        ? {
            yes: whole(yes),
            no: whole(no),
            abstained: whole(abstain),
            notCast: participation.noAnswer,
            base: whole(base),
            required: whole(required),
            quorum: typeof quorum === 'string' ? quorum : null,
            source: sourceIn(count.parameters['preset'] ?? '', typeof source === 'string' ? source : ''),
          }
        : null,
    ...asReply(besideOf(count)),
  };
}

const asReply = ({ paths, smith, orderedPairs, taken, committee, runOff, required, outcomes }: Beside) => ({
  paths: paths && paths.map((row) => [...row]),
  smith: smith && [...smith],
  orderedPairs: orderedPairs.map((pair) => ({ ...pair })),
  taken: taken.map((place) => ({ ...place })),
  committee: committee && { ...committee },
  runOff: runOff.map((finalist) => ({ ...finalist })),
  required,
  outcomes: outcomes.map((options) => [...options]),
});

/** Whose rule a decision followed, in every language; as the count names it where the catalogue does not. */
function sourceIn(preset: string, otherwise: string): Record<Language, string> {
  const named = (language: Language): string => {
    const key = `preset.${preset}`;
    return hasMessage(catalogues[language], key) ? translator(language, catalogues[language])(key) : otherwise;
  };
  return { en: named('en'), fr: named('fr'), es: named('es') };
}
