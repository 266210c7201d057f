import type { Language } from '#shared/languages.ts';
import { en } from '#shared/locales/en.ts';
import { es } from '#shared/locales/es.ts';
import { fr } from '#shared/locales/fr.ts';
import type { Messages } from '#shared/locales/translate.ts';

/** The server speaks all languages at once; the page loads the one it shows. */
export const catalogues: Readonly<Record<Language, Messages>> = { en, fr, es };
