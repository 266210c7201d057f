import type { FullText } from '../languages.ts';
import { en } from '../locales/en.ts';
import { es } from '../locales/es.ts';
import { fr } from '../locales/fr.ts';
import { translator } from '../locales/translate.ts';

/** The remark beside a topic that stands in a draft because an earlier year deferred it. */
export function deferredFrom(year: number): FullText {
  const values = { year: String(year) };
  return {
    en: translator('en', en)('proposals.deferredFrom', values),
    fr: translator('fr', fr)('proposals.deferredFrom', values),
    es: translator('es', es)('proposals.deferredFrom', values),
  };
}
