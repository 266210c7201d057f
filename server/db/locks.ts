import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** Waits until nobody else holds the lock of this name, and holds it to the end of the transaction. */
export async function lockByName(trx: Transaction<Database>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 8100))`.execute(trx);
}
