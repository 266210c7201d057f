import type { Language } from '#shared/languages.ts';
import { stepTexts, type StepKey } from './step-texts.ts';

/** What a step speaks of: option names always stand in a list, figures and other words are strings or numbers. */
type StepValues = Readonly<Record<string, string | number | readonly string[]>>;

/** One sentence of the explanation, numbered from 1, to be rendered in any language by `stepText`. */
export interface Step {
  readonly n: number;
  readonly key: StepKey;
  readonly values: StepValues;
}

/** Collects the steps of one count in order. */
export interface StepList {
  readonly list: Step[];
  add(key: StepKey, values: StepValues): void;
}

export function stepList(): StepList {
  const list: Step[] = [];
  return { list, add: (key, values) => void list.push({ n: list.length + 1, key, values }) };
}

const joined = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(names);

/** A decimal with the mark of the language; fractions and whole numbers stay as they are. */
const figure = (value: string | number, language: Language): string =>
  language !== 'en' && /^-?\d+\.\d+$/.test(`${value}`) ? `${value}`.replace('.', ',') : `${value}`;

/**
 * A step in words. `{x}` is a value; `{x:one|other}` is the value followed by the word that its number asks for; a part in
 * brackets is left out when its value is empty, as the votes of a tie that is not about votes.
 *
 * @param nameOf the words of an option on the reader's page; the bare name without it
 */
export function stepText(
  step: Step,
  language: Language,
  nameOf: (option: string) => string = (option) => option,
): string {
  const plural = new Intl.PluralRules(language);
  const text = stepTexts[language][step.key].replaceAll(
    /\[([^\]{]*\{(\w+)\}[^\]]*)\]/g,
    (_, part: string, key: string) => (step.values[key] === '' ? '' : part),
  );
  return text.replaceAll(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, key: string, one?: string, other?: string) => {
    const value = step.values[key] ?? '';
    if (typeof value === 'object') return joined(value.map(nameOf), language);
    if (one === undefined) return figure(value, language);
    return `${figure(value, language)} ${plural.select(Number(value)) === 'one' ? one : other}`;
  });
}
