import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { type Kysely, sql } from 'kysely';
import { json } from '#server/db/codecs.ts';
import type { Database } from '#server/db/schema.ts';
import { type Caller, signInAs, type TestApp } from './app.ts';
import { makeAccount, makeAdministrator, makeDelegate, makeMember, type MadeDelegate } from './make.ts';

interface Person extends Caller {
  readonly account: string;
  readonly member: string;
}

/** One of each who has to do with a consultation. The Chair sits in no delegation unless a test seats it. */
export interface Cast {
  readonly administrator: Person;
  readonly auditor: Person;
  readonly chair: Person;
  /** Head, representative and adviser (without authority) of one Member, and a representative of another. */
  readonly head: Person;
  readonly representative: Person;
  readonly adviser: Person;
  readonly other: Person;
  readonly observer: Person;
  /** Signed in, and nothing else. */
  readonly stranger: Person;
}

export async function makeCast(test: TestApp): Promise<Cast> {
  const { db } = test;
  const enter = async (account: string, member = ''): Promise<Person> => ({
    ...(await signInAs(test, account)),
    account,
    member,
  });
  const seated = async ({ account, member }: MadeDelegate) => enter(account, member);
  const member = await makeMember(db);
  return {
    administrator: await enter(await makeAdministrator(db)),
    auditor: await enter(await makeAccount(db, { offices: ['auditor'] })),
    chair: await enter(await makeAccount(db, { name: 'The Chair' })),
    head: await seated(await makeDelegate(db, { member, position: 'head', name: 'The Head' })),
    representative: await seated(await makeDelegate(db, { member, name: 'The Representative' })),
    adviser: await seated(await makeDelegate(db, { member, position: 'adviser', name: 'The Adviser' })),
    other: await seated(await makeDelegate(db)),
    observer: await seated(await makeDelegate(db, { member: await makeMember(db, { status: 'observer' }) })),
    stranger: await enter(await makeAccount(db)),
  };
}

/** Moves hours of a consultation to so many seconds from now; the clock itself stands where it does. */
export async function setHours(
  db: Kysely<Database>,
  consultation: string,
  seconds: { readonly opens?: number; readonly topicsClose?: number; readonly closes?: number },
): Promise<void> {
  const from = (count: number) => sql<string>`consult_clock() + make_interval(secs => ${count})`;
  await db
    .updateTable('consultation')
    .set({
      ...(seconds.opens !== undefined && { opens_at: from(seconds.opens) }),
      ...(seconds.topicsClose !== undefined && { topics_close_at: from(seconds.topicsClose) }),
      ...(seconds.closes !== undefined && { closes_at: from(seconds.closes) }),
    })
    .where('id', '=', consultation)
    .execute();
}

/** A refusal in one line: its code, then every reason with its pointer. */
export function refusalOf(reply: LightMyRequestResponse): string {
  const problem = reply.json<{ code: string; errors: { reason: string; pointer: string }[] }>();
  return [
    `${reply.statusCode} ${problem.code}`,
    ...problem.errors.map(({ reason, pointer }) => `${reason}@${pointer}`),
  ].join(' ');
}

/** A round as a row, with what no rule of a consultation looks at left at its plainest. Opens in an hour unless said. */
export async function makeRoundOf(
  db: Kysely<Database>,
  consultation: string,
  state: 'draft' | 'ready' | 'open' | 'void',
  options: { readonly topic?: string; readonly opensIn?: number; readonly roll?: readonly { member: string }[] } = {},
): Promise<string> {
  const id = randomUUID();
  const inSeconds = (count: number) => sql<string>`consult_clock() + make_interval(secs => ${count})`;
  await db
    .insertInto('round')
    .values({
      id,
      consultation_id: consultation,
      sequence: 1,
      kind: 'preference',
      state,
      question: json({ en: 'Which?', fr: 'Lequel\u202f?', es: '¿Cuál?' }),
      form: 'choose',
      minimum: 1,
      maximum: 2,
      places: 2,
      secrecy: 'confidential',
      tie_means: ['bothRetained'],
      opens_at: inSeconds(options.opensIn ?? 3600),
      closes_at: inSeconds(7200),
      further_of: null,
      manifest: state === 'open' ? JSON.stringify({ roll: options.roll ?? [] }) : null,
      manifest_hash: null,
      result: null,
      result_hash: null,
      opened_at: null,
      closed_at: null,
      tallied_at: null,
      tallied_by: null,
      declared_at: null,
      voided_at: null,
      void_reason: null,
      created_at: inSeconds(0),
    })
    .execute();
  if (options.topic !== undefined) {
    await db
      .insertInto('round_option')
      .values({ round_id: id, position: 0, topic_id: options.topic, title: json({ en: 'A', fr: 'A', es: 'A' }) })
      .execute();
  }
  return id;
}
