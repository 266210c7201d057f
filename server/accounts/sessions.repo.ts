import { type Kysely, type Transaction, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { uuidArray } from '../db/codecs.ts';
import { holdsToday } from '../db/holds-today.ts';
import type { Database } from '../db/schema.ts';
import type { SignedIn } from './actor.ts';

type Executor = Kysely<Database> | Transaction<Database>;

/** The actor behind a running session, with offices and memberships as they stand now; one query for every request. */
export async function findActor(db: Executor, sessionId: string): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.id', '=', sessionId)
    .where('session.ended_at', 'is', null)
    .where('account.ended_at', 'is', null)
    .where('session.expires_at', '>', sql<string>`consult_clock()`)
    .select((eb) => [
      'session.id as sessionId',
      'account.id as accountId',
      'account.name',
      'account.email',
      'account.language',
      'account.offices',
      jsonArrayFrom(
        eb
          .selectFrom('delegate')
          .innerJoin('membership', 'membership.member_code', 'delegate.member_code')
          .whereRef('delegate.account_id', '=', 'account.id')
          .where('delegate.ends_at', 'is', null)
          .where(holdsToday)
          .select([
            'delegate.member_code as member',
            'membership.status',
            'delegate.position',
            'delegate.has_authority as hasAuthority',
          ])
          .orderBy('delegate.member_code'),
      ).as('memberships'),
    ])
    .executeTakeFirst();
  return row;
}

/** Those of the given sessions that still hold. */
export async function listRunningSessions(db: Executor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.id', '=', sql<string>`any(${uuidArray(ids)})`)
    .where('session.ended_at', 'is', null)
    .where('account.ended_at', 'is', null)
    .where('session.expires_at', '>', sql<string>`consult_clock()`)
    .select('session.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function insertSession(db: Executor, id: string, accountId: string, hours: number): Promise<void> {
  await db
    .insertInto('session')
    .values({
      id,
      account_id: accountId,
      created_at: sql`consult_clock()`,
      expires_at: sql`consult_clock() + make_interval(hours => ${hours})`,
    })
    .execute();
}

export async function endSession(db: Executor, id: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: sql`consult_clock()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Signs an account out everywhere: a lost device, a new password, a person who left the delegation. */
export async function endSessionsOf(db: Executor, accountId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: sql`consult_clock()` })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}

/** A new password ends what others may have open; the one who set it goes on. */
export async function endOtherSessionsOf(db: Executor, accountId: string, sessionId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: sql`consult_clock()` })
    .where('account_id', '=', accountId)
    .where('id', '<>', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}
