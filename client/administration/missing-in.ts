import { type Language, languageNames } from '#shared/languages.ts';
import { language, t } from '../messages.ts';

/** Names of languages as a sentence lists them. */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

/** In which languages words are still missing. */
export const missingIn = (lacking: readonly Language[]): string =>
  t('admin.missingIn', { languages: listed(lacking.map((name) => languageNames[name])) });
