import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { readClock } from '#server/db/clock.ts';
import { listEntitled } from '#server/members/members.repo.ts';
import { type Caller, callWith, cookieOf, signInAs, type TestApp, testApp } from '../support/app.ts';
import {
  makeAccount,
  makeAdministrator,
  makeConsultation,
  makeDelegate,
  makeMember,
  makeSuspension,
} from '../support/make.ts';

const password = 'a sentence that is long enough';
let house: TestApp;
let administration: Caller;
let passwordHash: string;

beforeAll(async () => {
  house = await testApp();
  administration = await signInAs(house, await makeAdministrator(house.db, { name: 'Ruth Meier' }));
  const hashed = await hashPassword(password);
  passwordHash = hashed.ok ? hashed.value : '';
});
afterAll(() => house.close());

interface Person {
  id: string;
  account: string;
}
const personIn = (reply: LightMyRequestResponse): Person => reply.json<{ person: Person }>().person;
const isSignedIn = async (caller: Caller): Promise<boolean> =>
  (await caller.get('/api/me')).json<{ account: unknown }>().account !== null;

describe('the people of a delegation', () => {
  test('are invited, sign in, and see their delegation', async () => {
    const member = await makeMember(house.db);
    const body = { email: 'Ana@mission.example', name: 'Ana Díaz', position: 'head', language: 'es' };
    const added = await administration.post(`/api/members/${member}/people`, body);
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({
      person: {
        name: 'Ana Díaz',
        position: 'head',
        mayCast: true,
        hasAuthority: false,
        authority: null,
        state: 'invited',
      },
      link: { url: expect.stringContaining('/link#') },
    });
    const secret = new URL(added.json<{ link: { url: string } }>().link.url).hash.slice(1);
    const used = await callWith(house).post('/api/links/use', { secret, password });
    const ana = callWith(house, cookieOf(used));
    expect((await ana.get(`/api/members/${member}`)).json()).toMatchObject({
      code: member,
      right: { has: true },
      people: [{ name: 'Ana Díaz', state: 'active', linkExpiresAt: null }],
    });
    expect((await administration.post(`/api/members/${member}/people`, body)).json()).toMatchObject({
      code: 'conflict',
      errors: [{ reason: 'personTwice', pointer: '/email' }],
    });
  });

  test('an account that exists acts for a second delegation without another link', async () => {
    const [first, second] = [await makeMember(house.db), await makeMember(house.db)];
    const { account } = await makeDelegate(house.db, {
      member: first,
      email: 'both@mission.example',
      name: 'Both',
      passwordHash,
    });
    const body = { email: 'BOTH@mission.example', name: 'Another name', position: 'alternate' };
    expect((await administration.post(`/api/members/${second}/people`, body)).json()).toMatchObject({
      person: { account, name: 'Both' },
      link: null,
    });
    const me = await (await signInAs(house, account)).get('/api/me');
    expect(me.json()).toMatchObject({ account: { memberships: [{ member: first }, { member: second }] } });
  });

  test('a page of another delegation is closed, to its head too', async () => {
    const [own, other] = [await makeMember(house.db), await makeMember(house.db)];
    const head = await makeDelegate(house.db, { member: own, position: 'head' });
    const theirs = await makeDelegate(house.db, { member: other, position: 'adviser' });
    const caller = await signInAs(house, head.account);
    expect((await caller.get(`/api/members/${own}`)).statusCode).toBe(200);
    expect((await caller.get(`/api/members/${other}`)).statusCode).toBe(403);
    const give = (member: string, person: string) =>
      caller.send('PATCH', `/api/members/${member}/people/${person}`, { hasAuthority: true });
    expect((await give(other, theirs.id)).statusCode).toBe(403);
    // By way of the own delegation's address a foreign person is not found.
    expect((await give(own, theirs.id)).statusCode).toBe(404);
    expect((await administration.get('/api/members/NONE')).statusCode).toBe(404);
  });

  test('what the list tells delegations and what it tells the Administration', async () => {
    const member = await makeMember(house.db);
    const { account } = await makeDelegate(house.db, { member });
    await makeSuspension(house.db, member);
    const find = async (caller: Caller) =>
      (await caller.get('/api/members'))
        .json<{ members: { code: string }[] }>()
        .members.find(({ code }) => code === member);
    expect(await find(administration)).toMatchObject({ people: 1, rightSuspended: true, group: 'weog' });
    expect(await find(await signInAs(house, account))).toMatchObject({ people: null, rightSuspended: null });
    expect((await callWith(house).get('/api/members')).statusCode).toBe(401);
  });

  test('a lost invitation is issued anew, which ends the first', async () => {
    const member = await makeMember(house.db);
    const body = { email: 'lost@mission.example', name: 'Lost', position: 'representative' };
    const added = await administration.post(`/api/members/${member}/people`, body);
    const again = await administration.post(`/api/members/${member}/people/${personIn(added).id}/links`);
    const look = async (reply: LightMyRequestResponse) => {
      const secret = new URL(reply.json<{ link: { url: string } }>().link.url).hash.slice(1);
      return (await callWith(house).post('/api/links/look', { secret })).statusCode;
    };
    expect([await look(added), await look(again)]).toEqual([410, 200]);
  });
});

