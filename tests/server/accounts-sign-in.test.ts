import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { deleteOldTries } from '#server/accounts/tries.repo.ts';
import { type TestApp, callWith, cookieOf, signInAs, testApp } from '../support/app.ts';
import { hasPostgres } from '../support/database.ts';
import { makeAccount, makeDelegate, makeMember } from '../support/make.ts';
import { startTogether } from '../support/start-together.ts';

const password = 'a sentence that is long enough';
let passwordHash: string;
let house: TestApp;

beforeAll(async () => {
  house = await testApp({ poolSize: 25 });
  const hashed = await hashPassword(password);
  if (!hashed.ok) throw new Error('busy');
  passwordHash = hashed.value;
});
afterAll(() => house.close());

const signIn = (email: string, given = password) => callWith(house).post('/api/sessions', { email, password: given });

describe('signing in', () => {
  test('sets a cookie that says who one is, with delegations', async () => {
    const member = await makeMember(house.db, { code: 'XXA' });
    await makeDelegate(house.db, { member, email: 'Ana.Diaz@mission.example', name: 'Ana Díaz', passwordHash });
    const reply = await signIn(' ana.diaz@MISSION.example');
    expect(reply.statusCode).toBe(200);
    expect(reply.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    const me = await callWith(house, cookieOf(reply)).get('/api/me');
    expect(me.json()).toMatchObject({
      account: {
        name: 'Ana Díaz',
        email: 'Ana.Diaz@mission.example',
        memberships: [
          { member: 'XXA', names: { en: 'State XXA' }, status: 'member', position: 'representative', mayCast: true },
        ],
      },
      organisation: { name: 'Test organisation', zone: 'Europe/Zurich', place: { fr: 'Genève' } },
      demo: false,
      mail: false,
    });
  });

  test('nobody is signed in without a cookie', async () => {
    expect((await callWith(house).get('/api/me')).json()).toMatchObject({ account: null });
  });

  test('the spelling of an accent does not matter in a password', async () => {
    const hashed = await hashPassword('La délégation côtière');
    await makeAccount(house.db, { email: 'accent@mission.example', passwordHash: hashed.ok ? hashed.value : '' });
    const reply = await signIn('accent@mission.example', 'La délégation côtière'.normalize('NFD'));
    expect(reply.statusCode).toBe(200);
  });

  test('a wrong name, a wrong password, an ended and an invited account get the same answer', async () => {
    await makeAccount(house.db, { email: 'known@mission.example', passwordHash });
    await makeAccount(house.db, { email: 'invited@mission.example' });
    const ended = await makeAccount(house.db, { email: 'ended@mission.example', passwordHash });
    await house.db.updateTable('account').set({ ended_at: '2026-01-01T00:00:00Z' }).where('id', '=', ended).execute();
    const replies = [
      await signIn('nobody@mission.example'),
      await signIn('known@mission.example', 'another sentence entirely'),
      await signIn('invited@mission.example', ''),
      await signIn('ended@mission.example'),
    ];
    for (const reply of replies) {
      expect(reply.statusCode).toBe(401);
      const { request: _request, ...problem } = reply.json<Record<string, unknown>>();
      expect(problem).toEqual({
        type: '/errors/wrongCredentials',
        status: 401,
        code: 'wrongCredentials',
        title: expect.stringContaining('do not go together'),
        errors: [],
      });
      expect(reply.cookies).toEqual([]);
    }
  });

  test('a name that nobody has takes as long as a wrong password', async () => {
    await makeAccount(house.db, { email: 'timed@mission.example', passwordHash });
    const times = { known: [] as number[], unknown: [] as number[] };
    await signIn('warm@mission.example');
    // By turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < 7; round += 1) {
      for (const [who, email] of [
        ['known', 'timed@mission.example'],
        ['unknown', 'nobody-timed@mission.example'],
      ] as const) {
        const start = performance.now();
        await signIn(email, 'another sentence entirely');
        times[who].push(performance.now() - start);
      }
    }
    const median = (list: number[]): number => list.sort((a, b) => a - b)[3] ?? 0;
    // Without the work for nobody's password its answer would be there in a tenth of the time.
    expect(median(times.unknown) / median(times.known)).toBeGreaterThan(1 / 3);
    expect(median(times.unknown) / median(times.known)).toBeLessThan(3);
  });
});

