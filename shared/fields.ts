import { z } from 'zod';
import { languages } from './languages.ts';
import { limits } from './limits.ts';

/** Fields that several contracts share. Only contracts import this file; the page takes their types and leaves zod behind. */

export const id = z.uuid().describe('A UUID.');

export const memberCode = z
  .string()
  .regex(/^[A-Z0-9]{2,12}$/)
  .describe('The Member’s or observer’s code on the organisation’s list, such as FRA.');

export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .describe('An instant in UTC with microseconds, such as 2026-11-27T15:12:04.123456Z.');

export const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?$/)
  .describe(
    'A time to be fixed: with Z or an offset an instant, without one a local time in the zone of the organisation. ' +
      'A local time that exists twice or not at all is refused (timeAmbiguous, timeMissing).',
  );

/** The calendar begins with year 1: PostgreSQL has no year 0. */
export const day = z.iso
  .date()
  .regex(/^(?!0000)/)
  .describe('A day, YYYY-MM-DD.');

export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, hexadecimal.');

export const language = z.enum(languages);

/** Half a surrogate pair has no UTF-8 form and a control character no place in a text; the database refuses some of them. */
const paragraphForm = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const lineForm = /^[^\p{Cc}\p{Cs}]*$/u;

const words = (max: number) => z.string().trim().min(1).max(max).regex(paragraphForm);

/** Words that may still be empty: a draft. */
export const draftWords = (max: number) => z.string().trim().max(max).regex(paragraphForm);

/** Words on one line: a name. */
export const line = (max: number) => z.string().trim().min(1).max(max).regex(lineForm);

/** What somebody typed for an address of mail, where a wrong one is answered like an unknown one. */
export const typedEmail = z.string().max(limits.email).regex(lineForm);

export const email = z
  .string()
  .trim()
  .max(limits.email)
  .pipe(z.email())
  .describe('An address of mail; upper and lower case are one.');

/** Words in one to three languages, each at most `max` UTF-16 units. */
export const text = (max: number) =>
  z
    .strictObject({ en: words(max).optional(), fr: words(max).optional(), es: words(max).optional() })
    .refine((value) => languages.some((candidate) => value[candidate]), { error: 'At least one language is needed.' });

/** Words in all three languages. */
export const fullText = (max: number) => z.strictObject({ en: words(max), fr: words(max), es: words(max) });

/** Replies are described, not judged: what is stored is shown, even when a limit became tighter since. */
export const textReply = z.object({ en: z.string().optional(), fr: z.string().optional(), es: z.string().optional() });
export const fullTextReply = z.object({ en: z.string(), fr: z.string(), es: z.string() });

export const reasonWords = words(limits.reason).describe(
  'Why, in the words of whoever decides; shown to those concerned.',
);

export const version = z.int().positive().describe('The version to name in If-Match.');
