import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openConnection } from '#server/db/connection.ts';
import { freshDatabase, hasPostgres, postgresAdminUrl } from '#tests/support/database.ts';
import { ownsPostgres, startPostgres } from '#tests/support/postgres.ts';

describe('an address or name that cannot be', () => {
  test.each([['mysql://localhost/consult'], ['localhost:5432'], ['']])(
    'the address "%s" is refused by the name of its variable, without a word of what it holds',
    async (databaseUrl) => {
      await expect(openConnection({ databaseUrl })).rejects.toThrow(/^DATABASE_URL must look like postgres:/);
    },
  );

  test.each(['Upper', 'two words', 'x"; drop schema public', 'pg_mine', '', 'a'.repeat(64)])(
    'the schema "%s" is refused',
    async (schema) => {
      await expect(openConnection({ schema })).rejects.toThrow(/cannot be the name of a schema/);
    },
  );
});

test('the embedded database is opened in the schema asked for', async () => {
  const connection = await openConnection({ schema: 'rehearsal' });
  onTestFinished(() => connection.close());
  const { rows } = await sql`select current_schema as schema, current_setting('TimeZone') as zone`.execute(
    connection.db,
  );
  expect(rows).toStrictEqual([{ schema: 'rehearsal', zone: 'UTC' }]);
});

describe.runIf(hasPostgres())('PostgreSQL', () => {
  test('each connection of the pool has the schema and the limits, whatever the database’s defaults', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.close());
    const name = sql.id(new URL(database.url).pathname.slice(1));
    for (const setting of [
      sql`"TimeZone" to 'Pacific/Auckland'`,
      sql`"DateStyle" to 'German'`,
      sql`bytea_output to 'escape'`,
      sql`default_transaction_isolation to 'serializable'`,
    ]) {
      await sql`alter database ${name} set ${setting}`.execute(database.db);
    }
    const connection = await openConnection({
      databaseUrl: database.url,
      schema: 'rehearsal',
      poolSize: 3,
      applicationName: 'the-name',
    });
    onTestFinished(() => connection.close());
    const read = sql`select pg_backend_pid() as pid, pg_sleep(0.1)::text as slept, current_schema as schema,
      current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('application_name') as name,
      current_setting('transaction_isolation') as isolation,
      '2026-11-27 12:00+00'::timestamptz as at, '2026-11-27'::date as day, '\\x00'::bytea as bytes`;
    const answers = await Promise.all(
      [1, 2, 3].map(async () => (await read.execute(connection.db)).rows[0] as { pid: number }),
    );
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(3);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        schema: 'rehearsal',
        statement: '30s',
        lock: '10s',
        idle: '1min',
        name: 'the-name',
        isolation: 'read committed',
        at: '2026-11-27T12:00:00.000000Z',
        day: '2026-11-27',
        bytes: new Uint8Array([0]),
      });
    }
  });

  test('a schema that another process is just making is no error', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.close());
    const other = await database.db.startTransaction().execute();
    await sql`create schema together`.execute(other);
    const opening = openConnection({ databaseUrl: database.url, schema: 'together', applicationName: 'second' });
    const waiting = sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where application_name = 'second' and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waiting.execute(database.db)).rows[0]?.n, { timeout: 5000 }).toBe(1);
    await other.commit().execute();
    await (await opening).close();
  });

  test('a statement that waits for a lock too long ends with 55P03, one that runs too long with 57014', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.close());
    const holder = await database.db.startTransaction().execute();
    await sql`select pg_advisory_xact_lock(1)`.execute(holder);
    const waits = database.db.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = '100ms'`.execute(trx);
      await sql`select pg_advisory_xact_lock(1)`.execute(trx);
    });
    await expect(waits).rejects.toMatchObject({ code: '55P03' });
    const runs = database.db.transaction().execute(async (trx) => {
      await sql`set local statement_timeout = '100ms'`.execute(trx);
      await sql`select pg_sleep(5)`.execute(trx);
    });
    await expect(runs).rejects.toMatchObject({ code: '57014' });
    await holder.rollback().execute();
  });

  test('a server or a database that is not there is an error with its code', async () => {
    const silent = createServer();
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as AddressInfo;
    await new Promise((closed) => silent.close(closed));
    await expect(openConnection({ databaseUrl: `postgres://127.0.0.1:${port}/x` })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    const unknown = new URL(postgresAdminUrl());
    unknown.pathname = '/no_such_database';
    await expect(openConnection({ databaseUrl: unknown.href })).rejects.toMatchObject({ code: '3D000' });
  });
});

describe.runIf(hasPostgres() && ownsPostgres())('a PostgreSQL that goes away', () => {
  test('fails what runs, does not end the process, and serves again after its restart', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const connection = await openConnection({ databaseUrl: server.url, poolSize: 3 });
    onTestFinished(() => connection.close());
    const one = () => sql`select 1 as one`.execute(connection.db);
    await Promise.all([one(), one(), one()]);
    await server.restart();
    // What the pool still held is broken, and each broken connection may be noticed by one query only.
    for (let attempt = 0; attempt < 5; attempt += 1) await one().catch(() => {});
    expect((await one()).rows).toStrictEqual([{ one: 1 }]);
    // One connection is lent out and has nothing under way, one has, and one is idle.
    const transaction = await connection.db.startTransaction().execute();
    const giveBack = () =>
      transaction
        .rollback()
        .execute()
        .catch(() => {});
    onTestFinished(giveBack);
    const slow = sql`select pg_sleep(30)`.execute(connection.db);
    const outcome = slow.then(
      () => 'ran',
      () => 'failed',
    );
    await one();
    await server.kill9();
    expect(await outcome).toBe('failed');
    // The statement may meet the broken socket before the pool has heard of it, hence the last of these.
    await expect(sql`select 1`.execute(transaction)).rejects.toThrow(/not queryable|terminated|discarded|ECONNRESET/);
    await giveBack();
    await server.restart();
    for (let attempt = 0; attempt < 5; attempt += 1) await one().catch(() => {});
    expect((await one()).rows).toStrictEqual([{ one: 1 }]);
  });
});
