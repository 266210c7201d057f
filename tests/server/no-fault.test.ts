import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { api } from '#shared/api.ts';
import { type Endpoint, usualErrors } from '#shared/endpoint.ts';
import { type Caller, callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount, makeConsultation, makeDelegate, makeMember, makeTopic } from '#tests/support/make.ts';
import { makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';

/*
 * Whatever is sent, the service answers what its contract says, and never that it is at fault. Bodies are made from the
 * contract's own schemas: mostly of the right form, with values that a careful page would never send among them.
 */

/** How many requests; a seed that failed is put here to see it again. */
const requests = process.env.FULL === '1' ? 60_000 : 2_000;
const seed = Number(process.env.SEED ?? 20_051_231);
/** Requests to one world, before acts have ended all that could be acted on. */
const worldSize = 30;

/** A stream does not end; an answer that waits on purpose teaches nothing more. */
const left = new Set(['GET /api/rounds/:round/events', 'POST /api/links/reset']);
const endpoints = Object.entries(api as Readonly<Record<string, Endpoint>>).filter(([key]) => !left.has(key));

interface World {
  readonly callers: readonly Caller[];
  /** Ids of everything there is, by what a path calls it. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

async function makeWorld(): Promise<World> {
  const { db } = test;
  const open = await makeRound(test, { members: 3 });
  const delegate = open.delegates[0]!;
  const closed = await makeNextRound(test, open, {});
  await moveClose(test, closed, -1);
  const ready = await makeNextRound(test, open, { state: 'ready' });
  const other = await makeRound(test, { members: 1, state: 'draft' });
  const agreed = await makeConsultation(db, { chair: open.chair });
  const agreedTopic = await makeTopic(db, { consultation: agreed });
  const draft = await makeConsultation(db, { state: 'draft', chair: open.chair });
  const listed = await makeTopic(db, { consultation: draft });
  const head = await makeDelegate(db, { member: delegate.member, position: 'head' });
  const adviser = await makeDelegate(db, { member: delegate.member, position: 'adviser' });
  const observer = await makeDelegate(db, { member: await makeMember(db, { status: 'observer' }) });
  const outsider = await makeAccount(db);
  const accounts = [open.administrator, open.chair, delegate.account, head.account, adviser.account, observer.account];
  const signedIn = await Promise.all(accounts.map((account) => signInAs(test, account)));
  return {
    // The first three do most of what changes something.
    callers: [...signedIn.slice(0, 3), ...signedIn.slice(0, 3), ...signedIn, callWith(test)],
    ids: {
      round: [open.id, closed, ready, other.id],
      consultation: [open.consultation, agreed, draft, other.consultation],
      topic: [...open.topics, agreedTopic, listed, ...other.topics],
      account: [outsider, adviser.account, open.chair],
      person: [adviser.id, head.id, observer.id],
      member: [delegate.member, observer.member, other.delegates[0]!.member],
    },
  };
}

const strange = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud83d',
  '\u202e',
  '__proto__',
  'constructor',
  'toString',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '0000-00-00T00:00',
  '9999-12-31T23:59:59.999999-14:00',
  '2006-02-30T25:61',
  '-1',
  '%',
  '../..',
  "'; --",
  'x'.repeat(5_000),
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF',
];

const moments = [
  '2006-03-26T02:30',
  '2006-10-29T02:30',
  '2030-01-01T10:00',
  '2031-01-01T10:00Z',
  '1999-12-31T23:59+01:00',
];

type Json = z.core.JSONSchema.JSONSchema;

const uncommon = fc.oneof(
  fc.constantFrom<unknown>(...strange),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, [], {}, [null], {
    __proto__: null,
  }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A string of the form that its schema asks for, as far as one can be thought of. */
function formed(schema: Json, ids: World['ids']): fc.Arbitrary<unknown> {
  const { pattern = '', format } = schema;
  if (format === 'uuid')
    return fc.oneof(
      fc.constantFrom(
        ...Object.values(ids)
          .flat()
          .filter((id) => id.length === 36),
      ),
      fc.uuid(),
    );
  if (format === 'email') return fc.constantFrom('someone@example.org', 'SOMEONE@example.org', 'x@y.zz');
  if (format === 'date') return fc.constantFrom('2006-06-07', '0000-01-01', '0001-01-01', '9999-12-31', '2004-02-29');
  if (format === 'base64') return fc.constantFrom('', 'AAAA', Buffer.from('code,name_en\n"').toString('base64'));
  if (pattern.includes('T\\d\\d')) return fc.constantFrom(...moments, ...strange.filter((text) => text.includes('T')));
  if (pattern.includes('A-Z0-9')) return fc.constantFrom(...(ids.member ?? []), 'ZZZ');
  if (pattern.includes('0-9a-f]{64}')) return fc.constantFrom('0'.repeat(64), 'f'.repeat(64));
  if (pattern === '^\\d{1,9}$') return fc.constantFrom('0', '1', '7', '999999999');
  if (pattern.includes('theme|p')) return fc.constantFrom('theme', 'p1', 'p9999');
  return fc.constantFrom(
    'Some words',
    'Ñandú, Élan',
    'A',
    'B',
    'code,name_en,name_fr,name_es,status\nFRA,a,b,c,member',
  );
}

/** Values of a schema, and now and then others. */
function valuesOf(schema: Json, ids: World['ids']): fc.Arbitrary<unknown> {
  const of = (part: Json | boolean): fc.Arbitrary<unknown> =>
    typeof part === 'boolean' ? uncommon : valuesOf(part, ids);
  const proper = (): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom<unknown>(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map(of));
    if (schema.allOf) return of(schema.allOf[0] ?? true);
    switch (schema.type) {
      case 'object': {
        const fields = Object.entries(schema.properties ?? {});
        const record = Object.fromEntries(fields.map(([name, part]) => [name, of(part)]));
        const oddFields = fc.constantFrom({}, {}, {}, {}, {}, {}, {}, {}, {}, { __unknown: 1 });
        const required = fc.record(record, { requiredKeys: (schema.required ?? []) as never[] });
        return fc.tuple(required, oddFields).map(([body, more]) => ({ ...body, ...more }));
      }
      case 'array':
        return fc.array(of((schema.items as Json | undefined) ?? true), {
          minLength: schema.minItems ?? 0,
          maxLength: 4,
        });
      case 'integer':
      case 'number': {
        const { minimum = 0, maximum = 3_000 } = schema;
        return fc.oneof(
          fc.integer({ min: minimum, max: Math.min(maximum, minimum + 3) }),
          fc.constantFrom(minimum, maximum, 2007),
        );
      }
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return formed(schema, ids);
    }
  };
  return fc.oneof({ weight: 40, arbitrary: proper() }, { weight: 1, arbitrary: uncommon });
}

const schemaOf = (type: z.ZodType): Json => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json;

interface Asked {
  readonly key: string;
  readonly caller: number;
  readonly path: string;
  readonly body: unknown;
  readonly version: string;
  readonly idempotency: string;
}

function requestsTo([key, endpoint]: readonly [string, Endpoint], { ids, callers }: World): fc.Arbitrary<Asked> {
  const [, address = ''] = key.split(' ');
  const names = [...address.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const parameters = names.map((name) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...(ids[name] ?? ['theme', 'p1', 'p9999'])) },
      {
        weight: 1,
        arbitrary: fc.oneof(fc.uuid(), fc.constantFrom(...strange), fc.string({ unit: 'binary', maxLength: 8 })),
      },
    ),
  );
  const query = endpoint.query ? valuesOf(schemaOf(endpoint.query), ids) : fc.constant({});
  return fc.record({
    key: fc.constant(key),
    caller: fc.nat({ max: callers.length - 1 }),
    path: fc.tuple(fc.tuple(...parameters), query).map(([given, asked]) => {
      const filled = names.reduce((path, name, at) => path.replace(`:${name}`, encode(given[at])), address);
      const pairs = asked !== null && typeof asked === 'object' ? Object.entries(asked) : [];
      const search = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
      return search === '' ? filled : `${filled}?${search}`;
    }),
    body: endpoint.body ? valuesOf(schemaOf(endpoint.body), ids) : fc.constant(undefined),
    version: fc.constantFrom('"1"', '"1"', '"2"', '"99999999999999999999999"', '*', ''),
    idempotency: fc.constantFrom('one-and-the-same', 'ünlike-any-other', 'short', 'x'.repeat(101), ''),
  });
}

