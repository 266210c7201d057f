/** The working languages of the platform, in the order in which they are offered (GA practice: each in its own name). */
export const languages = ['en', 'fr', 'es'] as const;

export type Language = (typeof languages)[number];

/** Each language in its own name; a language is never shown as a flag. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', es: 'Español' };

/** Words of an organisation in up to three languages; at least one is present. */
export type Text = { readonly [language in Language]?: string | undefined };

/** Words that must stand in every language: what is put on a ballot. */
export type FullText = { readonly [language in Language]: string };

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);

/**
 * The words of `text` for a reader of `language`, with the language they are really in, so that the page can mark them.
 *
 * @example inLanguage({ en: 'Topic' }, 'fr') // { words: 'Topic', language: 'en' }
 */
export function inLanguage(text: Text, language: Language): { words: string; language: Language } {
  for (const candidate of [language, ...languages]) {
    const words = text[candidate];
    if (words) return { words, language: candidate };
  }
  return { words: '', language };
}

/** The languages in which `text` is missing, in the order of `languages`. */
export function missingLanguages(text: Text): Language[] {
  return languages.filter((language) => !text[language]?.trim());
}
