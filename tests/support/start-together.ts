import { type Kysely, sql, type Transaction } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#server/db/schema.ts';

/**
 * A race without luck: starts work while `hold` keeps a lock that all of it comes to, and lets go when all of it waits. Needs a
 * PostgreSQL, and a pool with two connections more than pieces of work.
 *
 * @example await startTogether(db, (trx) => sql`lock table member`.execute(trx), [importOne, importOther])
 */
export async function startTogether<T>(
  db: Kysely<Database>,
  hold: (trx: Transaction<Database>) => Promise<unknown>,
  work: readonly (() => Promise<T>)[],
): Promise<T[]> {
  let running: Promise<T>[] = [];
  await db.transaction().execute(async (trx) => {
    await hold(trx);
    running = work.map(async (start) => await start());
    await untilWaiting(db, work.length);
  });
  return await Promise.all(running);
}

/** Waits until so many sessions wait for a lock. */
export async function untilWaiting(db: Kysely<Database>, count: number): Promise<void> {
  const deadline = Date.now() + 8_000;
  while ((await countWaiting(db)) < count) {
    if (Date.now() > deadline) throw new Error('Not all of the work came to the lock that is held.');
    await sleep(5);
  }
}

/** Outside of any transaction, in which the list of sessions would stay as it was first seen. */
async function countWaiting(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(distinct pid) as waiting from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`.execute(db);
  return rows[0]?.waiting ?? 0;
}
