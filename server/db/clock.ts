import { type Kysely, sql } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { Database } from './schema.ts';

/** The database's clock: the only one that decides anything. Read in its own statement, so after whatever was locked before. */
export async function readClock(db: Kysely<Database>): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select consult_clock() as now`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the database gave no time');
  return row.now;
}
