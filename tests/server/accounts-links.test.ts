import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstAdministratorLink } from '#server/accounts/first-administrator.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { type Caller, type TestApp, callWith, cookieOf, signInAs, testApp } from '../support/app.ts';
import { hasPostgres } from '../support/database.ts';
import { makeAccount, makeAdministrator, makeConsultation, makeDelegate } from '../support/make.ts';
import { startTogether } from '../support/start-together.ts';

const password = 'a sentence that is long enough';

const secretOf = (url: string): string => new URL(url).hash.slice(1);
const linkIn = (reply: LightMyRequestResponse): string => secretOf(reply.json<{ link: { url: string } }>().link.url);

describe('an account and its links', () => {
  let house: TestApp;
  let administration: Caller;

  beforeAll(async () => {
    house = await testApp();
    const hashed = await hashPassword(password);
    administration = await signInAs(
      house,
      await makeAdministrator(house.db, { passwordHash: hashed.ok ? hashed.value : '' }),
    );
  });
  afterAll(() => house.close());

  const make = (email: string, offices: string[] = []) =>
    administration.post('/api/accounts', { email, name: 'Nadia Haddad', offices, language: 'fr' });
  const look = (secret: string) => callWith(house).post('/api/links/look', { secret });
  const use = (secret: string, body: object = {}) =>
    callWith(house).post('/api/links/use', { secret, password, ...body });

  test('an invitation sets the password and signs in, once', async () => {
    const made = await make('nadia@secretariat.example', ['auditor', 'auditor']);
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      account: { name: 'Nadia Haddad', offices: ['auditor'], state: 'invited', chairs: [], memberships: [] },
      link: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/link#[\w-]{43}$/) },
    });
    const secret = linkIn(made);
    expect((await look(secret)).json()).toMatchObject({
      purpose: 'invitation',
      name: 'Nadia Haddad',
      email: 'nadia@secretariat.example',
      language: 'fr',
    });
    expect((await use(secret, { password: 'too short' })).json()).toMatchObject({
      errors: [{ reason: 'passwordShort', pointer: '/password', values: { min: 12 } }],
    });
    expect((await use(secret, { email: 'other@secretariat.example' })).json()).toMatchObject({
      errors: [{ reason: 'unknownField', pointer: '/email' }],
    });
    const used = await use(secret, { language: 'es' });
    expect(used.json()).toMatchObject({ account: { language: 'es', offices: ['auditor'] } });
    expect((await callWith(house, cookieOf(used)).get('/api/me')).json()).toMatchObject({
      account: { name: 'Nadia Haddad' },
    });
    for (const reply of [await use(secret), await look(secret)]) {
      expect(reply.statusCode).toBe(410);
      expect(reply.json()).toMatchObject({ code: 'linkSpent' });
    }
    const signedIn = await callWith(house).post('/api/sessions', { email: 'nadia@secretariat.example', password });
    expect(signedIn.statusCode).toBe(200);
  });

  test('of two uses at once one succeeds', async () => {
    for (let round = 0; round < 5; round += 1) {
      const secret = linkIn(await make(`race-${round}@secretariat.example`));
      const replies = await Promise.all(
        [1, 2, 3, 4].map((at) => use(secret, { password: `the sentence of number ${at}` })),
      );
      expect(replies.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 410, 410, 410]);
    }
  });

  test('the database does not hold what opens a link', async () => {
    const secret = linkIn(await make('stored@secretariat.example'));
    const rows = await house.db.selectFrom('one_time_link').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.some(({ secret_hash }) => Buffer.from(secret_hash).toString('base64url') === secret)).toBe(false);
  });

  test('a new link replaces the one before it; one that has run out is spent', async () => {
    const made = await make('lost@secretariat.example');
    const { account } = made.json<{ account: { id: string } }>();
    const again = await administration.post(`/api/accounts/${account.id}/links`);
    expect((await look(linkIn(made))).statusCode).toBe(410);
    expect((await look(linkIn(again))).json()).toMatchObject({ purpose: 'invitation' });
    await house.db
      .updateTable('one_time_link')
      .set({ expires_at: '2026-01-01T00:00:00Z' })
      .where('account_id', '=', account.id)
      .execute();
    expect((await use(linkIn(again))).statusCode).toBe(410);
  });

  test('a reset ends the sessions that were open, and lifts the bar of wrong passwords', async () => {
    const made = await make('reset@secretariat.example');
    const first = callWith(house, cookieOf(await use(linkIn(made))));
    const { account } = made.json<{ account: { id: string } }>();
    for (let tries = 0; tries < 11; tries += 1) {
      await callWith(house).post('/api/sessions', {
        email: 'reset@secretariat.example',
        password: 'wrong wrong wrong',
      });
    }
    const reset = await administration.post(`/api/accounts/${account.id}/links`);
    expect((await look(linkIn(reset))).json()).toMatchObject({ purpose: 'reset' });
    expect((await first.get('/api/me')).json()).toMatchObject({ account: { id: account.id } });
    await use(linkIn(reset), { password: 'another long sentence' });
    expect((await first.get('/api/me')).json()).toMatchObject({ account: null });
    const signIn = (given: string) =>
      callWith(house).post('/api/sessions', { email: 'reset@secretariat.example', password: given });
    expect((await signIn(password)).statusCode).toBe(401);
    expect((await signIn('another long sentence')).statusCode).toBe(200);
  });

  test('an address that is taken names its account; one that has ended comes back without its password', async () => {
    const made = await make('twice@secretariat.example');
    const before = callWith(house, cookieOf(await use(linkIn(made))));
    const { account } = made.json<{ account: { id: string } }>();
    expect((await before.get('/api/me')).json()).toMatchObject({ account: { id: account.id } });
    expect((await make('TWICE@secretariat.example')).json()).toMatchObject({
      code: 'conflict',
      errors: [{ reason: 'emailTaken', pointer: '/email' }],
      facts: { account: account.id },
    });
    expect((await administration.send('DELETE', `/api/accounts/${account.id}`)).statusCode).toBe(204);
    const back = await make('twice@secretariat.example', ['auditor']);
    expect(back.json()).toMatchObject({ account: { id: account.id, state: 'invited', offices: ['auditor'] } });
    expect((await before.get('/api/me')).json()).toMatchObject({ account: null });
    expect(
      (await callWith(house).post('/api/sessions', { email: 'twice@secretariat.example', password })).statusCode,
    ).toBe(401);
  });

  test('without a mail server asking for a reset is answered alike and does nothing', async () => {
    const before = await house.db.selectFrom('one_time_link').selectAll().execute();
    for (const email of ['reset@secretariat.example', 'nobody@secretariat.example', 'no address']) {
      const reply = await callWith(house).post('/api/links/reset', { email });
      expect([reply.statusCode, reply.body]).toEqual([202, '']);
    }
    expect(await house.db.selectFrom('one_time_link').selectAll().execute()).toEqual(before);
  });

  test('offices are listed with those who chair, and with those who act for no delegation', async () => {
    const chair = await makeDelegate(house.db, { name: 'Chair' });
    const delegate = await makeDelegate(house.db, { name: 'Delegate only' });
    const consultation = await makeConsultation(house.db, { chair: chair.account });
    const list = async (query: string) => {
      const reply = await administration.get(`/api/accounts${query}`);
      return new Map(reply.json<{ accounts: { id: string }[] }>().accounts.map((account) => [account.id, account]));
    };
    const staff = await list('');
    expect(staff.get(chair.account)).toMatchObject({ chairs: [{ consultation, year: 2006 }] });
    expect(staff.has(delegate.account)).toBe(false);
    expect((await list('?who=everyone')).has(delegate.account)).toBe(true);
  });

  test('only the Administration administers accounts', async () => {
    const auditor = await signInAs(house, await makeAccount(house.db, { offices: ['auditor'] }));
    const stranger = callWith(house);
    for (const [caller, status] of [
      [auditor, 403],
      [stranger, 401],
    ] as const) {
      expect((await caller.get('/api/accounts')).statusCode).toBe(status);
      expect((await caller.post('/api/accounts', { email: 'x@y.example', name: 'X', offices: [] })).statusCode).toBe(
        status,
      );
    }
  });
});

