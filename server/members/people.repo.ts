import { sql, type Kysely, type Transaction } from 'kysely';
import { mayCast, type Position } from '#shared/roles.ts';
import { holdsToday } from '../db/holds-today.ts';
import type { Database } from '../db/schema.ts';

export interface PersonRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly position: Position;
  readonly hasAuthority: boolean;
  readonly authority: { by: string; at: string } | null;
  readonly mayCast: boolean;
  readonly since: string;
  readonly state: 'invited' | 'active';
  readonly linkExpiresAt: string | null;
}

const selectPeople = (db: Kysely<Database>, member: string) =>
  db
    .selectFrom('delegate')
    .innerJoin('account', 'account.id', 'delegate.account_id')
    .leftJoin('account as giver', 'giver.id', 'delegate.authority_by')
    .leftJoin('membership', (join) => join.onRef('membership.member_code', '=', 'delegate.member_code').on(holdsToday))
    .where('delegate.member_code', '=', member)
    .where('delegate.ends_at', 'is', null)
    .select((eb) => [
      'delegate.id',
      'account.id as account',
      'account.name',
      'account.email',
      'delegate.position',
      'delegate.has_authority as hasAuthority',
      'giver.name as authorityBy',
      'delegate.authority_at as authorityAt',
      'delegate.starts_at as since',
      'membership.status',
      eb('account.password_hash', 'is not', null).$castTo<boolean>().as('hasPassword'),
      eb
        .selectFrom('one_time_link')
        .whereRef('one_time_link.account_id', '=', 'account.id')
        .where('used_at', 'is', null)
        .where('replaced_at', 'is', null)
        .where('expires_at', '>', sql<string>`consult_clock()`)
        .select((link) => link.fn.max('expires_at').as('until'))
        .as('linkExpiresAt'),
    ])
    .orderBy('delegate.starts_at');

/** The people who act for a Member or observer now, in the order in which they came. */
export async function listPeople(db: Kysely<Database>, member: string): Promise<PersonRow[]> {
  const rows = await selectPeople(db, member).execute();
  return rows.map(({ authorityBy, authorityAt, status, hasPassword, ...row }) => ({
    ...row,
    authority: authorityBy !== null && authorityAt !== null ? { by: authorityBy, at: authorityAt } : null,
    mayCast: status !== null && mayCast({ member, status, position: row.position, hasAuthority: row.hasAuthority }),
    state: hasPassword ? 'active' : 'invited',
  }));
}

/** One of them, who is known to be there: the transaction holds the row. */
export async function describePerson(db: Kysely<Database>, member: string, id: string): Promise<PersonRow> {
  const person = (await listPeople(db, member)).find((candidate) => candidate.id === id);
  if (!person) throw new Error(`Person ${id} of ${member} is gone.`);
  return person;
}

export interface LockedPerson {
  readonly id: string;
  readonly account: string;
  readonly position: Position;
  readonly hasAuthority: boolean;
}

/** A person of this delegation who has not left it, held against changes to the end of the transaction. */
export async function lockPerson(
  trx: Transaction<Database>,
  member: string,
  id: string,
): Promise<LockedPerson | undefined> {
  return await trx
    .selectFrom('delegate')
    .where('id', '=', id)
    .where('member_code', '=', member)
    .where('ends_at', 'is', null)
    .select(['id', 'account_id as account', 'position', 'has_authority as hasAuthority'])
    .forUpdate()
    .executeTakeFirst();
}

/** False where the account acts for this Member already. */
export async function insertPerson(
  trx: Transaction<Database>,
  person: { id: string; account: string; member: string; position: Position },
): Promise<boolean> {
  const row = await trx
    .insertInto('delegate')
    .values({
      id: person.id,
      account_id: person.account,
      member_code: person.member,
      position: person.position,
      authority_by: null,
      authority_at: null,
      starts_at: sql`consult_clock()`,
      ends_at: null,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'member_code']).where('ends_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Authority is recorded with who gave it; a position that casts by itself carries none. */
export async function updatePerson(
  trx: Transaction<Database>,
  id: string,
  change: { position: Position; hasAuthority: boolean; authorityBy: string | null },
): Promise<void> {
  const { position, hasAuthority, authorityBy } = change;
  await trx
    .updateTable('delegate')
    .set({
      position,
      has_authority: hasAuthority,
      authority_by: authorityBy,
      authority_at: authorityBy === null ? null : sql`consult_clock()`,
    })
    .where('id', '=', id)
    .execute();
}

export async function endPerson(trx: Transaction<Database>, id: string): Promise<void> {
  await trx
    .updateTable('delegate')
    .set({ ends_at: sql`consult_clock()` })
    .where('id', '=', id)
    .execute();
}

export async function endDelegatesOf(trx: Transaction<Database>, accountId: string): Promise<void> {
  await trx
    .updateTable('delegate')
    .set({ ends_at: sql`consult_clock()` })
    .where('account_id', '=', accountId)
    .where('ends_at', 'is', null)
    .execute();
}

/** Whether an account has a place left: another delegation, or the chair of a consultation that goes on. */
export async function holdsAnything(trx: Transaction<Database>, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select from delegate where account_id = ${accountId} and ends_at is null)
      or exists (
        select from consultation where chair_id = ${accountId} and state in ('draft', 'issued')
      ) as holds`.execute(trx);
  return rows[0]?.holds ?? false;
}
