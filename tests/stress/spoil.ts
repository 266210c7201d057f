import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { pgTypes } from '#server/db/codecs.ts';
import type { Connection } from '#server/db/connection.ts';
import type { Database } from '#server/db/schema.ts';

/**
 * Rewrites the functions of a test's own database that hold a text, so that a promise is broken on purpose: a trial that does not
 * notice tests nothing. Throws where no function holds it.
 */
export async function spoil(db: Kysely<Database>, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ text: string }>`
    select pg_get_functiondef(oid) as text from pg_proc
    where pronamespace = current_schema()::regnamespace and strpos(prosrc, ${from}) > 0`.execute(db);
  if (rows.length === 0) throw new Error(`no function holds: ${from}`);
  for (const { text } of rows) await sql.raw(text.replaceAll(from, to)).execute(db);
}

/** Without the lock that casts share and the closer takes alone, casting reads the state as it happens to be. */
export const withoutLock = (db: Kysely<Database>) =>
  spoil(db, 'perform pg_advisory_xact_lock_shared(8101, p_lock);', '');

/** The functions no longer ask at which level of isolation they run. */
export const withoutAssertion = (db: Kysely<Database>) =>
  spoil(db, "if current_setting('transaction_isolation') <> 'read committed' then", 'if false then');

/**
 * A cast that looks at a round as it stood before the lock fails at two rows that the closer has written meanwhile: the head of
 * the chain, and the round itself, to which its ballot refers. Without both it goes through.
 */
export async function withoutSecondLines(db: Kysely<Database>): Promise<void> {
  await sql`create sequence place_without_head`.execute(db);
  await spoil(
    db,
    'select position + 1, hash into place, v_previous from round_head where round_id = p_round for update;',
    "place := nextval('place_without_head'); v_previous := decode(repeat('00', 32), 'hex');",
  );
  await spoil(
    db,
    'update round_head set position = place, hash = event_hash, answered = answered + p_answered where round_id = p_round;',
    '',
  );
  for (const table of ['ballot', 'round_event', 'cast_request']) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(`${table}_round_id_fkey`)}`.execute(db);
  }
}

/** A pool whose every statement runs at REPEATABLE READ, which the house's own never does. */
export function openRepeatableRead(url: string): Connection {
  const options = '-c default_transaction_isolation=repeatable\\ read -c TimeZone=UTC -c lock_timeout=10s';
  const pool = new Pool({ connectionString: url, options, max: 8, types: pgTypes });
  pool.on('error', () => {});
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', schema: 'public', close: () => db.destroy() };
}
