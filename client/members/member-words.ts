import { language, t, tIfKnown } from '../messages.ts';

/** A regional group in the reader's language; one of the organisation's own by its key. */
export const groupWords = (group: string | null): string =>
  group === null ? t('group.none') : tIfKnown(`group.${group}`, group);

/** Words as they are looked for: without accents and case. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A day of the list in words. It is no instant: it is the same day everywhere. */
export const dayWords = (day: string): string =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
