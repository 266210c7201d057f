import type { Language } from '../languages.ts';
import type { CountResult } from '../tally/result.ts';
import { ordinal } from './ordinal.ts';
import { seatsOutcome, type SeatsOutcome } from './seats-outcome.ts';

/** What became of one proposal. `void`: no valid vote, for want of a quorum. */
export const decisions = ['adopted', 'rejected', 'void', 'secondVote', 'postponed', 'tied'] as const;
export type Decision = (typeof decisions)[number];

/** What the figures say by themselves, before anybody declares: who is in, and who is level for what is left. */
export interface Outcome {
  readonly selected: readonly string[];
  /** The tie for the last places, or null. `place` is the first place left open. */
  readonly tied: { readonly place: number; readonly places: number; readonly among: readonly string[] } | null;
  /** Where the round decided one proposal: which, and what became of it. */
  readonly decision?: { readonly letter: string; readonly is: Decision } | undefined;
  /** Where a majority fills places: each paper by itself, one for each group that has places of its own. */
  readonly seats?: readonly SeatsOutcome[] | undefined;
}

/** Options in alphabetical order of their letters where the figures do not order them, so that no order is read into a tie. */
const byLetter = (names: readonly string[]): string[] => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

type Counted = Pick<CountResult, 'elected' | 'tied'> &
  Partial<Pick<CountResult, 'rule' | 'options' | 'details' | 'seats'>>;

export function outcomeOf(count: Counted): Outcome {
  const { elected, tied, rule, options = [], details = {}, seats = 1 } = count;
  const is = decisions.find((word) => word === details['outcome']);
  return {
    selected: elected,
    tied: tied && { place: elected.length + 1, places: tied.places, among: byLetter(tied.among) },
    ...(rule === 'decision' && is && { decision: { letter: options[0] ?? '', is } }),
    ...(rule === 'majority' && { seats: seatsOutcome({ elected, details, seats, options }) }),
  };
}

const phrases: Record<
  Language,
  { one: (names: string, ordinal: string) => string; many: (names: string, places: number) => string }
> = {
  en: {
    one: (names, ordinal) => `${names} tied for the ${ordinal} place`,
    many: (names, places) => `${names} tied for the last ${places} places`,
  },
  fr: {
    one: (names, ordinal) => `${names} à égalité pour la ${ordinal} place`,
    many: (names, places) => `${names} à égalité pour les ${places} dernières places`,
  },
  es: {
    one: (names, ordinal) => `${names} empatados en el ${ordinal} puesto`,
    many: (names, places) => `${names} empatados en los ${places} últimos puestos`,
  },
};

const decided: Record<Language, Record<Decision, (name: string) => string>> = {
  en: {
    adopted: (name) => `${name} adopted`,
    rejected: (name) => `${name} not adopted`,
    void: (name) => `${name}: no valid vote, the quorum was not met`,
    secondVote: (name) => `${name}: equally divided, a second vote follows`,
    postponed: (name) => `${name}: put off, abstentions are more than half of the votes`,
    tied: (name) => `${name}: equally divided, the Chair may cast the deciding vote`,
  },
  fr: {
    adopted: (name) => `${name} : adoptée`,
    rejected: (name) => `${name} : non adoptée`,
    void: (name) => `${name} : vote non valable, le quorum n’est pas atteint`,
    secondVote: (name) => `${name} : partage égal des voix, un second vote suit`,
    postponed: (name) => `${name} : renvoyée, les abstentions dépassent la moitié des voix`,
    tied: (name) => `${name} : partage égal des voix, la présidence peut départager`,
  },
  es: {
    adopted: (name) => `${name}: aprobada`,
    rejected: (name) => `${name}: no aprobada`,
    void: (name) => `${name}: votación no válida, no se alcanzó el quórum`,
    secondVote: (name) => `${name}: empate, sigue una segunda votación`,
    postponed: (name) => `${name}: aplazada, las abstenciones superan la mitad de los votos`,
    tied: (name) => `${name}: empate, la Presidencia puede decidir con su voto`,
  },
};

/**
 * The outcome in one line, the same in page, API and CSV.
 *
 * @param nameOf how an option is called; its letter without it
 * @example outcomeLine({ selected: ['A'], tied: { place: 2, places: 1, among: ['B', 'C'] } }, 'en')
 *          // 'A; B and C tied for the second place'
 */
export function outcomeLine(
  outcome: Outcome,
  language: Language,
  nameOf: (letter: string) => string = (letter) => letter,
): string {
  if (outcome.decision) return decided[language][outcome.decision.is](nameOf(outcome.decision.letter));
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const parts = outcome.selected.length > 0 ? [list.format(outcome.selected.map(nameOf))] : [];
  const { tied } = outcome;
  if (tied) {
    const names = list.format(tied.among.map(nameOf));
    const phrase = phrases[language];
    parts.push(tied.places === 1 ? phrase.one(names, ordinal(tied.place, language)) : phrase.many(names, tied.places));
  }
  return parts.join(language === 'fr' ? '\u202f; ' : '; ');
}
