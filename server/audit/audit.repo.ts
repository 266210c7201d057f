import { sql, type Transaction } from 'kysely';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

export interface Act {
  /** Null where the program itself acts. */
  readonly accountId: string | null;
  /** What was done, in the word of the command: `importMembers`. */
  readonly action: string;
  /** What it was done to: `member:FRA`, `account:…`. */
  readonly subject: string;
  /** What changed. Never a choice, a password or the secret of a link. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Notes an officer's act in the transaction in which it happens, so that neither is there without the other. */
export async function recordAct(trx: Transaction<Database>, act: Act): Promise<void> {
  await trx
    .insertInto('audit_event')
    .values({
      at: sql`consult_clock()`,
      account_id: act.accountId,
      action: act.action,
      subject: act.subject,
      facts: json(act.facts),
    })
    .execute();
}
