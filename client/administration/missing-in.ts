import type { Language } from '#shared/languages.ts';
import { language, t } from '../messages.ts';

/** Names as a sentence lists them. */
export const listed = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

/** In which languages words are still missing, named in the language of the reader. */
export function missingIn(lacking: readonly Language[]): string {
  const names = new Intl.DisplayNames(language(), { type: 'language' });
  return t('admin.missingIn', { languages: listed(lacking.map((name) => names.of(name) ?? name)) });
}
