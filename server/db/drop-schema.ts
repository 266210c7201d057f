import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Drops a schema with everything in it: only a rehearsal does, and only the one that it made. */
export async function dropSchema(db: Kysely<Database>, schema: string): Promise<void> {
  await sql`drop schema ${sql.id(schema)} cascade`.execute(db);
}
