import type { LightMyRequestResponse } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Database } from '#server/db/schema.ts';
import { type Caller, signInAs, type TestApp } from './app.ts';
import { makeAccount, makeAdministrator, makeDelegate, makeMember, type MadeDelegate } from './make.ts';

export interface Person extends Caller {
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
