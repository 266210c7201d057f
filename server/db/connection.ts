import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { pgTypes } from './codecs.ts';
import { openEmbedded } from './pglite.ts';
import type { Database } from './schema.ts';

export interface Connection {
  db: Kysely<Database>;
  engine: 'pglite' | 'postgres';
  schema: string;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  databaseUrl?: string | undefined;
  /** Where the embedded database lies when there is no `databaseUrl`; without either it is in memory. */
  dataDir?: string | undefined;
  schema?: string;
  poolSize?: number;
  applicationName?: string;
  /** An embedded database in memory begins as a copy of this instead of empty. */
  dump?: Uint8Array | undefined;
}

const OLDEST_POSTGRES = 15;

/** What both engines are told at the start of each session, so that the codecs meet one way of printing. */
const sessionSettings: Readonly<Record<string, string>> = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  // The order of locks and clock readings in a cast is only right at this level; a server's own default may differ.
  default_transaction_isolation: 'read committed',
};

const serverSettings: Readonly<Record<string, string>> = {
  // Longer than the close of a round of a million ballots takes, short enough that a forgotten query ends by itself.
  // Migrations switch it off for themselves.
  statement_timeout: '30s',
  // A cast waits for its round's closer, whose longest lock is about a second; ten mean that something is stuck.
  lock_timeout: '10s',
  // The count of a large round is made in the closing transaction while the session idles, hence no less than this;
  // a process that hangs must still lose the round's lock.
  idle_in_transaction_session_timeout: '60s',
};

function checkSchemaName(schema: string): void {
  // Stands unquoted in search_path and in migrations.
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || schema.startsWith('pg_')) {
    throw new Error(
      `"${schema}" cannot be the name of a schema: small letters, digits and _ only, not starting with pg_`,
    );
  }
}

/** The server's start-up `options`: set once per connection, before its first query, without a round trip. */
function startupOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}

/** node-postgres lets the address overrule what the program sets, so its `options` are taken out and put before ours. */
function splitAddress(databaseUrl: string): { address: string; options: string } {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    url = new URL('unreadable:');
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database');
  }
  const options = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return { address: url.href, options };
}

async function checkServer(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (!(major >= OLDEST_POSTGRES)) {
    throw new Error(`DATABASE_URL leads to PostgreSQL ${major}; version ${OLDEST_POSTGRES} or later is needed`);
  }
}

async function ensureSchema(client: PoolClient, schema: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
  if (rowCount) return;
  try {
    await client.query(`create schema if not exists ${schema}`);
  } catch (error) {
    // "if not exists" does not see a schema that another process is just making; what it wanted is there then.
    if ((error as { code?: string }).code !== '23505') throw error;
  }
}

async function openPostgres(databaseUrl: string, schema: string, options: ConnectionOptions): Promise<Connection> {
  const { address, options: ofAddress } = splitAddress(databaseUrl);
  const ours = startupOptions({ ...sessionSettings, ...serverSettings, search_path: schema });
  const pool = new Pool({
    connectionString: address,
    options: `${ofAddress} ${ours}`.trim(),
    application_name: options.applicationName ?? 'consult',
    max: options.poolSize ?? 10,
    // A request should fail while its caller still waits, not hang on a server that does not answer.
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    // Firewalls drop silent connections; without probes the next query would wait for minutes.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: pgTypes,
  });
  // A server that shuts down or dies tells every connection, and an "error" that nobody hears ends our process. The pool
  // listens for its idle connections only while it has this listener, and not at all for one that is lent out, as in a
  // transaction. Nothing needs doing: the pool drops the connection, and the query under way or the next one reports it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect();
    try {
      await checkServer(client);
      if (schema !== 'public') await ensureSchema(client, schema);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', schema, close: () => db.destroy() };
}

async function openPGlite(schema: string, options: ConnectionOptions): Promise<Connection> {
  const pglite = await openEmbedded(options.dataDir, options.dump);
  try {
    for (const [name, value] of Object.entries({ ...sessionSettings, search_path: schema })) {
      await pglite.query('select set_config($1, $2, false)', [name, value]);
    }
    if (schema !== 'public') await pglite.query(`create schema if not exists ${schema}`);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    engine: 'pglite',
    schema,
    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      await pglite.close();
    },
  };
}

/** Opens PostgreSQL at `databaseUrl`, or else the embedded database; both answer in the types of `codecs.ts`. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const schema = options.schema ?? 'public';
  checkSchemaName(schema);
  return options.databaseUrl === undefined
    ? await openPGlite(schema, options)
    : await openPostgres(options.databaseUrl, schema, options);
}
