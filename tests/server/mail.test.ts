import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { sendDueMails, startMails } from '#server/mail/send-mails.ts';
import { type Caller, callWith, signInAs, type TestApp, testApp } from '../support/app.ts';
import { makeAccount, makeAdministrator, makeMember } from '../support/make.ts';

interface Caught {
  to: string[];
  source: string;
}

let server: SMTPServer;
let house: TestApp;
let administration: Caller;
let caught: Caught[] = [];
/** What the catcher answers instead of taking the mail. */
let refuses: string | undefined;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses !== undefined) return done(new Error(refuses));
        caught.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  house = await testApp({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      PUBLIC_URL: 'https://consult.example',
      MAIL_FROM: 'Registry <registry@consult.example>',
    },
  });
  administration = await signInAs(house, await makeAdministrator(house.db));
});
afterAll(async () => {
  await house.close();
  await new Promise<void>((closed) => server.close(() => closed()));
});
beforeEach(async () => {
  caught = [];
  refuses = undefined;
  await house.db.deleteFrom('outbox').execute();
});

const outbox = () => house.db.selectFrom('outbox').selectAll().orderBy('id').execute();
const transport = () => createTransport({ url: house.deps.config.SMTP_URL ?? '' });
const makeDue = () => house.db.updateTable('outbox').set({ due_at: '2026-01-01T00:00:00Z' }).execute();
const linkOf = (text: string): string => /https:\/\/consult\.example\/link#([\w-]{43})/.exec(text)?.[1] ?? '';

async function invite(email: string, language?: string) {
  const member = await makeMember(house.db);
  return await administration.post(`/api/members/${member}/people`, {
    email,
    name: 'Ana Díaz',
    position: 'head',
    ...(language && { language }),
  });
}

describe('links by mail', () => {
  test('an invitation is put into the outbox in the person’s language, and no link is shown', async () => {
    const reply = await invite('ana@mission.example', 'es');
    expect(reply.json()).toMatchObject({ link: null });
    const [mail] = await outbox();
    expect(mail).toMatchObject({ recipient: 'ana@mission.example', subject: 'Test organisation: su acceso', tries: 0 });
    expect(mail?.body).toContain('Ana Díaz:\n');
    expect(mail?.body).toMatch(/hasta el \p{L}+, \d+ de \p{L}+ de \d{4} a las \d\d\.\d\d \(Ginebra\)/u);
    const used = await callWith(house).post('/api/links/use', {
      secret: linkOf(mail?.body ?? ''),
      password: 'a sentence that is long enough',
    });
    expect(used.statusCode).toBe(200);
    expect((await callWith(house).get('/api/me')).json()).toMatchObject({ mail: true });
  });

  test('in all three languages while the person’s is not known', async () => {
    await invite('unknown@mission.example');
    const [mail] = await outbox();
    expect(mail?.subject).toBe(
      'Test organisation: your access / Test organisation\u202f: votre accès / Test organisation: su acceso',
    );
    for (const words of ['choose a password', 'choisissez un mot de passe', 'elija una contraseña']) {
      expect(mail?.body).toContain(words);
    }
  });

  test('nothing is sent of what did not happen', async () => {
    const member = await makeMember(house.db);
    const body = { email: 'once@mission.example', name: 'Once', position: 'head' };
    await administration.post(`/api/members/${member}/people`, body);
    expect((await administration.post(`/api/members/${member}/people`, body)).statusCode).toBe(409);
    expect(await outbox()).toHaveLength(1);
  });
});

