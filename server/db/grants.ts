import { sql } from 'kysely';
import type { Connection } from './connection.ts';

/**
 * Gives the role under which the service runs what it needs and no more: it owns no table, so it can neither drop a trigger nor change
 * one, and on what is append-only it may read and insert; on secret ballots also delete, which puts them back sorted. Which tables these are is read from their triggers, so it is said once.
 */
export async function grantTo({ db, schema }: Connection, role: string): Promise<void> {
  const { rows } = await sql<{ table: string; how: 'own' | 'append' | 'rewrite' | 'read' }>`
    select c.relname as table, case
      when c.relname like 'kysely\\_%' then 'read'
      when exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'rewrite_sorted')
        then 'rewrite'
      when exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'refuse_change')
        then 'append'
      else 'own' end as how
    from pg_class c where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r' order by c.relname`.execute(db);
  const to = sql.ref(role);
  await db.transaction().execute(async (trx) => {
    await sql`grant usage on schema ${sql.ref(schema)} to ${to}`.execute(trx);
    await sql`revoke all on all tables in schema ${sql.ref(schema)} from ${to}`.execute(trx);
    for (const { table, how } of rows) {
      const rights = {
        own: 'select, insert, update, delete',
        append: 'select, insert',
        rewrite: 'select, insert, delete',
        read: 'select',
      }[how];
      await sql`grant ${sql.raw(rights)} on ${sql.table(`${schema}.${table}`)} to ${to}`.execute(trx);
    }
    await sql`grant usage on all sequences in schema ${sql.ref(schema)} to ${to}`.execute(trx);
  });
}
