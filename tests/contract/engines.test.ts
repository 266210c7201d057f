import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { json } from '#server/db/codecs.ts';
import type { Connection } from '#server/db/connection.ts';
import { engines } from '#tests/support/database.ts';

/* What the program relies on beyond single values (values.test.ts), on both engines alike. */

interface Samples {
  sample: { code: string; facts: unknown };
  kept: { id: number; note: string };
}

const first = '0190a5f6-7c31-7c8e-9a43-0123456789ab';

describe.each(engines())('$engine', ({ engine, open }) => {
  let connection: Connection;
  let db: Kysely<Samples>;

  beforeAll(async () => {
    connection = await open();
    db = connection.db as unknown as Kysely<Samples>;
    await sql`create table sample (
      id bigint generated always as identity primary key,
      code text not null constraint sample_code_key unique constraint sample_code_short check (length(code) <= 12),
      facts jsonb
    )`.execute(db);
    await sql`create table kept (id int primary key, note text not null)`.execute(db);
    await sql`create function refuse_sample_change() returns trigger language plpgsql as
      $$ begin raise exception 'kept is append-only' using errcode = 'restrict_violation'; end $$`.execute(db);
    await sql`create trigger kept_is_append_only before update or delete on kept
      for each row execute function refuse_sample_change()`.execute(db);
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    await sql`truncate sample, kept`.execute(db);
  });

  const one = async (expression: ReturnType<typeof sql>): Promise<unknown> => {
    const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db);
    return rows[0]!.value;
  };
  const failure = async (work: Promise<unknown>): Promise<Error & Record<string, unknown>> =>
    await work.then(
      () => expect.unreachable('it succeeded'),
      (error: unknown) => error as Error & Record<string, unknown>,
    );

  test('says which engine and schema it is', () => {
    expect(connection).toMatchObject({ engine, schema: 'public' });
  });

  describe('rows that were touched', () => {
    test('are counted for insert, update, delete and a conflict', async () => {
      const insert = (code: string) =>
        db
          .insertInto('sample')
          .values({ code, facts: null })
          .onConflict((conflict) => conflict.column('code').doNothing())
          .executeTakeFirst();
      expect((await insert('a')).numInsertedOrUpdatedRows).toBe(1n);
      expect((await insert('a')).numInsertedOrUpdatedRows).toBe(0n);
      await insert('b');
      const updated = await db
        .updateTable('sample')
        .set({ facts: json(1) })
        .executeTakeFirst();
      expect(updated.numUpdatedRows).toBe(2n);
      const deleted = await db.deleteFrom('sample').where('code', '=', 'a').executeTakeFirst();
      expect(deleted.numDeletedRows).toBe(1n);
    });
  });

  describe('errors', () => {
    test('a broken unique key names its constraint', async () => {
      const insert = () => db.insertInto('sample').values({ code: 'CHE', facts: null }).execute();
      await insert();
      expect(await failure(insert())).toMatchObject({
        code: '23505',
        constraint: 'sample_code_key',
        table: 'sample',
        detail: 'Key (code)=(CHE) already exists.',
        message: 'duplicate key value violates unique constraint "sample_code_key"',
      });
    });

    test('a broken check names its constraint, and the error is an Error', async () => {
      const error = await failure(db.insertInto('sample').values({ code: 'thirteen long', facts: null }).execute());
      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({ code: '23514', constraint: 'sample_code_short' });
    });

    test('a missing value names its column', async () => {
      const error = await failure(sql`insert into sample (code) values (null)`.execute(db));
      expect(error).toMatchObject({ code: '23502', column: 'code', table: 'sample' });
    });

    test.each([
      ['a text that is no uuid', sql`${'nobody'}::uuid`, '22P02'],
      ['a table that is not there', sql`(select 1 from nowhere)`, '42P01'],
      ['a division by zero', sql`1 / ${0}::int`, '22012'],
    ])('%s', async (_name, expression, code) => {
      expect(await failure(one(expression))).toMatchObject({ code });
    });

    test('no error carries the statement or the parameters that were sent', async () => {
      const secret = 'a ballot that no log should hold';
      const error = await failure(one(sql`(select 1 from nowhere where ${secret}::text = '')`));
      expect(JSON.stringify([error.message, error.stack, Object.entries(error)])).not.toContain(secret);
      expect(Object.keys(error).filter((name) => ['query', 'params', 'parameters'].includes(name))).toStrictEqual([]);
    });

    test('a trigger refuses a change, by name', async () => {
      await db.insertInto('kept').values({ id: 1, note: 'as it was' }).execute();
      const update = db.updateTable('kept').set({ note: 'otherwise' }).execute();
      expect(await failure(update)).toMatchObject({ code: '23001', message: 'kept is append-only' });
      expect(await failure(db.deleteFrom('kept').execute())).toMatchObject({ code: '23001' });
      expect(await db.selectFrom('kept').selectAll().execute()).toStrictEqual([{ id: 1, note: 'as it was' }]);
    });
  });

  describe('transactions', () => {
    const codes = async (): Promise<string[]> =>
      (await db.selectFrom('sample').select('code').orderBy('code').execute()).map((row) => row.code);

    test('a thrown error rolls back', async () => {
      const work = db.transaction().execute(async (trx) => {
        await trx.insertInto('sample').values({ code: 'a', facts: null }).execute();
        throw new Error('thought better of it');
      });
      await expect(work).rejects.toThrow('thought better of it');
      expect(await codes()).toStrictEqual([]);
    });

    test('a failed statement that is caught does not become a commit', async () => {
      const work = db.transaction().execute(async (trx) => {
        await trx.insertInto('sample').values({ code: 'a', facts: null }).execute();
        await sql`select 1 / 0`.execute(trx).catch(() => {});
      });
      await expect(work).rejects.toMatchObject({ name: 'AbortedTransactionError' });
      expect(await codes()).toStrictEqual([]);
      await db.insertInto('sample').values({ code: 'b', facts: null }).execute();
      expect(await codes()).toStrictEqual(['b']);
    });

    test('a savepoint is undone alone', async () => {
      const trx = await db.startTransaction().execute();
      await trx.insertInto('sample').values({ code: 'a', facts: null }).execute();
      const inner = await trx.savepoint('inner').execute();
      await inner.insertInto('sample').values({ code: 'b', facts: null }).execute();
      await inner.rollbackToSavepoint('inner').execute();
      await trx.commit().execute();
      expect(await codes()).toStrictEqual(['a']);
    });

    test('many at once all arrive', async () => {
      const insert = (n: number) =>
        db.transaction().execute((trx) =>
          trx
            .insertInto('sample')
            .values({ code: `c${n}`, facts: null })
            .execute(),
        );
      await Promise.all(Array.from({ length: 40 }, (_, n) => insert(n)));
      expect(await codes()).toHaveLength(40);
    });

    test('read committed, in UTC, in the schema', async () => {
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql`select current_setting('transaction_isolation') as isolation,
          current_setting('TimeZone') as zone, current_setting('search_path') as path`.execute(trx);
        expect(rows).toStrictEqual([{ isolation: 'read committed', zone: 'UTC', path: 'public' }]);
      });
    });

    test('advisory locks, shared and exclusive, end with the transaction', async () => {
      const held = sql<{
        n: number;
      }>`select count(*) as n from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`;
      await db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock_shared(hashtextextended(${first}, 0))`.execute(trx);
        await sql`select pg_advisory_xact_lock(7, 8)`.execute(trx);
        expect((await held.execute(trx)).rows).toStrictEqual([{ n: 2 }]);
      });
      expect((await held.execute(db)).rows).toStrictEqual([{ n: 0 }]);
    });

    test('the clock moves within a transaction, now() does not', async () => {
      await db.transaction().execute(async (trx) => {
        const read = sql<{ clock: string; now: string }>`select clock_timestamp() as clock, now() as now`;
        const before = (await read.execute(trx)).rows[0]!;
        await sleep(20);
        const after = (await read.execute(trx)).rows[0]!;
        expect(after.now).toBe(before.now);
        expect(after.clock > before.clock).toBe(true);
      });
    });

    test('for update skip locked', async () => {
      await db.insertInto('sample').values({ code: 'job', facts: null }).execute();
      const row = await db
        .transaction()
        .execute((trx) => trx.selectFrom('sample').select('code').forUpdate().skipLocked().executeTakeFirst());
      expect(row).toStrictEqual({ code: 'job' });
    });

    test('the outer db inside a transaction: PostgreSQL answers, the embedded database waits for ever', async () => {
      let nested: Promise<unknown> = Promise.resolve();
      const outcome = await db.transaction().execute(async () => {
        nested = one(sql`1`);
        return await Promise.race([nested.then(() => 'answers'), sleep(300).then(() => 'waits')]);
      });
      expect(outcome).toBe(engine === 'pglite' ? 'waits' : 'answers');
      expect(await nested).toBe(1);
    });
  });
});
