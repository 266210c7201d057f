import { expect, test } from 'vitest';
import { testApp } from '#tests/support/app.ts';
import { freshPglite } from '#tests/support/database.ts';
import { makeCast } from '#tests/support/make-consultation.ts';

const text = (words: string) => ({ en: words, fr: words, es: words });

/** On the embedded database a command that leaves its transaction waits for itself for ever: each is called once here. */
test('a consultation from its draft to its views on the embedded database', { timeout: 30_000 }, async () => {
  const app = await testApp({ connection: await freshPglite() });
  const { administrator, chair, head, other } = await makeCast(app);
  const send = async (who: typeof head, call: string, body?: unknown, version?: number) => {
    const [method, url] = call.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const reply = await who.send(method, url, body, version === undefined ? {} : { 'if-match': `"${version}"` });
    expect(reply.statusCode, `${call} answers ${reply.body}`).toBeLessThan(300);
    return reply.body === '' || !reply.headers['content-type']?.includes('json') ? undefined : reply.json<unknown>();
  };
  const idOf = (reply: unknown) => (reply as { id: string }).id;

  const id = idOf(await send(administrator, 'POST /api/consultations', { year: 2006, title: text('IDM'), places: 2 }));
  const at = `/api/consultations/${id}`;
  await send(administrator, `PUT ${at}`, draft(chair.account), 1);
  const listed = { title: text('Environment'), reasons: text('Because') };
  const topic = idOf(await send(administrator, `POST ${at}/topics/listed`, listed));
  const extra = idOf(await send(administrator, `POST ${at}/topics/listed`, listed));
  await send(administrator, `PUT ${at}/topics/${extra}`, { ...listed, remark: null, buildsOn: [topic] });
  await send(administrator, `DELETE ${at}/topics/${extra}`);
  const station = {
    year: 2004,
    kind: 'theme',
    title: text('E'),
    outcome: 'deferred',
    deferredTo: 2006,
    ofGeneralInterest: true,
  };
  await send(administrator, `POST /api/topics/${topic}/history`, station);
  await send(administrator, `POST /api/topics/${topic}/links`, { title: text('Health'), year: 2003 });
  await send(administrator, `POST ${at}/issue`, undefined, 2);
  await send(chair, `POST ${at}/hours`, { closesAt: '2035-02-28T18:00', reason: 'Time' }, 3);
  await send(administrator, `POST ${at}/chair`, { account: chair.account });

  const proposal = { title: text('Migrants'), reasons: text('Because'), member: head.member, buildsOn: [topic] };
  const proposed = idOf(await send(head, `POST ${at}/topics`, proposal));
  const entered = { ...proposal, member: other.member, proposedAt: '2020-01-01T10:00' };
  const second = idOf(await send(administrator, `POST ${at}/topics/entered`, entered));
  await send(other, `PUT ${at}/topics/${proposed}/sponsors/${other.member}`);
  await send(other, `DELETE ${at}/topics/${proposed}/sponsors/${other.member}`);
  await send(chair, `POST ${at}/topics/${proposed}/ruling`, { to: 'admitted' });
  await send(other, `POST ${at}/topics/${second}/withdrawal`, { member: other.member });
  const view = { member: head.member, position: 'support', words: '', language: 'en', release: true, replaces: 0 };
  await send(head, `PUT ${at}/views/theme`, view);

  for (const url of [
    '/api/consultations',
    at,
    '/api/topics',
    `/api/topics/${topic}`,
    `${at}/topics/like?title=migrant`,
  ]) {
    await send(head, `GET ${url}`);
  }
  expect(await send(head, `GET ${at}/views`)).toMatchObject({
    released: [{ member: head.member }],
    own: [{ draft: false }],
  });
  await send(head, `GET ${at}/views.csv`);
  await send(chair, `POST ${at}/withdraw`, { reason: 'Given up' });
  await app.close();
});

const draft = (chair: string) => ({
  title: text('IDM'),
  symbol: null,
  remark: null,
  asked: [text('Views')],
  places: 2,
  chair,
  openToObservers: true,
  opensAt: '2020-01-01T09:00',
  topicsCloseAt: '2035-01-20T18:00',
  closesAt: '2035-01-31T18:00',
  paragraphs: [{ number: 1, heading: null, words: text('One') }],
  theme: { title: text('Partnerships'), paragraph: 1 },
});
