import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql, type Kysely } from 'kysely';
import { FileMigrationProvider, Migrator, NO_MIGRATIONS, type MigrationResultSet } from 'kysely/migration';
import type { Connection } from './connection.ts';
import type { Database } from './schema.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
const TABLE = 'kysely_migration';

export interface MigrateOptions {
  /** Only tests have another folder than the program's own. */
  folder?: string;
}

export interface MigrationStatus {
  /** All of the code's migrations are applied, and nothing else is. */
  atHead: boolean;
  applied: string[];
  pending: string[];
  /** Applied by a newer version of the program. */
  unknown: string[];
}

async function namesInCode(folder: string): Promise<string[]> {
  const files = await fs.readdir(folder);
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

async function namesInDatabase(connection: Connection): Promise<string[]> {
  try {
    const table = sql.table(`${connection.schema}.${TABLE}`);
    const { rows } = await sql<{ name: string }>`select name from ${table}`.execute(connection.db);
    return rows.map((row) => row.name).sort();
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return [];
    throw error;
  }
}

export async function migrationStatus(connection: Connection, options: MigrateOptions = {}): Promise<MigrationStatus> {
  const inCode = await namesInCode(options.folder ?? MIGRATIONS);
  const applied = await namesInDatabase(connection);
  const pending = inCode.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !inCode.includes(name));
  return { atHead: pending.length === 0 && unknown.length === 0, applied, pending, unknown };
}

async function refuseNewer(connection: Connection, options: MigrateOptions): Promise<void> {
  const { unknown } = await migrationStatus(connection, options);
  if (unknown.length > 0) {
    throw new Error(
      `the database is newer than this program: it has ${unknown.join(', ')}, which this program does not know. ` +
        'Start the newer version, or restore a backup made before it.',
    );
  }
}

function migratorOn(db: Kysely<Database>, schema: string, folder: string): Migrator {
  const provider = new FileMigrationProvider({
    fs,
    path,
    migrationFolder: folder,
    // A bare path is no specifier on Windows.
    import: (file) => import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<unknown>,
    onFileIgnored: (file, reason) => {
      if (reason === 'NotMigration') throw new Error(`the migration ${file} exports no function named up`);
    },
  });
  return new Migrator({ db, provider, migrationTableSchema: schema });
}

/** One session for the whole run: Kysely's lock belongs to a session, and so do the timeouts that must not cut it. */
async function run(
  connection: Connection,
  options: MigrateOptions,
  work: (migrator: Migrator) => Promise<MigrationResultSet>,
): Promise<string[]> {
  const folder = options.folder ?? MIGRATIONS;
  return await connection.db.connection().execute(async (session) => {
    const isPostgres = connection.engine === 'postgres';
    const timeouts = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    if (isPostgres) {
      for (const name of timeouts) await sql`select set_config(${name}, '0', false)`.execute(session);
    }
    try {
      const { error, results } = await work(migratorOn(session, connection.schema, folder));
      if (error !== undefined) {
        const failed = results?.find((result) => result.status === 'Error');
        const where = failed ? `the migration ${failed.migrationName} failed` : 'the migrations failed';
        throw new Error(`${where}: ${error instanceof Error ? error.message : JSON.stringify(error)}`, {
          cause: error,
        });
      }
      return (results ?? []).map((result) => result.migrationName);
    } finally {
      if (isPostgres) for (const name of timeouts) await sql`reset ${sql.raw(name)}`.execute(session);
    }
  });
}

/**
 * Brings the connection's schema to the code's state and returns the names of what was applied. Several processes may
 * call it at once: one works, the others wait and find nothing left to do.
 */
export async function migrate(connection: Connection, options: MigrateOptions = {}): Promise<string[]> {
  await refuseNewer(connection, options);
  // Nothing to do needs no right to make tables: the service's own role may have none (docs/operations.md).
  if ((await migrationStatus(connection, options)).atHead) return [];
  return await run(connection, options, (migrator) => migrator.migrateToLatest());
}

/** Undoes the last `steps` migrations, or all. For tests: a live database goes back by its backup. */
export async function migrateDown(
  connection: Connection,
  options: MigrateOptions & { steps?: number } = {},
): Promise<string[]> {
  const { steps } = options;
  if (steps === undefined) return await run(connection, options, (migrator) => migrator.migrateTo(NO_MIGRATIONS));
  const undone: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    undone.push(...(await run(connection, options, (migrator) => migrator.migrateDown())));
  }
  return undone;
}
