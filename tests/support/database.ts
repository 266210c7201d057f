import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { openConnection, type Connection } from '#server/db/connection.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

/** Whether `freshDatabase()` is a PostgreSQL. Races, kills and isolation cannot be tested without: skip them aloud. */
export function hasPostgres(): boolean {
  return inject('databases').adminUrl !== undefined;
}

/** The address of the run's server, where a test may make databases of its own. */
export function postgresAdminUrl(): string {
  const { adminUrl } = inject('databases');
  if (adminUrl === undefined) throw new Error('no PostgreSQL in this run: guard the test by hasPostgres()');
  return adminUrl;
}

/**
 * A database of the test's own, with the migrations applied and nothing in it. `close()` drops it.
 *
 * @example
 * let database: Awaited<ReturnType<typeof freshDatabase>>;
 * beforeAll(async () => { database = await freshDatabase(); });
 * afterAll(() => database.close());
 */
export async function freshDatabase(options: { poolSize?: number } = {}): Promise<Connection & { url: string }> {
  const { adminUrl, template, prefix } = inject('databases');
  if (adminUrl === undefined) return { ...(await freshPglite()), url: '' };
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const url = await createDatabase(adminUrl, name, template);
  const connection = await openConnection({ databaseUrl: url, applicationName: 'consult-test', ...options });
  return {
    ...connection,
    url,
    close: async () => {
      await connection.close();
      await dropDatabase(adminUrl, name);
    },
  };
}

/** Databases that hold the same, to the byte: what `fill` has put into the one that they are copies of. */
export async function sameDatabases(
  count: number,
  fill: (connection: Connection) => Promise<void>,
): Promise<Connection[]> {
  const { adminUrl, template, prefix } = inject('databases');
  if (adminUrl === undefined) throw new Error('copies are made of a PostgreSQL only: guard the test by hasPostgres()');
  const named = () => `${prefix}${randomBytes(6).toString('hex')}`;
  const original = named();
  const first = await openConnection({ databaseUrl: await createDatabase(adminUrl, original, template) });
  await fill(first);
  await first.close();
  const copies: Connection[] = [];
  for (let at = 0; at < count; at++) {
    const name = named();
    const copy = await openConnection({ databaseUrl: await createDatabase(adminUrl, name, original) });
    copies.push({
      ...copy,
      close: async () => {
        await copy.close();
        await dropDatabase(adminUrl, name);
      },
    });
  }
  await dropDatabase(adminUrl, original);
  return copies;
}

/** An embedded database in memory, with the migrations applied and nothing in it. */
export async function freshPglite(): Promise<Connection> {
  const { pgliteDump } = inject('databases');
  if (pgliteDump === undefined) throw new Error('the embedded database is made for the contract project only');
  return await openConnection({ dump: readFileSync(pgliteDump) });
}

/** For `describe.each`: a suite that is to hold on every engine there is. */
export function engines(): { engine: Connection['engine']; open: () => Promise<Connection> }[] {
  const embedded = { engine: 'pglite' as const, open: freshPglite };
  return hasPostgres() ? [{ engine: 'postgres', open: freshDatabase }, embedded] : [embedded];
}
