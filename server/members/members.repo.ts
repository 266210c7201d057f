import { type Kysely, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Instant } from '#shared/ids.ts';
import type { FullText } from '#shared/languages.ts';
import type { PresentMember } from '#shared/members/plan-import.ts';
import { type MemberStatus, type MembershipPeriod, votingRight } from '#shared/members/voting-right.ts';
import type { Database } from '../db/schema.ts';

type Db = Kysely<Database>;

export interface Entitled {
  readonly code: string;
  readonly names: FullText;
  readonly regional_group: string | null;
}

/** Who may vote at an instant, with or without people to do it: what the roll of a round is frozen from. */
export async function listEntitled(db: Db, at: Instant): Promise<Entitled[]> {
  const members = await listAll(db);
  const suspensions = await db
    .selectFrom('suspension')
    .select(['member_code as member', sql<Instant>`starts_at`.as('from'), sql<Instant | null>`lifted_at`.as('to')])
    .execute();
  return members
    .filter(({ code, memberships }) => {
      const own = suspensions.filter(({ member }) => member === code);
      return votingRight(memberships, own, at).has;
    })
    .map(({ code, names, group }) => ({ code, names, regional_group: group }));
}

/** How many people of each delegation may cast and can sign in: where it is none, a reminder reaches nobody. */
export async function countPeople(db: Db, options: { withoutPassword: boolean }): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('delegate')
    .innerJoin('account', 'account.id', 'delegate.account_id')
    .where('delegate.ends_at', 'is', null)
    .where('account.ended_at', 'is', null)
    // In a demonstration nobody has a password and everybody can sign in.
    .$if(!options.withoutPassword, (query) => query.where('account.password_hash', 'is not', null))
    .where((eb) => eb.or([eb('delegate.position', '<>', 'adviser'), eb('delegate.has_authority', '=', true)]))
    .groupBy('delegate.member_code')
    .select((eb) => ['delegate.member_code as member', eb.fn.countAll<number>().as('people')])
    .execute();
  return new Map(rows.map(({ member, people }) => [member, people]));
}

/** Everybody who is or was on the list, in the order of codes, with the periods of membership in theirs. */
export async function listAll(db: Db): Promise<PresentMember[]> {
  return await selectMembers(db).execute();
}

export async function findMember(db: Db, code: string): Promise<PresentMember | undefined> {
  return await selectMembers(db).where('member.code', '=', code).executeTakeFirst();
}

const selectMembers = (db: Db) =>
  db
    .selectFrom('member')
    .select((eb) => [
      'member.code',
      'member.names',
      'member.regional_group as group',
      'member.source',
      jsonArrayFrom(
        eb
          .selectFrom('membership')
          .whereRef('membership.member_code', '=', 'member.code')
          .select(['membership.status', 'membership.starts_on as from', 'membership.ends_on as to'])
          .orderBy('membership.starts_on'),
      )
        .$castTo<MembershipPeriod[]>()
        .as('memberships'),
    ])
    .orderBy('member.code');

export interface ListedMember {
  readonly code: string;
  readonly names: FullText;
  readonly group: string | null;
  readonly status: MemberStatus;
  readonly people: number;
  readonly rightSuspended: boolean;
}

/** Members and observers on a day; people and suspensions are those of now. */
export async function listMembersOn(db: Db, day: string): Promise<ListedMember[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('membership', 'membership.member_code', 'member.code')
    .where('membership.starts_on', '<=', day)
    .where((eb) => eb.or([eb('membership.ends_on', 'is', null), eb('membership.ends_on', '>', day)]))
    .select((eb) => [
      'member.code',
      'member.names',
      'member.regional_group as group',
      'membership.status',
      eb
        .selectFrom('delegate')
        .whereRef('delegate.member_code', '=', 'member.code')
        .where('delegate.ends_at', 'is', null)
        .select((count) => count.fn.countAll<number>().as('people'))
        .as('people'),
      eb
        .exists(
          eb
            .selectFrom('suspension')
            .whereRef('suspension.member_code', '=', 'member.code')
            .where('suspension.lifted_at', 'is', null)
            .select('suspension.id'),
        )
        .as('rightSuspended'),
    ])
    .orderBy('member.code')
    .execute();
  return rows.map((row) => ({ ...row, people: row.people ?? 0, rightSuspended: Boolean(row.rightSuspended) }));
}

/** Names by code, for replies that speak of several Members. */
export async function namesOf(db: Db, codes: readonly string[]): Promise<Map<string, FullText>> {
  if (codes.length === 0) return new Map();
  const rows = await db.selectFrom('member').where('code', 'in', codes).select(['code', 'names']).execute();
  return new Map(rows.map(({ code, names }) => [code, names]));
}
