import { randomBytes } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Language } from '#shared/languages.ts';
import { utf8 } from '#shared/utf8.ts';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../digest.ts';

export type LinkPurpose = Database['one_time_link']['purpose'];

/** An invitation waits for somebody to come back from leave; a new password is wanted now; the first start is watched. */
const minutes: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24 * 60, reset: 120, firstAdministrator: 60 };

/** Only this stands in the database: who reads it cannot use a link. */
export const hashOfSecret = (secret: string): Uint8Array => sha256(utf8(secret.toWellFormed()));

/** Makes a link for an account (null: for the first administrator) and returns its secret, which is never stored. */
export async function insertLink(
  trx: Transaction<Database>,
  purpose: LinkPurpose,
  accountId: string | null,
): Promise<{ secret: string; expiresAt: string }> {
  const secret = randomBytes(32).toString('base64url');
  const row = await trx
    .insertInto('one_time_link')
    .values({
      secret_hash: hashOfSecret(secret),
      purpose,
      account_id: accountId,
      created_at: sql`consult_clock()`,
      expires_at: sql`consult_clock() + make_interval(mins => ${minutes[purpose]})`,
      used_at: null,
      replaced_at: null,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  return { secret, expiresAt: row.expires_at };
}

/** Ends the links of an account that nobody has used; of one purpose, or all. */
export async function replaceLinks(
  trx: Transaction<Database>,
  accountId: string | null,
  purpose?: LinkPurpose,
): Promise<void> {
  let query = trx
    .updateTable('one_time_link')
    .set({ replaced_at: sql`consult_clock()` })
    .where('account_id', 'is not distinct from', accountId)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null);
  if (purpose) query = query.where('purpose', '=', purpose);
  await query.execute();
}

export interface LiveLink {
  readonly purpose: LinkPurpose;
  readonly expiresAt: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: Language | null;
}

/** A link that could be used now, with the account it is for. */
export async function findLiveLink(db: Kysely<Database>, hash: Uint8Array): Promise<LiveLink | undefined> {
  return await db
    .selectFrom('one_time_link')
    .leftJoin('account', 'account.id', 'one_time_link.account_id')
    .where('secret_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .where('expires_at', '>', sql<string>`consult_clock()`)
    .where('account.ended_at', 'is', null)
    .select(['purpose', 'expires_at as expiresAt', 'account.name', 'account.email', 'account.language'])
    .executeTakeFirst();
}

/** Uses a link up. Of two at once the second waits here for the first, then finds it used. */
export async function spendLink(
  trx: Transaction<Database>,
  hash: Uint8Array,
): Promise<{ accountId: string | null } | undefined> {
  return await trx
    .updateTable('one_time_link')
    .set({ used_at: sql`consult_clock()` })
    .where('secret_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('replaced_at', 'is', null)
    .where('expires_at', '>', sql<string>`consult_clock()`)
    .returning('account_id as accountId')
    .executeTakeFirst();
}

/** How many links somebody has asked for lately: nobody’s letter box is to be filled by strangers. */
export async function countResets(db: Kysely<Database>, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('one_time_link')
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'reset')
    .where('created_at', '>', sql<string>`consult_clock() - make_interval(mins => 15)`)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}
