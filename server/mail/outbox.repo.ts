import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface Mail {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Puts a mail into the outbox, in the transaction of what it tells: it is sent if that happened, and only then. */
export async function putIntoOutbox(trx: Transaction<Database>, mail: Mail): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      ...mail,
      created_at: sql`consult_clock()`,
      due_at: sql`consult_clock()`,
      sent_at: null,
      last_error: null,
    })
    .execute();
}

export interface DueMail extends Mail {
  readonly id: number;
  readonly tries: number;
}

/** About three days from the first try to the last, each pause twice as long as the one before. */
const triesOfMail = 12;

/**
 * Takes mails that are due, and sets when they are due again should this process end before it tells. Two processes never
 * take the same one; a crash between the sending and the note of it sends a mail twice, never not at all.
 */
export async function takeDueMails(db: Kysely<Database>, count: number): Promise<DueMail[]> {
  return await db
    .with('due', (due) =>
      due
        .selectFrom('outbox')
        .where('sent_at', 'is', null)
        .where('tries', '<', triesOfMail)
        .where('due_at', '<=', sql<string>`consult_clock()`)
        .select('id')
        .orderBy('due_at')
        .limit(count)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('outbox')
    .from('due')
    .whereRef('outbox.id', '=', 'due.id')
    .set({ tries: sql`tries + 1`, due_at: sql`consult_clock() + make_interval(mins => power(2, tries)::integer)` })
    .returning(['outbox.id', 'recipient', 'subject', 'body', 'tries'])
    .execute();
}

/** A mail that has left is emptied: it may hold a link that must not be readable twice. */
export async function noteSent(db: Kysely<Database>, id: number): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ sent_at: sql`consult_clock()`, body: '', last_error: null })
    .where('id', '=', id)
    .execute();
}

export async function noteFailure(db: Kysely<Database>, id: number, error: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ last_error: error.slice(0, 500) })
    .where('id', '=', id)
    .execute();
}
