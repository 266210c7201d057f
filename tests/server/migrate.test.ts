import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openConnection, type Connection } from '#server/db/connection.ts';
import { migrate, migrateDown, migrationStatus } from '#server/db/migrate.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';

/** Beside this file, since a migration must find kysely from where it lies. */
function makeFolder(migrations: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(import.meta.dirname, 'migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(migrations)) writeFileSync(join(folder, `${name}.ts`), text);
  return folder;
}

const table = (name: string, before = ''): string => `
  import { sql, type Kysely } from 'kysely';
  export async function up(db: Kysely<unknown>): Promise<void> {
    ${before}
    await sql\`create table ${name} (n int primary key)\`.execute(db);
  }
  export async function down(db: Kysely<unknown>): Promise<void> {
    await sql\`drop table ${name}\`.execute(db);
  }`;

const first = { '2026-01-01-first': table('first') };
const both = { ...first, '2026-01-02-second': table('second') };

async function inSchema(schema: string): Promise<Connection> {
  const database = await freshDatabase();
  onTestFinished(() => database.close());
  // The embedded database has one connection, and its fresh one is migrated in "public" only.
  const connection = await openConnection({ databaseUrl: database.url || undefined, schema });
  onTestFinished(() => connection.close());
  return connection;
}

const tablesOf = async (connection: Connection): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select tablename::text as name from pg_tables
    where schemaname = ${connection.schema} and tablename not like 'kysely%' order by 1`.execute(connection.db);
  return rows.map((row) => row.name);
};

describe('migrations', () => {
  test('are applied once, in the schema of the connection, and undone', async () => {
    const connection = await inSchema('elsewhere');
    const folder = makeFolder(both);
    const names = Object.keys(both);
    expect(await migrationStatus(connection, { folder })).toStrictEqual({
      atHead: false,
      applied: [],
      pending: names,
      unknown: [],
    });
    expect(await migrate(connection, { folder })).toStrictEqual(names);
    expect(await tablesOf(connection)).toStrictEqual(['first', 'second']);
    expect(await migrationStatus(connection, { folder })).toMatchObject({ atHead: true, applied: names, pending: [] });
    expect(await migrate(connection, { folder })).toStrictEqual([]);
    expect(await migrateDown(connection, { folder, steps: 1 })).toStrictEqual(['2026-01-02-second']);
    expect(await tablesOf(connection)).toStrictEqual(['first']);
    expect(await migrate(connection, { folder })).toStrictEqual(['2026-01-02-second']);
    expect(await migrateDown(connection, { folder })).toStrictEqual(names.toReversed());
    expect(await tablesOf(connection)).toStrictEqual([]);
  });

  test('newer than the code are refused by name, and nothing is changed', async () => {
    const connection = await inSchema('newer');
    await migrate(connection, { folder: makeFolder(both) });
    const folder = makeFolder(first);
    await expect(migrate(connection, { folder })).rejects.toThrow(
      /the database is newer than this program: it has 2026-01-02-second/,
    );
    expect(await migrationStatus(connection, { folder })).toMatchObject({
      atHead: false,
      unknown: ['2026-01-02-second'],
    });
    expect(await tablesOf(connection)).toStrictEqual(['first', 'second']);
  });

  test('of which one fails leave everything as it was, and say which', async () => {
    const connection = await inSchema('failing');
    const folder = makeFolder({
      ...first,
      '2026-01-02-second': table('second', 'await sql`select 1 / 0`.execute(db);'),
    });
    await expect(migrate(connection, { folder })).rejects.toThrow(
      /the migration 2026-01-02-second failed: division by zero/,
    );
    expect(await tablesOf(connection)).toStrictEqual([]);
    expect(await migrationStatus(connection, { folder })).toMatchObject({ applied: [] });
  });

  test('that export no up() are named instead of passed over', async () => {
    const connection = await inSchema('empty');
    const folder = makeFolder({ '2026-01-01-first': 'export const nothing = 1;' });
    await expect(migrate(connection, { folder })).rejects.toThrow(/2026-01-01-first\.ts exports no function named up/);
  });
});

describe.runIf(hasPostgres())('on PostgreSQL', () => {
  test('several processes that start at once apply each migration once', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.close());
    // Slow enough for all of them to meet: without the lock the second would fail on the table of the first.
    const folder = makeFolder({ '2026-01-01-first': table('first', 'await sql`select pg_sleep(1)`.execute(db);') });
    const program = `
      import { openConnection } from '#server/db/connection.ts';
      import { migrate } from '#server/db/migrate.ts';
      const connection = await openConnection({ databaseUrl: ${JSON.stringify(database.url)}, schema: 'together' });
      console.log(JSON.stringify(await migrate(connection, { folder: ${JSON.stringify(folder)} })));
      await connection.close();`;
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'pipe' });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
        }
        await new Promise((ended) => child.once('close', ended));
        return text.trim();
      }),
    );
    expect(outcomes.sort()).toStrictEqual(['["2026-01-01-first"]', '[]', '[]', '[]']);
  });

  test('may take longer than a statement may, and the timeout holds again afterwards', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.close());
    const address = new URL(database.url);
    address.searchParams.set('options', '-c default_statistics_target=7');
    const connection = await openConnection({ databaseUrl: address.href, schema: 'slow', poolSize: 1 });
    onTestFinished(() => connection.close());
    const shown = async (): Promise<unknown> =>
      (
        await sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('default_statistics_target') as target`.execute(connection.db)
      ).rows[0];
    const before = await shown();
    expect(before).toStrictEqual({ statement: '30s', lock: '10s', target: '7' });
    const check =
      "if ((await sql`show statement_timeout`.execute(db)).rows[0].statement_timeout !== '0') throw new Error('cut');";
    await migrate(connection, { folder: makeFolder({ '2026-01-01-first': table('first', check) }) });
    expect(await shown()).toStrictEqual(before);
  });
});