describe('an adviser’s authority', () => {
  test('is recorded by the head, with who and when, and holds from the next request', async () => {
    const member = await makeMember(house.db);
    const head = await makeDelegate(house.db, { member, position: 'head', name: 'The head' });
    const adviser = await makeDelegate(house.db, { member, position: 'adviser' });
    const [asHead, asAdviser] = [await signInAs(house, head.account), await signInAs(house, adviser.account)];
    const mayCast = async () =>
      (await asAdviser.get('/api/me')).json<{ account: { memberships: { mayCast: boolean }[] } }>().account
        .memberships[0]?.mayCast;
    const set = (caller: Caller, body: object) =>
      caller.send('PATCH', `/api/members/${member}/people/${adviser.id}`, body);

    expect(await mayCast()).toBe(false);
    expect((await set(asAdviser, { hasAuthority: true })).statusCode).toBe(403);
    expect((await set(asHead, { hasAuthority: true })).json()).toMatchObject({
      person: {
        hasAuthority: true,
        mayCast: true,
        authority: { by: 'The head', at: expect.stringMatching(/\.\d{6}Z$/) },
      },
    });
    expect(await mayCast()).toBe(true);
    expect((await set(asHead, { hasAuthority: false })).json()).toMatchObject({
      person: { hasAuthority: false, authority: null },
    });
    expect(await mayCast()).toBe(false);
  });

  test('is for advisers only, and does not outlive a change of position', async () => {
    const member = await makeMember(house.db);
    const head = await makeDelegate(house.db, { member, position: 'head' });
    const person = await makeDelegate(house.db, { member, position: 'adviser' });
    const set = (caller: Caller, body: object) =>
      caller.send('PATCH', `/api/members/${member}/people/${person.id}`, body);
    const asHead = await signInAs(house, head.account);
    expect((await set(asHead, { position: 'representative' })).json()).toMatchObject({
      code: 'notAllowed',
      errors: [{ reason: 'positionByAdministration' }],
    });
    expect((await set(administration, { hasAuthority: true })).json()).toMatchObject({
      person: { authority: { by: 'Ruth Meier' } },
    });
    expect((await set(administration, { position: 'alternate' })).json()).toMatchObject({
      person: { position: 'alternate', hasAuthority: false, mayCast: true },
    });
    expect((await set(administration, { hasAuthority: true })).json()).toMatchObject({
      code: 'notAcceptable',
      errors: [{ reason: 'authorityOnlyAdviser', pointer: '/hasAuthority' }],
    });
    expect((await set(administration, { position: 'adviser' })).json()).toMatchObject({
      person: { position: 'adviser', hasAuthority: false, mayCast: false },
    });
  });

  test('of an observer’s people none may cast', async () => {
    const member = await makeMember(house.db, { status: 'observer' });
    await makeDelegate(house.db, { member, position: 'head' });
    expect((await administration.get(`/api/members/${member}`)).json()).toMatchObject({
      status: 'observer',
      right: { has: false, why: 'observer' },
      people: [{ position: 'head', mayCast: false }],
    });
  });
});

describe('a person who leaves', () => {
  const remove = (member: string, person: string) =>
    administration.send('DELETE', `/api/members/${member}/people/${person}`);

  test('is signed out at once, and the account ends with the last that it held', async () => {
    const delegate = await makeDelegate(house.db, { email: 'leaves@mission.example', passwordHash });
    const caller = await signInAs(house, delegate.account);
    expect(await isSignedIn(caller)).toBe(true);
    expect((await remove(delegate.member, delegate.id)).statusCode).toBe(204);
    expect(await isSignedIn(caller)).toBe(false);
    const signIn = await callWith(house).post('/api/sessions', { email: 'leaves@mission.example', password });
    expect(signIn.statusCode).toBe(401);
    expect((await remove(delegate.member, delegate.id)).statusCode).toBe(404);
  });

  test.each(['another delegation', 'an office', 'the chair'])('keeps the account that holds %s', async (held) => {
    const offices = held === 'an office' ? (['auditor'] as const) : [];
    const delegate = await makeDelegate(house.db, { passwordHash, offices });
    if (held === 'another delegation') await makeDelegate(house.db, { account: delegate.account });
    if (held === 'the chair') await makeConsultation(house.db, { chair: delegate.account });
    const caller = await signInAs(house, delegate.account);
    await remove(delegate.member, delegate.id);
    expect(await isSignedIn(caller)).toBe(false);
    const again = await signInAs(house, delegate.account);
    const me = (await again.get('/api/me')).json<{ account: { memberships: { member: string }[] } | null }>();
    expect(me.account?.memberships.map(({ member }) => member)).not.toContain(delegate.member);
    expect(me.account).not.toBeNull();
  });

  test('comes back by a new invitation', async () => {
    const delegate = await makeDelegate(house.db, { email: 'returns@mission.example', passwordHash });
    await remove(delegate.member, delegate.id);
    const body = { email: 'returns@mission.example', name: 'Back', position: 'representative' };
    const back = await administration.post(`/api/members/${delegate.member}/people`, body);
    expect(back.json()).toMatchObject({
      person: { account: delegate.account, name: 'Back', state: 'invited' },
      link: { url: expect.any(String) },
    });
    expect(personIn(back).id).not.toBe(delegate.id);
  });
});