describe('the last administrator', () => {
  let house: TestApp;
  let passwordHash: string;

  beforeAll(async () => {
    house = await testApp();
    const hashed = await hashPassword(password);
    passwordHash = hashed.ok ? hashed.value : '';
  });
  afterAll(() => house.close());

  test('keeps the office and the account, until another one can sign in', async () => {
    const last = await makeAdministrator(house.db, { passwordHash });
    const caller = await signInAs(house, last);
    const invited = await makeAdministrator(house.db);
    const refusal = { code: 'notAcceptable', errors: [{ reason: 'lastAdministrator' }] };
    expect((await caller.send('DELETE', `/api/accounts/${last}`)).json()).toMatchObject(refusal);
    expect((await caller.send('PATCH', `/api/accounts/${last}`, { offices: ['auditor'] })).json()).toMatchObject(
      refusal,
    );
    expect(
      (await caller.send('PATCH', `/api/accounts/${last}`, { offices: ['auditor', 'administration'] })).statusCode,
    ).toBe(200);
    expect((await caller.send('DELETE', `/api/accounts/${invited}`)).statusCode).toBe(204);
    expect((await caller.get('/api/me')).json()).toMatchObject({ account: { id: last } });

    const second = await makeAdministrator(house.db, { passwordHash });
    expect((await caller.send('DELETE', `/api/accounts/${last}`)).statusCode).toBe(204);
    expect((await caller.get('/api/me')).json()).toMatchObject({ account: null });
    await house.db.deleteFrom('session').execute();
    await house.db.updateTable('account').set({ ended_at: '2026-01-01T00:00:00Z' }).where('id', '=', second).execute();
  });

  test.runIf(hasPostgres())('two who end each other at once leave one', async () => {
    const ids = [
      await makeAdministrator(house.db, { passwordHash }),
      await makeAdministrator(house.db, { passwordHash }),
    ] as const;
    const [one, other] = [await signInAs(house, ids[0]), await signInAs(house, ids[1])];
    const replies = await startTogether(
      house.db,
      (trx) => trx.selectFrom('account').select('id').forUpdate().execute(),
      [() => one.send('DELETE', `/api/accounts/${ids[1]}`), () => other.send('DELETE', `/api/accounts/${ids[0]}`)],
    );
    expect(replies.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([204, 422]);
    const left = await house.db.selectFrom('account').where('ended_at', 'is', null).select('id').execute();
    expect(left).toHaveLength(1);
    await house.db.updateTable('account').set({ ended_at: '2026-01-01T00:00:00Z' }).execute();
  });

  test('an ended account’s sessions, links and delegations end at once', async () => {
    const caller = await signInAs(house, await makeAdministrator(house.db, { passwordHash }));
    const delegate = await makeDelegate(house.db, { passwordHash });
    const victim = await signInAs(house, delegate.account);
    const reset = linkIn(await caller.post(`/api/accounts/${delegate.account}/links`));
    expect((await victim.get('/api/me')).json()).toMatchObject({ account: { id: delegate.account } });
    expect((await caller.send('DELETE', `/api/accounts/${delegate.account}`)).statusCode).toBe(204);
    expect((await victim.get('/api/me')).json()).toMatchObject({ account: null });
    expect((await callWith(house).post('/api/links/use', { secret: reset, password })).statusCode).toBe(410);
    const rows = await house.db.selectFrom('delegate').where('id', '=', delegate.id).select('ends_at').execute();
    expect(rows[0]?.ends_at).not.toBeNull();
    expect((await caller.send('DELETE', `/api/accounts/${delegate.account}`)).statusCode).toBe(404);
  });
});

describe('the first administrator', () => {
  let house: TestApp;
  beforeAll(async () => {
    house = await testApp();
  });
  afterAll(() => house.close());

  test('is made by one link, renewed at each start, until somebody administers', async () => {
    const use = (link: { url: string } | null, body: object) =>
      callWith(house).post('/api/links/use', { secret: secretOf(link?.url ?? ''), password, ...body });
    const first = await firstAdministratorLink(house.deps);
    const second = await firstAdministratorLink(house.deps);
    const person = { name: 'Ruth Meier', email: 'ruth@secretariat.example', language: 'fr' };
    expect((await use(first, person)).statusCode).toBe(410);
    expect((await use(second, {})).json()).toMatchObject({
      errors: [
        { reason: 'missing', pointer: '/name' },
        { reason: 'missing', pointer: '/email' },
      ],
    });
    const replies = await Promise.all([
      use(second, person),
      use(second, { ...person, email: 'another@secretariat.example' }),
    ]);
    expect(replies.map(({ statusCode }) => statusCode).sort((a, b) => a - b)).toEqual([200, 410]);
    const signedIn = replies.find(({ statusCode }) => statusCode === 200);
    expect(signedIn?.json()).toMatchObject({
      account: { name: 'Ruth Meier', offices: ['administration'], language: 'fr' },
    });
    expect(await firstAdministratorLink(house.deps)).toBeNull();
    expect(await house.db.selectFrom('account').select('id').execute()).toHaveLength(1);
    expect(await house.db.selectFrom('audit_event').select('action').execute()).toEqual([
      { action: 'makeFirstAdministrator' },
    ]);
  });
});
