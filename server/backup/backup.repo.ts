import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Connection } from '../db/connection.ts';
import type { Database } from '../db/schema.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface Table {
  readonly table: string;
  readonly columns: readonly Column[];
}

/** A row as PostgreSQL prints its values: every type goes out and comes in by its own text, so nothing is rounded on the way. */
export type Row = readonly (string | null)[];

/** The end of a round's chain of events. */
export interface Head {
  readonly round: string;
  readonly position: number;
  readonly hash: string;
}

/**
 * Sessions end with a restore, and the tries of passwords with them. What Kysely keeps of migrations is made by the migrations. With
 * the keys of secret rounds a backup would tell what the digests of requests stand for.
 */
const left = ['session', 'sign_in_failure', 'secret_round_key', 'kysely_migration', 'kysely_migration_lock'];

/** How many rows are held in memory at a time. */
const chunk = 1_000;

/** Every table that a backup carries, from the database's own catalogue: one that a later version adds is never forgotten. */
export async function listTables(db: Kysely<Database>, { schema }: Pick<Connection, 'schema'>): Promise<Table[]> {
  const { rows } = await sql<{ table: string; columns: Column[] }>`
    select c.relname as table,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`.execute(db);
  return rows.filter(({ table }) => !left.includes(table));
}

/** What a query gives, a thousand rows at a time: a round of a million ballots fits no memory twice. */
async function* inChunks<T>(trx: Transaction<Database>, query: RawBuilder<T>): AsyncGenerator<T> {
  await sql`declare carried no scroll cursor for ${query}`.execute(trx);
  for (;;) {
    const { rows } = await sql<T>`fetch ${sql.raw(String(chunk))} from carried`.execute(trx);
    yield* rows;
    if (rows.length < chunk) break;
  }
  await sql`close carried`.execute(trx);
}

/** All rows of a table. */
export async function* readRows(trx: Transaction<Database>, { table, columns }: Table): AsyncGenerator<Row> {
  const values = sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text`));
  // Secret ballots lie in the order in which they were cast until the round is closed: the backup must not tell it.
  const order = table === 'secret_ballot' ? sql`order by round_id, id` : sql``;
  const query = sql<{ row: Row }>`select json_build_array(${values}) as row from ${sql.table(table)} ${order}`;
  for await (const { row } of inChunks(trx, query)) yield row;
}

/** Puts rows in as they were, numbers that the database itself had given included. */
export async function insertRows(
  trx: Transaction<Database>,
  { table, columns }: Table,
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const values = sql.join(columns.map(({ type }, at) => sql`(r.row ->> ${sql.lit(at)})::${sql.raw(type)}`));
  await sql`
    insert into ${sql.table(table)} (${names}) overriding system value
    select ${values} from json_array_elements(${JSON.stringify(rows)}::json) as r(row)`.execute(trx);
}

/** Lets rows come in any order of tables within this transaction; `checkReferences` then looks at all of them. */
export async function deferReferences(
  trx: Transaction<Database>,
  schema: string,
  how: 'deferrable initially deferred' | 'not deferrable',
): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and connamespace = ${schema}::regnamespace`.execute(trx);
  for (const { table, name } of rows)
    await sql`alter table ${sql.raw(table)} alter constraint ${sql.ref(name)} ${sql.raw(how)}`.execute(trx);
}

export async function checkReferences(trx: Transaction<Database>): Promise<void> {
  await sql`set constraints all immediate`.execute(trx);
}

export async function countRows(db: Kysely<Database>, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export async function emptySettings(trx: Transaction<Database>): Promise<void> {
  await trx.deleteFrom('setting').execute();
}

/** The next number that the database gives in each column that counts by itself is one above the highest that came in. */
export async function moveSequences(trx: Transaction<Database>, schema: string): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = ${schema}::regnamespace and c.relkind = 'r' and a.attidentity <> ''`.execute(trx);
  for (const { table, column } of rows) {
    const highest = sql`select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}`;
    await sql`select setval(pg_get_serial_sequence(${`${schema}.${table}`}, ${column}), (${highest}), false)`.execute(
      trx,
    );
  }
}

export async function listHeads(db: Kysely<Database>): Promise<Head[]> {
  const rows = await db.selectFrom('round_head').select(['round_id', 'position', 'hash']).orderBy('round_id').execute();
  return rows.map(({ round_id, position, hash }) => ({
    round: round_id,
    position,
    hash: Buffer.from(hash).toString('hex'),
  }));
}

export async function findEventHash(db: Kysely<Database>, round: string, position: number): Promise<string | null> {
  const row = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .where('position', '=', position)
    .select('hash')
    .executeTakeFirst();
  return row ? Buffer.from(row.hash).toString('hex') : null;
}

/** An event of a round as it is hashed (`shared/rounds/round-event.ts`), with the hash that it has. */
export interface ChainedEvent {
  readonly round: string;
  readonly position: number;
  readonly kind: number;
  readonly at: string;
  readonly facts: string;
  readonly factsHash: string;
  readonly previous: string;
  readonly hash: string;
}

/** The events of all rounds, round after round, each in the order of its chain. */
export const readChains = (trx: Transaction<Database>): AsyncGenerator<ChainedEvent> =>
  inChunks(
    trx,
    sql<ChainedEvent>`
      select round_id as round, position, kind, at, facts, encode(facts_hash, 'hex') as "factsHash",
        encode(previous, 'hex') as previous, encode(hash, 'hex') as hash
      from round_event order by round_id, position`,
  );
