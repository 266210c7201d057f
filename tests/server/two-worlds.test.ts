import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { type Secrecy, secrecyLevels } from '#shared/rounds/manifest.ts';
import { callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { hasPostgres, sameDatabases } from '#tests/support/database.ts';
import { makeAccount, makeDelegate, makeMember } from '#tests/support/make.ts';
import { cast, type MadeRound, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';
import { watch } from '#tests/support/watch.ts';

/**
 * Worlds that are the same to the byte but for what other delegations choose. Whatever a reader is sent must be the same in all of
 * them, or it tells something of these choices: replies of every endpoint, server-sent events, lines of the log. Masked are random
 * ids and digests, signatures and times, each by as many signs as it has.
 */
type Marks = readonly number[] | null;
/** What each delegation chooses, the reader's own first. */
const worlds: Readonly<Record<'given' | 'permuted' | 'other', readonly Marks[]>> = {
  given: [[1, 0, 0], [1, 1, 0], [0, 0, 1], null, [0, 1, 0], [1, 0, 1]],
  permuted: [[1, 0, 0], null, [1, 0, 1], [0, 0, 1], [1, 1, 0], [0, 1, 0]],
  other: [[1, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1], null, null],
};
type Name = keyof typeof worlds;

interface World {
  readonly test: TestApp;
  readonly address: string;
  readonly lines: string[];
}

const env = { SESSION_SECRET: 'one secret for all of the worlds here', LOG_LEVEL: 'debug' };
const cookies: Record<string, string> = {};
const rounds = {} as Record<Secrecy, string>;
let made: MadeRound;

describe.runIf(hasPostgres())('worlds that differ in what others choose', () => {
  const of = {} as Record<Name, World>;
  const answers: Record<string, string[]> = {};
  const replies = (name: Name, level: Secrecy) => answers[`${name} ${level}`];

  beforeAll(async () => {
    const names = Object.keys(worlds) as Name[];
    const databases = await sameDatabases(names.length, async (connection) => {
      const test = await testApp({ connection, env: { ...env, LOG_LEVEL: 'silent' } });
      await fill(test);
      await test.app.close();
    });
    for (const [at, name] of names.entries()) {
      const lines: string[] = [];
      const test = await testApp({ connection: databases[at]!, env, logs: { write: (line) => lines.push(line) } });
      of[name] = { test, lines, address: await test.app.listen({ host: '127.0.0.1', port: 0 }) };
      for (const level of secrecyLevels) answers[`${name} ${level}`] = await castAll(of[name], name, level);
    }
  }, 120_000);
  afterAll(async () => {
    for (const { test } of Object.values(of)) await test.close();
  });

  it('answers each cast alike in a secret round, to the byte and in size, whatever is chosen', () => {
    const given = replies('given', 'secret')!;
    expect(given).toHaveLength(worlds.given.length * 2);
    expect(given.filter((reply) => reply.startsWith('201'))).toHaveLength(worlds.given.length);
    expect(replies('permuted', 'secret')).toEqual(given);
    expect(replies('other', 'secret')).toEqual(given);
  });

  it.each(secrecyLevels)('tells nobody anything before the close of a %s round', async (level) => {
    const given = await walk(of.given, level);
    expect(Object.keys(given).length).toBeGreaterThan(100);
    expect(await walk(of.other, level)).toEqual(given);
  });

  it('sends and logs the same until then', async () => {
    for (const level of secrecyLevels) {
      const given = await stream(of.given, level);
      expect(given).toContain('"answered":6');
      expect(await stream(of.other, level)).toBe(given);
    }
    const log = masked(of.given.lines);
    expect(log.length).toBeGreaterThan(500);
    expect(masked(of.other.lines)).toEqual(log);
  });

  it('tells nobody more than totals after the close of a secret round', async () => {
    for (const { test } of [of.given, of.permuted]) await moveClose(test, rounds.secret, 0);
    const given = await walk(of.given, 'secret');
    expect(Object.values(given).join()).toContain('"withChoice":5');
    expect(await walk(of.permuted, 'secret')).toEqual(given);
  });

  it('tells delegations, observers and the Chair nothing between the close of a round and the release of its figures', async () => {
    const readers = ['nobody', 'account', 'chair', 'delegate', 'observer'];
    await moveClose(of.other.test, rounds.secret, 0);
    for (const { test } of [of.given, of.other]) await moveClose(test, rounds.confidential, 0);
    expect(await walk(of.other, 'confidential', readers)).toEqual(await walk(of.given, 'confidential', readers));
  });
});

/** What the worlds have in common: a round of each level, and a reader of each kind. */
async function fill(test: TestApp): Promise<void> {
  made = await makeRound(test, { members: worlds.given.length, secrecy: 'recorded', namesOfAnswered: 'all' });
  rounds.recorded = made.id;
  rounds.confidential = await makeNextRound(test, made, { secrecy: 'confidential' });
  rounds.secret = await makeNextRound(test, made, { secrecy: 'secret', namesOfAnswered: 'all' });
  const observer = await makeDelegate(test.db, { member: await makeMember(test.db, { status: 'observer' }) });
  const people = {
    account: await makeAccount(test.db),
    administration: made.administrator,
    auditor: await makeAccount(test.db, { offices: ['auditor'] }),
    chair: made.chair,
    observer: observer.account,
    delegate: made.delegates[0]!.account,
  };
  cookies.nobody = '';
  for (const [kind, account] of Object.entries(people)) cookies[kind] = (await signInAs(test, account)).cookie;
  for (const [at, { account }] of made.delegates.entries())
    cookies[`voter ${at}`] = (await signInAs(test, account)).cookie;
  // Makes the key of the installation, which is to be one.
  await callWith(test).get('/api/public-key');
}

/** All ballots of a round, each sent twice; the replies. */
async function castAll({ test }: World, name: Name, level: Secrecy): Promise<string[]> {
  const replies: string[] = [];
  for (const [at, marks] of worlds[name].entries()) {
    const { member } = made.delegates[at]!;
    const voter = callWith(test, cookies[`voter ${at}`]);
    for (const again of ['first', 'second']) {
      const reply = await cast(voter, rounds[level], { member, marks, key: `a key of the ${again} ballot` });
      replies.push(`${reply.statusCode} ${masked([reply.body])[0]}`);
    }
  }
  return replies;
}

/** What random and time give, by signs of the same number. */
const masked = (texts: readonly string[]): string[] =>
  texts.map((text) =>
    text
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (isKnown(id) ? id : 'u'.repeat(id.length)))
      .replaceAll(/[0-9a-f]{32,}/g, (digest) => 'd'.repeat(digest.length))
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/g, (instant) => 't'.repeat(instant.length))
      .replaceAll(/\d\d:\d\d:\d\d/g, 'hh:mm:ss')
      .replaceAll(/127\.0\.0\.1:\d+/g, 'host')
      .replaceAll(/"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}"/g, '"cccc-cccc"')
      .replaceAll(/"(time|pid|responseTime|remotePort)":[\d.]+/g, '"$1":0')
      .replaceAll(/"reqId":"req-\w+"|req-\w+/g, 'req'),
  );

