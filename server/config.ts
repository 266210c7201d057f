import { z } from 'zod';
import { type Seat, seatOf } from '#shared/time.ts';

const zone = z.string().refine(isZone, { error: 'is not a time zone of the IANA list, such as Europe/Zurich' });

/** The settings, each with the sentence that `--help` and `.env.example` print. Nothing else is read from the environment. */
export const settings = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port to listen on; 0 takes a free one.'),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe('Address under which people reach the service; links in mails begin with it.'),
  DATA_DIR: z
    .string()
    .default('./data')
    .describe('Folder of the embedded database, used while DATABASE_URL is not set.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgres:// or postgresql://' })
    .optional()
    .describe('PostgreSQL 15 or later. Without it an embedded database for trial and development is used.'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(100)
    .default(10)
    .describe('Connections of one process to PostgreSQL.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, { error: 'must begin with smtp:// or smtps://' })
    .optional()
    .describe('Mail server. Without it links are shown to the Administration to hand over.'),
  MAIL_FROM: z.string().default('Consultations <consultations@localhost>').describe('Sender of mails.'),
  ORGANISATION_NAME: z.string().min(1).max(200).default('Consultations').describe('Name in the header of every page.'),
  ORGANISATION_ZONE: zone.default('Europe/Zurich').describe('Zone of the official time.'),
  ORGANISATION_PLACE: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('How the place of that zone is called, if not by its city.'),
  SESSION_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Secret of sessions; else made once and kept in the database.'),
  HEADS_FILE: z
    .string()
    .optional()
    .describe('File outside the database in which the last signed heads are kept; an older database is then refused.'),
  TRUST_PROXY: z
    .stringbool()
    .default(false)
    .describe('Take the caller’s address from X-Forwarded-For (behind one proxy).'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('What is logged.'),
});

export interface Config extends z.output<typeof settings> {
  readonly seat: Seat;
}

export class ConfigError extends Error {}

/** Reads the settings or stops with a sentence for every variable that is wrong. An empty value counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'));
  }
  const seat = seatOf(parsed.data.ORGANISATION_ZONE);
  const place = parsed.data.ORGANISATION_PLACE;
  return { ...parsed.data, seat: place ? { ...seat, place: { en: place, fr: place, es: place } } : seat };
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
