import { sql, type Kysely, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { emailKey } from '#shared/accounts/email-key.ts';
import type { FullText, Language, Text } from '#shared/languages.ts';
import { mayCast, type Office, type Position } from '#shared/roles.ts';
import { textArray } from '../db/codecs.ts';
import { lockByName } from '../db/locks.ts';
import { holdsToday } from '../db/holds-today.ts';
import type { Database } from '../db/schema.ts';

export interface AccountMembership {
  readonly member: string;
  readonly names: FullText;
  readonly status: 'member' | 'observer';
  readonly position: Position;
  readonly mayCast: boolean;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly offices: Office[];
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly linkExpiresAt: string | null;
  readonly chairs: { consultation: string; year: number; title: Text }[];
  readonly memberships: AccountMembership[];
}

/** Accounts that have not ended, with what they hold. */
const selectAccounts = (db: Kysely<Database>) =>
  db
    .selectFrom('account')
    .where('account.ended_at', 'is', null)
    .select((eb) => [
      'account.id',
      'account.name',
      'account.email',
      'account.language',
      'account.offices',
      'account.created_at as createdAt',
      eb('account.password_hash', 'is not', null).$castTo<boolean>().as('hasPassword'),
      eb
        .selectFrom('one_time_link')
        .whereRef('one_time_link.account_id', '=', 'account.id')
        .where('used_at', 'is', null)
        .where('replaced_at', 'is', null)
        .where('expires_at', '>', sql<string>`consult_clock()`)
        .select((link) => link.fn.max('expires_at').as('until'))
        .as('linkExpiresAt'),
      jsonArrayFrom(
        eb
          .selectFrom('consultation')
          .whereRef('consultation.chair_id', '=', 'account.id')
          .select(['consultation.id as consultation', 'consultation.year', 'consultation.title'])
          .orderBy('consultation.year'),
      ).as('chairs'),
      jsonArrayFrom(
        eb
          .selectFrom('delegate')
          .innerJoin('member', 'member.code', 'delegate.member_code')
          .innerJoin('membership', 'membership.member_code', 'member.code')
          .whereRef('delegate.account_id', '=', 'account.id')
          .where('delegate.ends_at', 'is', null)
          .where(holdsToday)
          .select([
            'member.code as member',
            'member.names',
            'membership.status',
            'delegate.position',
            'delegate.has_authority as hasAuthority',
          ])
          .orderBy('member.code'),
      ).as('memberships'),
    ]);

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectAccounts>['execute']>>[number];

const asAccount = ({ memberships, ...row }: SelectedRow): AccountRow => ({
  ...row,
  memberships: memberships.map(({ hasAuthority, ...membership }) => ({
    ...membership,
    mayCast: mayCast({ ...membership, hasAuthority }),
  })),
});

export async function findAccount(db: Kysely<Database>, id: string): Promise<AccountRow | undefined> {
  const row = await selectAccounts(db).where('account.id', '=', id).executeTakeFirst();
  return row && asAccount(row);
}

/** `staff`: those with an office, who chair, or who act for no delegation. */
export async function listAccounts(db: Kysely<Database>, who: 'staff' | 'everyone'): Promise<AccountRow[]> {
  let query = selectAccounts(db).orderBy('account.name').orderBy('account.id');
  if (who === 'staff') {
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`cardinality(account.offices) > 0`,
        eb.exists(
          eb.selectFrom('consultation').whereRef('consultation.chair_id', '=', 'account.id').select('consultation.id'),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom('delegate')
              .whereRef('delegate.account_id', '=', 'account.id')
              .where('delegate.ends_at', 'is', null)
              .select('delegate.id'),
          ),
        ),
      ]),
    );
  }
  return (await query.execute()).map(asAccount);
}

/** Who signs in under an address of mail, if anybody does. */
export async function findForSignIn(
  db: Kysely<Database>,
  key: string,
): Promise<{ id: string; passwordHash: string | null } | undefined> {
  return await db
    .selectFrom('account')
    .where('email_key', '=', key)
    .where('ended_at', 'is', null)
    .select(['id', 'password_hash as passwordHash'])
    .executeTakeFirst();
}

export interface LockedAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly offices: Office[];
  readonly passwordHash: string | null;
}

/** An account that has not ended, held against changes to the end of the transaction. */
export async function lockAccount(trx: Transaction<Database>, id: string): Promise<LockedAccount | undefined> {
  return await trx
    .selectFrom('account')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .select(['id', 'email', 'name', 'language', 'offices', 'password_hash as passwordHash'])
    .forUpdate()
    .executeTakeFirst();
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly offices: readonly Office[];
}

/**
 * The account of an address of mail, locked: the running one as it is, or else the given one, new or come back after it had
 * ended. `made` says which.
 */
export async function ensureAccount(
  trx: Transaction<Database>,
  account: NewAccount,
): Promise<{ account: LockedAccount; made: boolean }> {
  const key = emailKey(account.email);
  const values = {
    email: account.email,
    name: account.name,
    language: account.language,
    offices: textArray(account.offices).$castTo<Office[]>(),
  };
  const inserted = await trx
    .insertInto('account')
    .values({
      ...values,
      id: account.id,
      email_key: key,
      password_hash: null,
      created_at: sql`consult_clock()`,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  // Held before it is looked at: it may be ending at this very moment.
  await trx.selectFrom('account').where('email_key', '=', key).select('id').forUpdate().execute();
  const revived = inserted
    ? undefined
    : await trx
        .updateTable('account')
        .set({ ...values, ended_at: null })
        .where('email_key', '=', key)
        .where('ended_at', 'is not', null)
        .returning('id')
        .executeTakeFirst();
  const row = await trx
    .selectFrom('account')
    .where('email_key', '=', key)
    .select(['id', 'email', 'name', 'language', 'offices', 'password_hash as passwordHash'])
    .executeTakeFirstOrThrow();
  return { account: row, made: inserted !== undefined || revived !== undefined };
}

export async function updateAccount(
  db: Kysely<Database>,
  id: string,
  changes: { name?: string | undefined; language?: Language | undefined; passwordHash?: string },
): Promise<void> {
  const set = {
    ...(changes.name !== undefined && { name: changes.name }),
    ...(changes.language !== undefined && { language: changes.language }),
    ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
  };
  if (Object.keys(set).length > 0) await db.updateTable('account').set(set).where('id', '=', id).execute();
}

export async function setOffices(trx: Transaction<Database>, id: string, offices: readonly Office[]): Promise<void> {
  await trx
    .updateTable('account')
    .set({ offices: textArray(offices).$castTo<Office[]>() })
    .where('id', '=', id)
    .execute();
}

/** The password goes: who comes back is given a new one by a new link, and may be another person under the same address. */
export async function markAccountEnded(trx: Transaction<Database>, id: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ ended_at: sql`consult_clock()`, password_hash: null })
    .where('id', '=', id)
    .execute();
}

/** Everybody with the office of administration, while nobody else can give or take it. */
export async function lockAdministrators(trx: Transaction<Database>): Promise<{ id: string; hasPassword: boolean }[]> {
  await lockByName(trx, 'administrators');
  return await trx
    .selectFrom('account')
    .where(sql<boolean>`'administration' = any(offices)`)
    .where('ended_at', 'is', null)
    .select((eb) => ['id', eb('password_hash', 'is not', null).$castTo<boolean>().as('hasPassword')])
    .execute();
}