describe('the voting right', () => {
  const listNow = async () => await listEntitled(house.db, await readClock(house.db));
  const entitled = async () => (await listNow()).map(({ code }) => code);

  test('of Members of today, with or without people, that is not suspended', async () => {
    const voter = await makeMember(house.db, { names: { en: 'V', fr: 'Vf', es: 'Ve' }, group: 'africa' });
    const observer = await makeMember(house.db, { status: 'observer' });
    const left = await makeMember(house.db, { to: '2020-01-01' });
    const later = await makeMember(house.db, { from: '2999-01-01' });
    const suspended = await makeMember(house.db);
    await makeSuspension(house.db, suspended);
    const codes = await entitled();
    expect(codes).toContain(voter);
    for (const code of [observer, left, later, suspended]) expect(codes).not.toContain(code);
    expect(codes).toEqual([...codes].sort());
    expect((await listNow()).find(({ code }) => code === voter)).toEqual({
      code: voter,
      names: { en: 'V', fr: 'Vf', es: 'Ve' },
      regional_group: 'africa',
    });
  });

  test('is suspended with a reason that the delegation sees, and given back', async () => {
    const member = await makeMember(house.db);
    const { account } = await makeDelegate(house.db, { member });
    const delegate = await signInAs(house, account);
    const suspend = (caller: Caller, reason: string) => caller.post(`/api/members/${member}/suspensions`, { reason });
    const lift = (reason: string) => administration.post(`/api/members/${member}/suspensions/lift`, { reason });

    expect((await lift('nothing to lift')).json()).toMatchObject({
      code: 'conflict',
      errors: [{ reason: 'notSuspended' }],
    });
    expect((await suspend(delegate, 'no')).statusCode).toBe(403);
    expect((await suspend(administration, ' ')).statusCode).toBe(400);
    expect((await suspend(administration, 'Two years in arrears')).statusCode).toBe(201);
    expect((await suspend(administration, 'again')).json()).toMatchObject({ errors: [{ reason: 'suspendedAlready' }] });
    expect((await delegate.get(`/api/members/${member}`)).json()).toMatchObject({
      right: { has: false, why: 'suspended', reason: 'Two years in arrears', since: expect.stringMatching(/Z$/) },
    });
    expect(await entitled()).not.toContain(member);
    expect((await lift('Paid')).json()).toMatchObject({
      right: { has: true, why: 'member', reason: null },
      suspensions: [{ reason: 'Two years in arrears', by: 'Ruth Meier', lifted: { reason: 'Paid', by: 'Ruth Meier' } }],
    });
    expect(await entitled()).toContain(member);
  });

  test('of two suspensions at once one is entered', async () => {
    const member = await makeMember(house.db);
    const replies = await Promise.all(
      [1, 2, 3].map(() => administration.post(`/api/members/${member}/suspensions`, { reason: 'Arrears' })),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  test('an observer has none that could be suspended', async () => {
    const member = await makeMember(house.db, { status: 'observer' });
    expect(
      (await administration.post(`/api/members/${member}/suspensions`, { reason: 'Arrears' })).json(),
    ).toMatchObject({
      code: 'notAcceptable',
      errors: [{ reason: 'noRightToSuspend' }],
    });
  });

  test('officers’ acts are on record with who did them', async () => {
    const member = await makeMember(house.db);
    await administration.post(`/api/members/${member}/suspensions`, { reason: 'Arrears' });
    const acts = await house.db
      .selectFrom('audit_event')
      .where('subject', '=', `member:${member}`)
      .selectAll()
      .execute();
    expect(acts).toMatchObject([{ action: 'suspendRight', facts: { reason: 'Arrears' } }]);
    expect(acts[0]?.account_id).not.toBeNull();
  });
});

test('a person of a delegation is never seen by a stranger', async () => {
  const { member } = await makeDelegate(house.db);
  const stranger = await signInAs(house, await makeAccount(house.db));
  expect((await stranger.get(`/api/members/${member}`)).statusCode).toBe(403);
});
