import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstAdministratorLink } from '#server/accounts/first-administrator.ts';
import { sendDueMails } from '#server/mail/send-mails.ts';
import { type Caller, callWith, cookieOf, type TestApp, testApp } from '../support/app.ts';
import { freshPglite } from '../support/database.ts';

/** On the embedded database a query that does not go through its transaction waits for it for ever: each command once. */
const password = 'a sentence that is long enough';
let house: TestApp;

beforeAll(async () => {
  house = await testApp({ connection: await freshPglite(), env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
});
afterAll(() => house.close());

const secretIn = (text: string): string => /link#([\w-]{43})/.exec(text)?.[1] ?? '';

/** The link of the last mail, which is taken out of the outbox as if it had been sent. */
async function lastLink(): Promise<string> {
  const bodies: string[] = [];
  const transport = { sendMail: async ({ text }: { text: string }) => bodies.push(text) };
  await sendDueMails(house.deps, transport);
  return secretIn(bodies.at(-1) ?? '');
}

async function use(secret: string, body: object = {}): Promise<Caller> {
  const reply = await callWith(house).post('/api/links/use', { secret, password, ...body });
  expect(reply.statusCode).toBe(200);
  return callWith(house, cookieOf(reply));
}

test('people, from the first administrator to a person who leaves', { timeout: 30_000 }, async () => {
  const link = await firstAdministratorLink(house.deps);
  const administration = await use(secretIn(link?.url ?? ''), {
    name: 'Ruth Meier',
    email: 'ruth@secretariat.example',
  });
  const status = async (reply: Promise<{ statusCode: number }>) => (await reply).statusCode;

  const bytes = readFileSync(new URL('../../server/demo/members-2005.csv', import.meta.url)).toString('base64');
  expect(await status(administration.post('/api/members/import', { bytes, dryRun: false }))).toBe(200);
  const again = await administration.post('/api/members/import', { bytes, dryRun: false });
  expect(again.json<{ unchanged: string[] }>().unchanged).toHaveLength(137);
  expect(await status(administration.get('/api/members/export.csv'))).toBe(200);

  const added = await administration.post('/api/members/FRA/people', {
    email: 'anne@mission.example',
    name: 'Anne Roux',
    position: 'adviser',
  });
  const { person } = added.json<{ person: { id: string; account: string } }>();
  const anne = await use(await lastLink());
  const address = `/api/members/FRA/people/${person.id}`;
  expect(await status(administration.send('PATCH', address, { hasAuthority: true }))).toBe(200);
  expect(await status(administration.post(`${address}/links`))).toBe(200);
  expect(await status(callWith(house).post('/api/links/reset', { email: 'anne@mission.example' }))).toBe(202);
  expect(await status(anne.post('/api/me/password', { current: password, next: `${password} indeed` }))).toBe(204);
  const signIn = { email: 'anne@mission.example', password: `${password} indeed` };
  expect(await status(callWith(house).post('/api/sessions', signIn))).toBe(200);
  expect(await status(callWith(house).post('/api/sessions', { ...signIn, password }))).toBe(401);

  expect(await status(administration.post('/api/members/FRA/suspensions', { reason: 'Arrears' }))).toBe(201);
  expect(await status(administration.post('/api/members/FRA/suspensions/lift', { reason: 'Paid' }))).toBe(200);
  expect(await status(anne.get('/api/members/FRA'))).toBe(200);
  expect(await status(administration.send('DELETE', address))).toBe(204);
  expect((await anne.get('/api/me')).json()).toMatchObject({ account: null });

  const made = await administration.post('/api/accounts', { email: 'o@secretariat.example', name: 'O', offices: [] });
  const account = `/api/accounts/${made.json<{ account: { id: string } }>().account.id}`;
  expect(await status(administration.send('PATCH', account, { offices: ['auditor'] }))).toBe(200);
  expect(await status(administration.post(`${account}/links`))).toBe(200);
  expect(await status(administration.send('DELETE', account))).toBe(204);
});