describe('the limit on tries', () => {
  test.each(['limited@mission.example', 'limited-nobody@mission.example'])(
    'after ten wrong passwords %s is barred, by the right one too, until a quarter of an hour has gone',
    async (email) => {
      if (!email.includes('nobody')) await makeAccount(house.db, { email, passwordHash });
      for (let tries = 0; tries < 10; tries += 1) {
        expect((await signIn(email, 'wrong wrong wrong')).json()).toMatchObject({ code: 'wrongCredentials' });
      }
      const barred = await signIn(email.toUpperCase());
      expect(barred.statusCode).toBe(429);
      const seconds = Number(barred.headers['retry-after']);
      expect(seconds).toBeGreaterThan(14 * 60);
      expect(seconds).toBeLessThanOrEqual(15 * 60);
      const { rows } = await house.connection.db.transaction().execute(async (trx) => {
        const updated = await trx
          .updateTable('sign_in_failure')
          .set({ at: '2026-01-01T00:00:00Z' })
          .where('email_key', '=', email)
          .returning('email_key')
          .execute();
        return { rows: updated };
      });
      expect(rows).toHaveLength(10);
      expect((await signIn(email)).statusCode).toBe(email.includes('nobody') ? 401 : 200);
    },
  );

  test.runIf(hasPostgres())('twenty guesses at once are ten guesses', async () => {
    await makeAccount(house.db, { email: 'rushed@mission.example', passwordHash });
    const replies = await startTogether(
      house.db,
      (trx) => sql`lock table sign_in_failure in access exclusive mode`.execute(trx),
      Array.from({ length: 20 }, (_, at) => () => signIn('rushed@mission.example', `guess number ${at}`)),
    );
    const codes = replies.map((reply) => reply.json<{ code: string }>().code);
    expect(codes.filter((code) => code === 'wrongCredentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'tooManyTries')).toHaveLength(10);
  });

  test('the right password ends the count', async () => {
    await makeAccount(house.db, { email: 'forgiven@mission.example', passwordHash });
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 9; tries += 1) await signIn('forgiven@mission.example', 'wrong wrong wrong');
      expect((await signIn('forgiven@mission.example')).statusCode).toBe(200);
    }
  });

  test('what counts no longer is removed', async () => {
    await signIn('old@mission.example', 'wrong wrong wrong');
    await house.db
      .updateTable('sign_in_failure')
      .set({ at: '2026-01-01T00:00:00Z' })
      .where('email_key', '=', 'old@mission.example')
      .execute();
    await signIn('young@mission.example', 'wrong wrong wrong');
    await deleteOldTries(house.db);
    const rows = await house.db.selectFrom('sign_in_failure').select('email_key').execute();
    const keys = rows.map(({ email_key }) => email_key);
    expect(keys).toContain('young@mission.example');
    expect(keys).not.toContain('old@mission.example');
  });

  test('116 people sign in from one address at once', async () => {
    const emails = Array.from({ length: 116 }, (_, at) => `room-${at}@mission.example`);
    for (const email of emails) await makeAccount(house.db, { email, passwordHash });
    const replies = await Promise.all(emails.map((email) => signIn(email)));
    expect(replies.filter(({ statusCode }) => statusCode !== 200)).toEqual([]);
  });
});

describe('signing out', () => {
  test('here ends this session and no other', async () => {
    const account = await makeAccount(house.db);
    const [one, other] = [await signInAs(house, account), await signInAs(house, account)];
    expect((await one.send('DELETE', '/api/sessions/current')).statusCode).toBe(204);
    expect((await one.get('/api/me')).json()).toMatchObject({ account: null });
    expect((await other.get('/api/me')).json()).toMatchObject({ account: { id: account } });
    expect((await callWith(house).send('DELETE', '/api/sessions/current')).statusCode).toBe(204);
  });

  test('everywhere ends all of them', async () => {
    const account = await makeAccount(house.db);
    const [one, other] = [await signInAs(house, account), await signInAs(house, account)];
    expect((await one.send('DELETE', '/api/sessions')).statusCode).toBe(204);
    for (const caller of [one, other]) expect((await caller.get('/api/me')).json()).toMatchObject({ account: null });
  });
});

describe('one’s own account', () => {
  test('name and language are one’s own to change', async () => {
    const caller = await signInAs(house, await makeAccount(house.db, { name: 'Old' }));
    const reply = await caller.send('PATCH', '/api/me', { name: '  New Name ', language: 'fr' });
    expect(reply.json()).toMatchObject({ account: { name: 'New Name', language: 'fr' } });
    expect((await caller.send('PATCH', '/api/me', { name: 'Nul\u0000l' })).statusCode).toBe(400);
  });

  test('a new password asks for the present one, and ends the other sessions', async () => {
    const account = await makeAccount(house.db, { email: 'changes@mission.example', passwordHash });
    const [one, other] = [await signInAs(house, account), await signInAs(house, account)];
    const change = (current: string, next: string) => one.post('/api/me/password', { current, next });
    expect((await change(password, 'short')).json()).toMatchObject({
      code: 'notAcceptable',
      errors: [{ reason: 'passwordShort', pointer: '/next' }],
    });
    expect((await change('not the present one', 'the next long sentence')).json()).toMatchObject({
      errors: [{ reason: 'passwordWrong', pointer: '/current' }],
    });
    expect((await other.get('/api/me')).json()).toMatchObject({ account: { id: account } });
    expect((await change(password, 'the next long sentence')).statusCode).toBe(204);
    expect((await one.get('/api/me')).json()).toMatchObject({ account: { id: account } });
    expect((await other.get('/api/me')).json()).toMatchObject({ account: null });
    expect((await signIn('changes@mission.example', 'the next long sentence')).statusCode).toBe(200);
    expect((await signIn('changes@mission.example')).statusCode).toBe(401);
  });
});

describe('the demonstration', () => {
  test('is not there outside of it', async () => {
    const account = await makeAccount(house.db);
    expect((await callWith(house).get('/api/demo/people')).statusCode).toBe(404);
    expect((await callWith(house).post('/api/demo/sessions', { account })).statusCode).toBe(404);
  });

  test('offers people to sign in as', async () => {
    const demo = await testApp({ demo: true });
    try {
      const delegate = await makeDelegate(demo.db, { name: 'Delegate' });
      const officer = await makeAccount(demo.db, { name: 'Officer', offices: ['administration'] });
      const { people } = (await callWith(demo).get('/api/demo/people')).json<{ people: { account: string }[] }>();
      expect(people.map(({ account }) => account)).toEqual([officer, delegate.account]);
      const reply = await callWith(demo).post('/api/demo/sessions', { account: delegate.account });
      expect(reply.json()).toMatchObject({ account: { name: 'Delegate' }, demo: true });
      expect((await callWith(demo, cookieOf(reply)).get('/api/me')).json()).toMatchObject({
        account: { name: 'Delegate' },
      });
    } finally {
      await demo.close();
    }
  });
});