const isKnown = (id: string): boolean => id === made.consultation || Object.values(rounds).includes(id);

/** Endpoints that end a session or answer only once would change the world for who comes after. */
const left = /sessions|sign-in|sign-out|password|link|accounts\/:account|events$|\.pdf$|\.xlsx$/;

/** What every endpoint says to every reader, those that change something with an empty body. */
async function walk({ test }: World, level: Secrecy, readers = kinds()): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  const ids: Record<string, string> = {
    round: rounds[level],
    consultation: made.consultation,
    topic: made.topics[0]!,
    subject: 'theme',
  };
  for (const [key, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const [method = '', pattern = ''] = key.split(' ');
    if (left.test(pattern) || (method !== 'GET' && endpoint.on !== 'round')) continue;
    // What is about no round is the same whichever round is looked at: once is enough.
    if (endpoint.on !== 'round' && level !== 'secret') continue;
    for (const member of pattern.includes(':member') ? made.delegates.slice(0, 2).map((one) => one.member) : ['']) {
      const path = pattern.replace(/:(\w+)/g, (_, name: string) => (name === 'member' ? member : (ids[name] ?? name)));
      const url = `${path}${path.endsWith('/like') ? '?title=water' : path.endsWith('.csv') ? '?language=en' : ''}`;
      for (const reader of readers) {
        const caller = callWith(test, cookies[reader]);
        const headers = { 'idempotency-key': 'a key of this walk', 'if-match': '"999999"' };
        const reply = await caller.send(method as 'GET', url, method === 'GET' ? undefined : {}, headers);
        seen[`${reader}: ${method} ${url}`] = `${reply.statusCode} ${masked([sorted(reply.body)])[0]}`;
      }
    }
  }
  return seen;
}

const kinds = (): string[] => Object.keys(cookies).filter((kind) => !kind.startsWith('voter'));

/** The ballots of a record of a secret round stand in the order of random ids, which differs by nothing but chance. */
function sorted(body: string): string {
  if (!body.startsWith('{"format":"consultation-record"')) return body;
  const record = JSON.parse(body) as { ballots: object[] };
  const ballots = masked(record.ballots.map((ballot) => JSON.stringify(ballot))).toSorted();
  return JSON.stringify({ ...record, ballots });
}

/** What a watcher of the round is sent. */
async function stream({ address }: World, level: Secrecy): Promise<string> {
  const open = await watch(address, cookies.delegate!, rounds[level]);
  await open.until(() => true);
  open.stop();
  return masked([open.text()])[0]!;
}
