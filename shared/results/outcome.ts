import type { Language } from '../languages.ts';
import type { CountResult } from '../tally/result.ts';

/** What the figures say by themselves, before anybody declares: who is in, and who is level for what is left. */
export interface Outcome {
  readonly selected: readonly string[];
  /** The tie for the last places, or null. `place` is the first place left open. */
  readonly tied: { readonly place: number; readonly places: number; readonly among: readonly string[] } | null;
}

/** Options in alphabetical order of their letters where the figures do not order them, so that no order is read into a tie. */
const byLetter = (names: readonly string[]): string[] => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

export function outcomeOf(count: Pick<CountResult, 'elected' | 'tied'>): Outcome {
  const { elected, tied } = count;
  return {
    selected: elected,
    tied: tied && { place: elected.length + 1, places: tied.places, among: byLetter(tied.among) },
  };
}

const ordinals: Record<Language, readonly string[]> = {
  en: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'],
  fr: [
    'première',
    'deuxième',
    'troisième',
    'quatrième',
    'cinquième',
    'sixième',
    'septième',
    'huitième',
    'neuvième',
    'dixième',
  ],
  es: ['primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'sexto', 'séptimo', 'octavo', 'noveno', 'décimo'],
};

/** A place in words: `second` place, `deuxième` place, `segundo` puesto. */
export const ordinal = (place: number, language: Language): string => ordinals[language][place - 1] ?? `${place}`;

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
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const parts = outcome.selected.length > 0 ? [list.format(outcome.selected.map(nameOf))] : [];
  const { tied } = outcome;
  if (tied) {
    const names = list.format(tied.among.map(nameOf));
    const phrase = phrases[language];
    parts.push(tied.places === 1 ? phrase.one(names, ordinal(tied.place, language)) : phrase.many(names, tied.places));
  }
  return parts.join('; ');
}
