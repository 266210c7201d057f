import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '#shared/api.ts';
import { consultationStates, type ConsultationState } from '#shared/consultations/consultation-state.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { may, permissions, type Role } from '#shared/roles.ts';
import { roundStates, type RoundState } from '#shared/rounds/round-state.ts';
import { type Caller, callWith, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeAccount, makeDelegate, makeMember } from '#tests/support/make.ts';
import { makeRound, type MadeRound } from '#tests/support/make-round.ts';

/**
 * Every endpoint, called by every role and relation, in every state of the round or consultation that it is about. What the table
 * in tests/conformance/access.txt says must be what the service does: refused with 401 or 403 where the table says no, with 409
 * where it says "not now", and let through to its own judgement (whatever that is) where it says yes.
 */
const endpoints = Object.entries(api) as [string, Endpoint][];

let test: TestApp;
let round: MadeRound;
let member: string;
let accounts: Record<string, { account: string | null; roles: Role[] }>;

beforeAll(async () => {
  test = await testApp({ poolSize: 4 });
  round = await makeRound(test);
  member = round.delegates[0]!.member;
  const person = async (options: Parameters<typeof makeDelegate>[1]) =>
    (await makeDelegate(test.db, { member, ...options })).account;
  const observer = await makeDelegate(test.db, { member: await makeMember(test.db, { status: 'observer' }) });
  accounts = {
    nobody: { account: null, roles: ['anyone'] },
    'signed in': { account: await makeAccount(test.db), roles: ['anyone', 'account'] },
    administration: { account: round.administrator, roles: ['anyone', 'account', 'administration'] },
    auditor: { account: await makeAccount(test.db, { offices: ['auditor'] }), roles: ['anyone', 'account', 'auditor'] },
    chair: { account: round.chair, roles: ['anyone', 'account', 'chair'] },
    head: { account: await person({ position: 'head' }), roles: ['anyone', 'account', 'delegate', 'voter', 'head'] },
    representative: { account: round.delegates[0]!.account, roles: ['anyone', 'account', 'delegate', 'voter'] },
    alternate: { account: await person({ position: 'alternate' }), roles: ['anyone', 'account', 'delegate', 'voter'] },
    adviser: { account: await person({ position: 'adviser' }), roles: ['anyone', 'account', 'delegate'] },
    'adviser with authority': {
      account: await person({ position: 'adviser', hasAuthority: true }),
      roles: ['anyone', 'account', 'delegate', 'voter'],
    },
    observer: { account: observer.account, roles: ['anyone', 'account', 'observer'] },
  };
});
afterAll(() => test.close());

async function setRound(state: RoundState): Promise<void> {
  const opens = state === 'draft' || state === 'ready' ? '1 hour' : '-1 hour';
  await sql`update round set state = ${state}, closed_at = null, opens_at = consult_clock() + ${opens}::interval,
    closes_at = consult_clock() + interval '2 hours' where id = ${round.id}::uuid`.execute(test.db);
}

async function setConsultation(state: ConsultationState): Promise<void> {
  const stored = state === 'open' || state === 'closed' ? 'issued' : state;
  const [opens, closes] =
    state === 'open' ? ['-1 hour', '1 hour'] : state === 'closed' ? ['-2 hours', '-1 hour'] : ['1 hour', '2 hours'];
  await sql`update consultation set state = ${stored}, opens_at = consult_clock() + ${opens}::interval, topics_close_at = null,
    closes_at = consult_clock() + ${closes}::interval where id = ${round.consultation}::uuid`.execute(test.db);
}

/** The address of an endpoint with ids that exist where the permission depends on them, and any elsewhere. */
function addressOf(key: string): { method: string; path: string } {
  const [method = '', pattern = ''] = key.split(' ');
  const ids: Record<string, string> = {
    round: round.id,
    consultation: round.consultation,
    member,
    topic: round.topics[0]!,
    subject: 'theme',
  };
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? randomUUID());
  return { method, path: path.endsWith('/like') ? `${path}?title=water` : path };
}

async function call(caller: Caller, key: string): Promise<{ status: number; code: string | undefined }> {
  const { method, path } = addressOf(key);
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"999999"' };
  if (api[key as keyof typeof api].reply === 'text/event-stream') {
    const reply = await test.app.inject({
      method: 'GET',
      url: path,
      headers: { ...headers, cookie: caller.cookie },
      payloadAsStream: true,
    });
    if (reply.statusCode === 200) reply.stream().destroy();
    return { status: reply.statusCode, code: reply.statusCode === 200 ? undefined : 'refused' };
  }
  // An empty body breaks every contract, so that a permitted call changes nothing; those without a body are set back afterwards.
  const reply = await caller.send(method as 'GET', path, method === 'GET' ? undefined : {}, headers);
  const json = reply.headers['content-type']?.includes('json') ? (reply.json() as { code?: string }) : {};
  return { status: reply.statusCode, code: json.code };
}

