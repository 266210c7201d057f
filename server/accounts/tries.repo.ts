import { sql, type Kysely, type Transaction } from 'kysely';
import { lockByName } from '../db/locks.ts';
import type { Database } from '../db/schema.ts';

/** Ten wrong passwords in a quarter of an hour are a forgotten one or a guesser; either is better served by a link. */
const triesAllowed = 10;
const triesMinutes = 15;

/**
 * Counts a try to sign in before its password is looked at, so that a hundred guesses at once are ten guesses; a success
 * takes it back. Counted by address of mail, whether or not anybody has it.
 *
 * @returns 0, or the seconds until the next try is possible; then nothing was counted.
 */
export async function countTry(trx: Transaction<Database>, emailKey: string): Promise<number> {
  await lockByName(trx, `sign-in ${emailKey}`);
  const { rows } = await sql<{ seconds: number | null }>`
    select ceil(extract(epoch from at + make_interval(mins => ${triesMinutes}) - consult_clock()))::integer as seconds
    from sign_in_failure
    where email_key = ${emailKey} and at > consult_clock() - make_interval(mins => ${triesMinutes})
    order by at desc
    offset ${triesAllowed - 1} limit 1`.execute(trx);
  const seconds = rows[0]?.seconds ?? 0;
  if (seconds > 0) return seconds;
  await trx
    .insertInto('sign_in_failure')
    .values({ email_key: emailKey, at: sql`consult_clock()` })
    .execute();
  return 0;
}

/** The right password ends the count. */
export async function forgetTries(db: Kysely<Database>, emailKey: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('email_key', '=', emailKey).execute();
}

/** Removes what counts no longer, for everybody. */
export async function deleteOldTries(db: Kysely<Database>): Promise<void> {
  await db
    .deleteFrom('sign_in_failure')
    .where('at', '<', sql<string>`consult_clock() - make_interval(mins => ${triesMinutes})`)
    .execute();
}
