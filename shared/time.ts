import type { Language } from './languages.ts';

/** Where the organisation sits: the zone that its hours are in, and what that place is called in each language. */
export interface Seat {
  readonly zone: string;
  readonly place: { readonly [language in Language]: string };
}

/** The city of an IANA zone: `America/Argentina/Buenos_Aires` is read as Buenos Aires. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The seat of a zone, where nobody has said how the place is called. */
export const seatOf = (zone: string): Seat =>
  zone === 'Europe/Zurich'
    ? { zone, place: { en: 'Geneva', fr: 'Genève', es: 'Ginebra' } }
    : { zone, place: { en: cityOf(zone), fr: cityOf(zone), es: cityOf(zone) } };

const clocks = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = clocks.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options);
  clocks.set(key, made);
  return made;
}

/** The hour of an instant in a zone as the language writes it: 18:00, 18 h 00, 18.00. Seconds where they decide something. */
export function clockTime(instant: string, language: Language, zone: string, seconds = false): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  if (seconds) options.second = '2-digit';
  const text = formatter(language, options).format(new Date(instant));
  if (seconds) return text;
  if (language === 'fr') return text.replace(':', '\u00a0h\u00a0');
  return language === 'es' ? text.replace(':', '.') : text;
}

/** The day of an instant in a zone, always with its weekday: Friday 27 November 2026. */
export function dayOf(instant: string, language: Language, zone: string): string {
  const options = { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const text = formatter(language, options).format(new Date(instant));
  // Browsers differ about a comma after the English weekday; pages, mails and reports must not.
  if (language === 'en') return text.replace(',', '');
  return language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;
}

const joined: Record<Language, (day: string, time: string, place: string) => string> = {
  en: (day, time, place) => `${day} at ${time} (${place})`,
  fr: (day, time, place) => `${day} à ${time} (${place})`,
  es: (day, time, place) => `${day} a las ${time} (${place})`,
};

/**
 * An instant in words, in the zone of the organisation, which is the official one, and named.
 *
 * @example officialTime('2026-11-27T17:00:00.000000Z', 'en', seat) // 'Friday 27 November 2026 at 18:00 (Geneva)'
 */
export const officialTime = (instant: string, language: Language, seat: Seat, seconds = false): string =>
  joined[language](
    dayOf(instant, language, seat.zone),
    clockTime(instant, language, seat.zone, seconds),
    seat.place[language],
  );

/**
 * The same instant for a reader elsewhere, or null where the two clocks agree then. The day is added where it differs.
 *
 * @example readerTime('2026-11-27T17:00:00.000000Z', 'en', seat, 'America/Lima') // '12:00 (Lima)'
 */
export function readerTime(instant: string, language: Language, seat: Seat, zone: string): string | null {
  const time = clockTime(instant, language, zone);
  const day = dayOf(instant, language, zone);
  if (day !== dayOf(instant, language, seat.zone)) return joined[language](day, time, cityOf(zone));
  return time === clockTime(instant, language, seat.zone) ? null : `${time} (${cityOf(zone)})`;
}

/**
 * What the clock of a zone shows at an instant, as a field for day and hour takes it. The other way is the server's arithmetic:
 * an hour may exist twice.
 *
 * @example wallTime('2026-11-27T17:00:00.000000Z', 'Europe/Zurich') // '2026-11-27T18:00'
 */
export function wallTime(instant: string, zone: string): string {
  const parts = formatter('en', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
