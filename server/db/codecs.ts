import { sql, type RawBuilder } from 'kysely';

/**
 * What the database's text becomes in JavaScript, the same on both engines.
 *
 * | SQL type               | JavaScript                                                  |
 * | ---------------------- | ----------------------------------------------------------- |
 * | int2, int4, int8       | number; an int8 beyond 2^53 is an error, never rounded      |
 * | float4, float8         | number                                                      |
 * | numeric                | string, since a JavaScript number would round it            |
 * | timestamptz            | string `2026-11-27T15:12:04.123456Z`, always UTC, 6 digits  |
 * | date                   | string `2026-11-27`                                         |
 * | bytea                  | Uint8Array                                                  |
 * | json, jsonb            | the parsed value                                            |
 * | bool                   | boolean                                                     |
 * | arrays of these        | arrays of these                                             |
 * | everything else        | the database's own text                                     |
 */
export type Parser = (text: string) => unknown;

const TIMESTAMPTZ = /^(\d{4,6})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/;

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`the integer ${text} from the database does not fit a JavaScript number exactly`);
  }
  return value;
}

/** A Date would cut microseconds off, and two events of one millisecond would lose their order. */
function parseTimestamp(text: string): string {
  const match = TIMESTAMPTZ.exec(text);
  if (!match) throw new RangeError(`the timestamp ${text} is not one of the years 1 to 9999 in UTC`);
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  if (year!.length > 4) throw new RangeError(`the timestamp ${text} is not one of the years 1 to 9999 in UTC`);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(6, '0')}Z`;
}

function parseBytes(text: string): Uint8Array {
  if (!text.startsWith('\\x')) throw new TypeError('bytea arrived in another format than hex');
  // A copy, because Buffer.from() shares one pool among many values and such a view would carry all of it to a worker.
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}

function parseArray(text: string, parse: Parser): unknown[] {
  // An array whose lower bound is not 1 is printed with its bounds in front: [0:1]={a,b}.
  let at = text.indexOf('{');
  if (at < 0) throw new TypeError(`not an array: ${text.slice(0, 40)}`);

  const readQuoted = (): string => {
    let value = '';
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === '\\') at += 1;
      if (at >= text.length) throw new TypeError('an array ends inside quotes');
      value += text[at];
    }
    at += 1;
    return value;
  };
  const readList = (): unknown[] => {
    const values: unknown[] = [];
    at += 1;
    while (text[at] !== '}') {
      if (at >= text.length) throw new TypeError('an array ends before its brace');
      if (text[at] === ',') at += 1;
      else if (text[at] === '{') values.push(readList());
      else if (text[at] === '"') values.push(parse(readQuoted()));
      else {
        const start = at;
        while (at < text.length && text[at] !== ',' && text[at] !== '}') at += 1;
        const word = text.slice(start, at);
        values.push(word === 'NULL' ? null : parse(word));
      }
    }
    at += 1;
    return values;
  };
  return readList();
}

const asText: Parser = (text) => text;
const asBoolean: Parser = (text) => text === 't';
const asJson: Parser = (text) => JSON.parse(text) as unknown;

/** Type, its object identifier, that of its array, its parser. The numbers are fixed in PostgreSQL's catalogue. */
const codecs: readonly (readonly [name: string, oid: number, arrayOid: number, parse: Parser])[] = [
  ['bool', 16, 1000, asBoolean],
  ['bytea', 17, 1001, parseBytes],
  ['char', 18, 1002, asText],
  ['name', 19, 1003, asText],
  ['int8', 20, 1016, parseInteger],
  ['int2', 21, 1005, parseInteger],
  ['int4', 23, 1007, parseInteger],
  ['text', 25, 1009, asText],
  ['oid', 26, 1028, parseInteger],
  ['json', 114, 199, asJson],
  ['float4', 700, 1021, Number],
  ['float8', 701, 1022, Number],
  ['bpchar', 1042, 1014, asText],
  ['varchar', 1043, 1015, asText],
  ['date', 1082, 1182, asText],
  ['time', 1083, 1183, asText],
  ['timestamp', 1114, 1115, asText],
  ['timestamptz', 1184, 1185, parseTimestamp],
  ['interval', 1186, 1187, asText],
  ['numeric', 1700, 1231, asText],
  ['uuid', 2950, 2951, asText],
  ['jsonb', 3802, 3807, asJson],
];

export const parsers: Readonly<Record<number, Parser>> = Object.fromEntries(
  codecs.flatMap(([, oid, arrayOid, parse]): [number, Parser][] => [
    [oid, parse],
    [arrayOid, (text) => parseArray(text, parse)],
  ]),
);

/** The shape node-postgres asks for. Types that are not in the table stay text, so no default of the driver is met. */
export const pgTypes = {
  getTypeParser: (oid: number): Parser => parsers[oid] ?? asText,
};

/** PGlite's own turns each byte into a string of its own; this is the same text by one call. */
export const pgliteSerializers: Readonly<Record<number, (value: unknown) => string>> = {
  17: (value) => {
    if (!(value instanceof Uint8Array)) throw new TypeError('a bytea parameter must be a Uint8Array');
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  },
};

/**
 * A jsonb parameter: `values({ title: json({ en: 'Note' }) })`. A bare array would reach node-postgres as an SQL
 * array and a bare string as unquoted JSON, on PGlite neither; this text with its cast is one thing on both.
 */
export function json<T>(value: T): RawBuilder<T> {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('undefined is no JSON value');
  return sql<T>`cast(${text} as jsonb)`;
}

/** An SQL array as one parameter: ``sql`code = any(${textArray(codes)})` ``. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`cast(${[...values]} as text[])`;
}

export function uuidArray<T extends string>(values: readonly T[]): RawBuilder<T[]> {
  return sql<T[]>`cast(${[...values]} as uuid[])`;
}
