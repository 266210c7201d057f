import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, type Result } from '#shared/result.ts';

/**
 * The instant that a written time means. With `Z` or an offset it is an instant already; without, it is a local time in
 * `zone`, and then an hour that exists twice (clocks go back) or not at all (clocks go forward) is not guessed.
 *
 * @param pointer where the time stands in the body
 * @example resolveMoment('2026-10-25T02:30', 'Europe/Zurich') // refused: timeAmbiguous, with both instants in facts
 */
export function resolveMoment(text: string, zone: string, pointer = ''): Result<Instant> {
  try {
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return ok(written(Temporal.Instant.from(text)));
    const local = Temporal.PlainDateTime.from(text);
    const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
    if (earlier.equals(later)) return ok(written(earlier.toInstant()));
    // Both readings of a missing hour move the clock; those of a doubled one leave it as it was written.
    if (!earlier.toPlainDateTime().equals(local)) {
      return refuse('timeMissing', { reasons: [{ reason: 'timeMissing', pointer }] });
    }
    const instants = [written(earlier.toInstant()), written(later.toInstant())];
    return refuse('timeAmbiguous', { reasons: [{ reason: 'timeAmbiguous', pointer }], facts: { instants, pointer } });
  } catch (error) {
    // The form was checked by the contract; what is left is a day that no calendar has, such as 31 April.
    if (error instanceof RangeError) return refuse('notAcceptable', { reasons: [{ reason: 'noSuchDay', pointer }] });
    throw error;
  }
}

type Moments<T extends Readonly<Record<string, string | null | undefined>>> = {
  readonly [key in keyof T]: undefined extends T[key]
    ? Instant | undefined
    : null extends T[key]
      ? Instant | null
      : Instant;
};

/**
 * Several times of one body, each under its own name; those that are not given stay so. A refusal lists every time that cannot
 * be taken; its code and facts are those of the first.
 */
export function resolveMoments<T extends Readonly<Record<string, string | null | undefined>>>(
  texts: T,
  zone: string,
): Result<Moments<T>> {
  const resolved = Object.entries(texts).map(([name, text]) => {
    return [name, typeof text === 'string' ? resolveMoment(text, zone, `/${name}`) : ok(text)] as const;
  });
  const refusals = resolved.flatMap(([, result]) => (result.ok ? [] : [result.refusal]));
  const [first] = refusals;
  if (first) return { ok: false, refusal: { ...first, reasons: refusals.flatMap((refusal) => refusal.reasons) } };
  return ok(
    Object.fromEntries(resolved.map(([name, result]) => [name, result.ok ? result.value : undefined])) as Moments<T>,
  );
}

/** With six decimals, as the database writes them, so that instants compare as strings. */
function written(instant: Temporal.Instant): Instant {
  const text = instant.toString({ fractionalSecondDigits: 6 });
  // Years of five digits, or before the first, would not compare as strings.
  if (!/^\d{4}-/.test(text) || text.startsWith('0000')) throw new RangeError(text);
  return text as Instant;
}
