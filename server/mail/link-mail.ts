import { type Language, languages } from '#shared/languages.ts';
import { translator } from '#shared/locales/translate.ts';
import { officialTime } from '#shared/time.ts';
import { catalogues } from '../catalogues.ts';
import type { Deps } from '../deps.ts';
import type { Mail } from './outbox.repo.ts';

export interface LinkInMail {
  readonly purpose: 'invitation' | 'reset';
  readonly name: string;
  readonly url: string;
  readonly expiresAt: string;
}

/** The mail that brings a one-time link; in all languages, one below the other, while nobody knows the reader’s. */
export function linkMail(deps: Deps, recipient: string, language: Language | null, link: LinkInMail): Mail {
  const { ORGANISATION_NAME: organisation, seat } = deps.config;
  const texts = (language === null ? languages : [language]).map((spoken) => {
    const t = translator(spoken, catalogues[spoken]);
    const values = {
      organisation,
      name: link.name,
      url: link.url,
      until: officialTime(link.expiresAt, spoken, seat),
    };
    return { subject: t(`mail.${link.purpose}.subject`, values), body: t(`mail.${link.purpose}.body`, values) };
  });
  return {
    recipient,
    subject: texts.map(({ subject }) => subject).join(' / '),
    body: texts.map(({ body }) => body).join('\n\n----------\n\n'),
  };
}
