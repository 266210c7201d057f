import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, textArray, uuidArray } from '#server/db/codecs.ts';
import type { Connection } from '#server/db/connection.ts';
import { engines } from '#tests/support/database.ts';

/*
 * One value, one type, whatever the engine. A difference that is found belongs here first, and then into codecs.ts.
 */

interface Samples {
  sample: { code: string; facts: unknown; marks: Uint8Array | null; at: string | null };
}

const first = '0190a5f6-7c31-7c8e-9a43-0123456789ab';
const second = '0190a5f6-7c31-7c8e-9a43-0123456789ac';

describe.each(engines())('$engine', ({ open }) => {
  let connection: Connection;
  let db: Kysely<Samples>;

  beforeAll(async () => {
    connection = await open();
    db = connection.db as unknown as Kysely<Samples>;
    await sql`create table sample (code text not null, facts jsonb, marks bytea, at timestamptz)`.execute(db);
  });
  afterAll(() => connection.close());

  const one = async (expression: ReturnType<typeof sql>): Promise<unknown> => {
    const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db);
    return rows[0]!.value;
  };

  describe('values that come back', () => {
    test.each([
      ['int8', sql`9007199254740991::int8`, 9007199254740991],
      ['a negative int8', sql`-12::int8`, -12],
      ['a count', sql`(select count(*) from sample where false)`, 0],
      ['int2 and int4 sums', sql`1::int2 + 2::int4`, 3],
      ['float8', sql`0.1::float8`, 0.1],
      ['numeric', sql`1.50::numeric`, '1.50'],
      ['a sum of int8, which is numeric', sql`(select sum(x) from (values (1::int8), (2)) as v(x))`, '3'],
      ['bool', sql`true`, true],
      ['null', sql`null::int8`, null],
      ['text', sql`'Æ ''"\\{}, NULL'`, `Æ '"\\{}, NULL`],
      ['varchar', sql`'a'::varchar(3)`, 'a'],
      ['uuid', sql`${first}::uuid`, first],
      ['date', sql`'2026-02-28'::date`, '2026-02-28'],
      ['time', sql`'18:00'::time`, '18:00:00'],
      ['interval', sql`'1 day 02:00'::interval`, '1 day 02:00:00'],
      [
        'timestamptz to the microsecond',
        sql`'2026-11-27 15:12:04.123456+00'::timestamptz`,
        '2026-11-27T15:12:04.123456Z',
      ],
      ['timestamptz of a full second', sql`'2026-11-27 15:12:04+00'::timestamptz`, '2026-11-27T15:12:04.000000Z'],
      ['timestamptz from a zone', sql`'2026-11-27 18:00:00.5+01'::timestamptz`, '2026-11-27T17:00:00.500000Z'],
      ['timestamptz of long ago', sql`'0987-01-02 00:00+00'::timestamptz`, '0987-01-02T00:00:00.000000Z'],
      ['json', sql`'{"b":1,"a":[null,"é"]}'::json`, { b: 1, a: [null, 'é'] }],
      ['jsonb', sql`'{"b":1,"a":[true]}'::jsonb`, { a: [true], b: 1 }],
      ['a jsonb text', sql`'"x"'::jsonb`, 'x'],
      ['a jsonb null', sql`'null'::jsonb`, null],
      ['text[]', sql`array['a', 'b c', '', '"\\', null, 'NULL', '{,}']`, ['a', 'b c', '', '"\\', null, 'NULL', '{,}']],
      ['an empty text[]', sql`'{}'::text[]`, []],
      [
        'a nested text[]',
        sql`array[['a', 'b'], ['c', null]]`,
        [
          ['a', 'b'],
          ['c', null],
        ],
      ],
      ['an array counted from 0', sql`'[0:1]={5,6}'::int4[]`, [5, 6]],
      ['int8[]', sql`array[1, null]::int8[]`, [1, null]],
      ['bool[]', sql`array[true, false]`, [true, false]],
      ['uuid[]', sql`array[${first}::uuid]`, [first]],
      ['date[]', sql`array['2026-02-28'::date]`, ['2026-02-28']],
      ['timestamptz[]', sql`array['2026-01-01 00:00+00'::timestamptz]`, ['2026-01-01T00:00:00.000000Z']],
      ['jsonb[]', sql`array['{"a":"x,y"}'::jsonb]`, [{ a: 'x,y' }]],
    ])('%s', async (_name, expression, expected) => {
      expect(await one(expression)).toStrictEqual(expected);
    });

    test('bytea is a plain Uint8Array', async () => {
      const value = (await one(sql`'\\x00ff10'::bytea`)) as Uint8Array;
      expect(Object.getPrototypeOf(value)).toBe(Uint8Array.prototype);
      expect(value).toStrictEqual(new Uint8Array([0, 255, 16]));
      expect(value.buffer.byteLength, 'no view into a shared pool').toBe(3);
      expect(await one(sql`array['\\x01'::bytea]`)).toStrictEqual([new Uint8Array([1])]);
    });

    test.each([
      ['an int8 that a number would round', sql`9007199254740993::int8`, /9007199254740993/],
      ['such an int8 in an array', sql`array[-9007199254740993::int8]`, /-9007199254740993/],
      ['a timestamp at no time', sql`'infinity'::timestamptz`, /infinity/],
      ['a timestamp before our era', sql`'0044-03-15 BC'::timestamptz`, /BC/],
    ])('%s is an error, and the connection goes on', async (_name, expression, message) => {
      await expect(one(expression)).rejects.toThrow(message);
      expect(await one(sql`1`)).toBe(1);
    });
  });

  describe('parameters', () => {
    test.each([
      ['an object', { title: { en: 'Note', fr: 'Note d’information' }, n: [1, 2.5, null] }],
      ['an array', [{ letter: 'A' }, { letter: 'B' }]],
      ['an empty array', []],
      ['a text', 'with "quotes"'],
      ['a number', 0],
      ['a boolean', false],
      ['null', null],
    ])('json() takes %s', async (_name, value) => {
      const row = await db
        .insertInto('sample')
        .values({ code: 'x', facts: json(value), marks: null, at: null })
        .returning('facts')
        .executeTakeFirstOrThrow();
      expect(row.facts).toStrictEqual(value);
    });

    test('json() refuses undefined', () => {
      expect(() => json(undefined)).toThrow(TypeError);
    });

    test('bytes, be they a Uint8Array, a part of one, or a Buffer', async () => {
      const whole = new Uint8Array([9, 0, 1, 255, 9]);
      for (const marks of [new Uint8Array([0, 1, 255]), whole.subarray(1, 4), Buffer.from([0, 1, 255])]) {
        expect(await one(sql`encode(${marks}::bytea, 'hex')`)).toBe('0001ff');
      }
      const { marks } = await db
        .insertInto('sample')
        .values({ code: 'b', facts: null, marks: whole.subarray(1, 4), at: null })
        .returning('marks')
        .executeTakeFirstOrThrow();
      expect(marks).toStrictEqual(new Uint8Array([0, 1, 255]));
      expect(await one(sql`length(${new Uint8Array(0)}::bytea)`)).toBe(0);
    });

    test('an instant goes in and comes out to the microsecond', async () => {
      const at = '2026-11-27T15:12:04.123456Z';
      await db.insertInto('sample').values({ code: 't', facts: null, marks: null, at }).execute();
      const row = await db.selectFrom('sample').select('at').where('at', '=', at).executeTakeFirst();
      expect(row).toStrictEqual({ at });
    });

    test('textArray() and uuidArray() are one parameter each', async () => {
      const codes = ['CHE', 'a "quoted", {braced} \\ one', '', 'NULL', 'é'];
      expect(await one(sql`${textArray(codes)}`)).toStrictEqual(codes);
      expect(await one(sql`${textArray([])}`)).toStrictEqual([]);
      expect(await one(sql`'CHE' = any(${textArray(codes)})`)).toBe(true);
      expect(await one(sql`${uuidArray([first, second])}`)).toStrictEqual([first, second]);
      expect(await one(sql`${first}::uuid = any(${uuidArray([second])})`)).toBe(false);
    });

    test('booleans, large integers and nulls', async () => {
      expect(await one(sql`${false}::bool`)).toBe(false);
      expect(await one(sql`${9007199254740991n}::int8`)).toBe(9007199254740991);
      expect(await one(sql`${null}::text is null`)).toBe(true);
    });
  });
});
