import { isLanguage, type Language } from '#shared/languages.ts';
import { hasMessage, type Messages, translator, type Translate } from '#shared/locales/translate.ts';

/** One file a language: the page loads the one it shows. */
const catalogues: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import('#shared/locales/en.ts')).en,
  fr: async () => (await import('#shared/locales/fr.ts')).fr,
  es: async () => (await import('#shared/locales/es.ts')).es,
};

const listeners = new Set<() => void>();
let shown: Language = 'en';
let words: Messages | undefined;
let translate: Translate = (key) => key;

/** The words of a key in the language that is shown. In a template it is called at each rendering, so it follows a switch. */
export const t: Translate = (key, values) => translate(key, values);

/** The language that is shown now. */
export const language = (): Language => shown;

/** Like `t`, for a key that is put together at run time; `otherwise` where the catalogue has no such key. */
export const tIfKnown = (key: string, otherwise: string, values?: Parameters<Translate>[1]): string =>
  words && hasMessage(words, key) ? t(key, values) : otherwise;

/** Shows a language: loads its words, then tells everybody who listens. Nothing changes if the words do not arrive. */
export async function showLanguage(wanted: Language): Promise<void> {
  words = await catalogues[wanted]();
  shown = wanted;
  translate = translator(wanted, words);
  document.documentElement.lang = wanted;
  for (const listener of listeners) listener();
}

/** The words in a language beside the one that is shown: for what is read out in several. */
export const speakerOf = async (wanted: Language): Promise<Translate> => translator(wanted, await catalogues[wanted]());

/** Calls `listener` after each switch of language, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const storageKey = 'language';

/** Before anybody has signed in: the language chosen here last, else the first of the browser's that we speak, else English. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

export const rememberLanguage = (chosen: Language): void => localStorage.setItem(storageKey, chosen);