/** For a path; half a surrogate pair has no such form and becomes the sign for damage, as in a browser. */
const encode = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed());

function ask(world: World, { key, caller, path, body, version, idempotency }: Asked): Promise<LightMyRequestResponse> {
  const [method = 'GET'] = key.split(' ');
  const headers = { ...(version && { 'if-match': version }), ...(idempotency && { 'idempotency-key': idempotency }) };
  return world.callers[caller]!.send(method as 'GET', path, body, headers);
}

describe('whatever is asked', () => {
  it('texts that no database holds are refused with their place', async () => {
    const { ids, callers } = await makeWorld();
    const [administrator, chair, delegate] = callers as [Caller, Caller, Caller];
    const [consultation = ''] = ids.consultation ?? [];
    const view = { member: ids.member?.[0], position: null, language: 'en', release: false, replaces: 0 };
    for (const sign of ['\u0000', '\ud800']) {
      const replies = [
        await callWith(test).post('/api/sessions', { email: `a${sign}@example.org`, password: 'x'.repeat(12) }),
        await callWith(test).post('/api/links/reset', { email: `a${sign}@example.org` }),
        await delegate.send('PUT', `/api/consultations/${consultation}/views/theme`, { ...view, words: `a${sign}` }),
        await administrator.post('/api/consultations', { year: 2007, title: { en: 'A' }, places: 2, symbol: sign }),
      ];
      const places = replies.map((reply) => reply.json().errors?.map(({ pointer }: { pointer: string }) => pointer));
      expect(places).toEqual([['/email'], ['/email'], ['/words'], ['/symbol']]);
    }
    expect((await administrator.get('/api/members?asOf=0000-01-01')).json().code).toBe('malformed');
    const declared = await chair.post(`/api/consultations/${ids.consultation?.[1]}/declaration`, {
      round: null,
      words: { en: 'Agreed.' },
      theme: { outcome: 'retained', deferredTo: 2007 },
      topics: [{ topic: ids.topic?.[3], outcome: 'retained', mergedInto: '00000000-0000-4000-8000-000000000000' }],
    });
    const reasons = declared
      .json()
      .errors.map((error: { reason: string; pointer: string }) => error.reason + error.pointer);
    expect(reasons).toEqual(['onlyMerged/topics/0/mergedInto', 'yearWithoutDeferral/theme/deferredTo']);
  });

  it('is answered as the contract says, and never with a fault', { timeout: 600_000 }, async () => {
    const faults: string[] = [];
    const seen = new Map<string, number>();
    let world = await makeWorld();
    const random = fc.sample(fc.nat(), { numRuns: requests, seed });
    for (const [at, number] of random.entries()) {
      if (at % worldSize === worldSize - 1) world = await makeWorld();
      const endpoint = endpoints[number % endpoints.length]!;
      const [asked] = fc.sample(requestsTo(endpoint, world), { numRuns: 1, seed: seed + at });
      const reply = await ask(world, asked!);
      seen.set(`${reply.statusCode}`, (seen.get(`${reply.statusCode}`) ?? 0) + 1);
      const fault = faultOf(endpoint[1], reply);
      if (fault) faults.push(`${fault}: ${endpoint[0]} ${JSON.stringify(asked)} ${reply.body.slice(0, 300)}`);
    }
    if (process.env.SHOW) console.log(seen);
    expect(faults).toEqual([]);
    // Were everything turned away at the door, nothing would have been tried.
    expect((seen.get('200') ?? 0) + (seen.get('201') ?? 0) + (seen.get('204') ?? 0)).toBeGreaterThan(requests / 5);
  });
});

/** What is wrong with an answer; undefined if nothing is. */
function faultOf(endpoint: Endpoint, { statusCode, headers, body }: LightMyRequestResponse): string | undefined {
  if (statusCode >= 500) return `${statusCode}`;
  if (statusCode < 400) return undefined;
  if (!String(headers['content-type']).startsWith('application/problem+json')) return 'no problem+json';
  const { code, errors, title } = JSON.parse(body) as { code: string; errors: unknown[]; title: string };
  if (!title) return 'no title';
  const declared = [...(endpoint.errors ?? []), ...usualErrors(endpoint), 'notFound'];
  if (!declared.some((known) => known === code)) return `${code} is not in the contract`;
  return code === 'notAcceptable' && errors.length === 0 ? 'no reasons' : undefined;
}