describe('asking for a new password', () => {
  const ask = (email: string) => callWith(house).post('/api/links/reset', { email });

  test('sends a link to an account and nothing to nobody, with one answer in one time', async () => {
    const hashed = await hashPassword('the present long sentence');
    await makeAccount(house.db, {
      email: 'known@mission.example',
      passwordHash: hashed.ok ? hashed.value : '',
      language: 'fr',
    });
    const timed = async (email: string) => {
      const start = performance.now();
      const { statusCode, body } = await ask(email);
      return { answer: [statusCode, body], time: performance.now() - start };
    };
    const known = await timed('Known@mission.example');
    const unknown = await timed('nobody@mission.example');
    expect(known.answer).toEqual([202, '']);
    expect(unknown.answer).toEqual([202, '']);
    // Neither comes before the time that both take.
    expect(Math.min(known.time, unknown.time)).toBeGreaterThan(280);
    const mails = await outbox();
    expect(mails).toMatchObject([
      { recipient: 'known@mission.example', subject: 'Test organisation\u202f: un nouveau mot de passe' },
    ]);
    const used = await callWith(house).post('/api/links/use', {
      secret: linkOf(mails[0]?.body ?? ''),
      password: 'the next long sentence',
    });
    expect(used.statusCode).toBe(200);
  });

  test('fills nobody’s letter box, and ends no link that is under way', async () => {
    await makeAccount(house.db, { email: 'box@mission.example' });
    for (let asked = 0; asked < 5; asked += 1) await ask('box@mission.example');
    const mails = await outbox();
    expect(mails).toHaveLength(3);
    const look = await callWith(house).post('/api/links/look', { secret: linkOf(mails[0]?.body ?? '') });
    expect(look.json()).toMatchObject({ purpose: 'reset' });
  });
});

describe('sending', () => {
  test('what is due is sent once, and its text is not kept', async () => {
    await invite('sent@mission.example', 'fr');
    expect(await sendDueMails(house.deps, transport())).toBe(1);
    expect(caught).toMatchObject([{ to: ['sent@mission.example'] }]);
    expect(caught[0]?.source).toMatch(/^From: Registry <registry@consult\.example>$/m);
    expect(await outbox()).toMatchObject([
      { body: '', tries: 1, last_error: null, sent_at: expect.stringMatching(/Z$/) },
    ]);
    await makeDue();
    expect(await sendDueMails(house.deps, transport())).toBe(0);
    expect(caught).toHaveLength(1);
  });

  test('what a server refuses is tried again later, each time after a longer pause', async () => {
    await invite('later@mission.example', 'en');
    refuses = 'mailbox busy';
    const pauses: number[] = [];
    for (let tries = 1; tries <= 3; tries += 1) {
      expect(await sendDueMails(house.deps, transport())).toBe(0);
      const [mail] = await outbox();
      expect(mail).toMatchObject({ tries, sent_at: null, last_error: expect.stringContaining('mailbox busy') });
      pauses.push(Math.round((Date.parse(mail?.due_at ?? '') - Date.now()) / 60_000));
      // Not due, so not tried.
      expect(await sendDueMails(house.deps, transport())).toBe(0);
      expect((await outbox())[0]?.tries).toBe(tries);
      await makeDue();
    }
    expect(pauses).toEqual([1, 2, 4]);
    refuses = undefined;
    expect(await sendDueMails(house.deps, transport())).toBe(1);
    expect(await outbox()).toMatchObject([{ last_error: null, body: '' }]);
  });

  test('several processes send each mail once', async () => {
    for (let at = 0; at < 25; at += 1) await invite(`crowd-${at}@mission.example`, 'en');
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendDueMails(house.deps, transport())));
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(25);
    expect(new Set(caught.flatMap(({ to }) => to)).size).toBe(25);
    expect(caught).toHaveLength(25);
  });

  test('the job looks by itself, and stops', async () => {
    const job = startMails(house.deps, { seconds: 0.05 });
    await invite('job@mission.example', 'en');
    await expect.poll(() => caught.length, { timeout: 5_000 }).toBe(1);
    await job.stop();
    await invite('after@mission.example', 'en');
    await new Promise((passed) => setTimeout(passed, 200));
    expect(caught).toHaveLength(1);
  });
});