const refusals = ['notAllowed', 'notSignedIn'];

async function walk(key: string, endpoint: Endpoint, state?: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, { account, roles }] of Object.entries(accounts)) {
    // Without a member's own relation, offices and chair decide; an observer's own delegation is another one than the path's.
    const held = endpoint.on === 'member' && name === 'observer' ? roles.filter((role) => role !== 'observer') : roles;
    const relevant =
      endpoint.on === undefined || endpoint.on === 'member' ? held.filter((role) => role !== 'chair') : held;
    if (endpoint.on === 'round') await setRound(state as RoundState);
    if (endpoint.on === 'consultation') await setConsultation(state as ConsultationState);
    const caller = account === null ? callWith(test) : await signInAs(test, account);
    const { status, code } = await call(caller, key);
    const seen =
      status === 401 || (status === 403 && (code === undefined || refusals.includes(code)))
        ? 'no'
        : status === 409 && code === 'notNow'
          ? 'notNow'
          : 'yes';
    const holds = new Set(relevant);
    // A draft is nothing yet to those who may read it later: its address does not say that there is one.
    if (hiddenAs(endpoint, holds, state)) {
      if (status !== 404) wrong.push(`${key} as ${name} in ${state}: ${status}, but it is hidden`);
      continue;
    }
    const wanted = may(holds, endpoint.action, state);
    // A handler may itself answer "not now", or "no" for another delegation; a stream that is refused has no code to tell.
    const agrees =
      seen === wanted ||
      (wanted === 'yes' && seen === 'notNow' && isStep(endpoint)) ||
      (code === 'refused' && (status === 409) === (wanted === 'notNow'));
    if (!agrees)
      wrong.push(
        `${key} as ${name}${state ? ` in ${state}` : ''}: ${status} ${code ?? ''}, but the table says ${wanted}`,
      );
  }
  return wrong;
}

function hiddenAs({ on }: Endpoint, roles: ReadonlySet<Role>, state?: string): boolean {
  if (on !== 'consultation' && on !== 'round') return false;
  return may(roles, on === 'round' ? 'readRound' : 'readConsultation', state) === 'notNow';
}

/** Acts whose starting state is judged by the transition table, after the permission. */
const isStep = ({ on, reply }: Endpoint): boolean => on !== undefined && reply !== 'text/event-stream';

describe('access', () => {
  it('declares an action of the table on every endpoint', () => {
    for (const [key, { action }] of endpoints) expect(Object.keys(permissions), key).toContain(action);
    const used = new Set(endpoints.map(([, { action }]) => action));
    expect(
      Object.keys(permissions)
        .filter((action) => !used.has(action as never))
        .sort(),
    ).toEqual(['giveView']);
  });

  it('is what the reviewed table says', () => {
    const lines: string[] = [];
    for (const [action, grants] of Object.entries(permissions)) {
      for (const [role, when] of Object.entries(grants as Record<string, 'always' | readonly string[]>)) {
        lines.push(`${action} | ${role} | ${when === 'always' ? 'always' : when.join(' ')}`);
      }
    }
    const reviewed = readFileSync(new URL('../conformance/access.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toEqual(reviewed.filter((line) => !line.startsWith('#')));
  });

  it.each(endpoints.filter(([, { on }]) => on === 'round'))(
    '%s, in every state of the round',
    async (key, endpoint) => {
      await setConsultation('open');
      const wrong: string[] = [];
      for (const state of roundStates) wrong.push(...(await walk(key, endpoint, state)));
      expect(wrong).toEqual([]);
    },
  );

  it.each(endpoints.filter(([, { on }]) => on === 'consultation'))(
    '%s, in every state of the consultation',
    async (key, endpoint) => {
      const wrong: string[] = [];
      for (const state of consultationStates) wrong.push(...(await walk(key, endpoint, state)));
      expect(wrong).toEqual([]);
    },
  );

  it.each(endpoints.filter(([, { on }]) => on === undefined || on === 'member'))('%s', async (key, endpoint) => {
    expect(await walk(key, endpoint)).toEqual([]);
  });

  it('hides a consultation from observers that is not open to them', async () => {
    const observer = await signInAs(test, accounts.observer!.account!);
    await setConsultation('open');
    await setRound('open');
    await test.db
      .updateTable('consultation')
      .set({ open_to_observers: false })
      .where('id', '=', round.consultation)
      .execute();
    for (const path of [
      `/api/consultations/${round.consultation}`,
      `/api/rounds/${round.id}`,
      `/api/rounds/${round.id}/turnout`,
    ]) {
      expect((await observer.get(path)).statusCode, path).toBe(403);
    }
    const listed = (await observer.get('/api/consultations')).json() as { id: string }[];
    expect(listed.map(({ id }) => id)).not.toContain(round.consultation);
  });
});
