import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PGliteDialect } from 'kysely';
import type { TestProject } from 'vitest/node';
import { openConnection } from '#server/db/connection.ts';
import type { Database } from '#server/db/schema.ts';
import { migrate } from '#server/db/migrate.ts';
import { openEmbedded } from '#server/db/pglite.ts';
import { hasPostgresBinaries, makeOpenFolder } from './postgres-binaries.ts';
import { createDatabase, dropDatabase, listDatabases, ownsPostgres, startPostgres } from './postgres.ts';

export interface TestDatabases {
  /** Undefined where no PostgreSQL can be had; tests of the server then run on the embedded database. */
  adminUrl: string | undefined;
  /** A database with the migrations applied, to be copied. */
  template: string;
  /** Before the name of each database of this run, so that its end finds those that a failed test left. */
  prefix: string;
  /** A migrated embedded database as a file. */
  pgliteDump: string | undefined;
}

declare module 'vitest' {
  export interface ProvidedContext {
    databases: TestDatabases;
  }
}

interface Resource<T> {
  value: T;
  end(): Promise<void>;
}

/** Each project loads this file anew, and all of them are to share one server: hence not in a variable of the module. */
interface Shared {
  users: number;
  postgres?: Promise<Resource<Omit<TestDatabases, 'pgliteDump'>>>;
  pglite?: Promise<Resource<string>>;
}
const home = globalThis as typeof globalThis & { consultTestDatabases?: Shared };

async function setUpPostgres(): Promise<Resource<Omit<TestDatabases, 'pgliteDump'>>> {
  const prefix = `consult_test_${randomBytes(4).toString('hex')}_`;
  const template = `${prefix}template`;
  if (ownsPostgres() && !hasPostgresBinaries()) {
    const line = '!'.repeat(100);
    process.stderr.write(
      `\n${line}\nNo PostgreSQL for ${process.platform}-${process.arch}: the tests of the server run on the embedded database,\n` +
        `and those of races, kills and isolation are SKIPPED. Set DATABASE_URL_TEST to run them.\n${line}\n\n`,
    );
    return { value: { adminUrl: undefined, template, prefix }, end: () => Promise.resolve() };
  }
  const server = await startPostgres();
  try {
    const connection = await openConnection({ databaseUrl: await createDatabase(server.url, template) });
    try {
      await migrate(connection);
    } finally {
      await connection.close();
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  const end = async (): Promise<void> => {
    if (!ownsPostgres()) {
      const left = (await listDatabases(server.url)).filter((name) => name.startsWith(prefix));
      for (const name of left) await dropDatabase(server.url, name);
    }
    await server.stop();
  };
  return { value: { adminUrl: server.url, template, prefix }, end };
}

async function setUpPglite(): Promise<Resource<string>> {
  const folder = makeOpenFolder('consult-pglite-');
  const end = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    await Promise.resolve();
  };
  try {
    const pglite = await openEmbedded(undefined);
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
    await migrate({ db, engine: 'pglite', schema: 'public', close: () => db.destroy() });
    const file = join(folder, 'migrated.tar.gz');
    writeFileSync(file, await pglite.dump());
    await pglite.close();
    return { value: file, end };
  } catch (error) {
    await end();
    throw error;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = (home.consultTestDatabases ??= { users: 0 });
  shared.users += 1;
  shared.postgres ??= setUpPostgres();
  const postgres = (await shared.postgres).value;
  // Two seconds of work that only those who use it should wait for.
  const needsPglite = project.name === 'contract' || postgres.adminUrl === undefined;
  if (needsPglite) shared.pglite ??= setUpPglite();
  const pgliteDump = needsPglite ? (await shared.pglite!).value : undefined;
  project.provide('databases', { ...postgres, pgliteDump });

  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete home.consultTestDatabases;
    for (const resource of [shared.postgres, shared.pglite]) await (await resource)?.end();
  };
}
