import type { Kysely } from 'kysely';
import { json } from './codecs.ts';
import type { Database } from './schema.ts';

/** A setting that is made once: of several processes that start together, the first one's value holds for all. */
export async function readOrMakeSetting(db: Kysely<Database>, name: string, made: string): Promise<string> {
  await db
    .insertInto('setting')
    .values({ name, value: json(made) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('setting').where('name', '=', name).select('value').executeTakeFirstOrThrow();
  return String(row.value);
}
