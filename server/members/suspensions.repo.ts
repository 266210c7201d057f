import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { Database } from '../db/schema.ts';

export interface SuspensionRow {
  readonly id: string;
  readonly reason: string;
  readonly since: Instant;
  readonly by: string;
  readonly lifted: { at: Instant; by: string; reason: string } | null;
}

/** Every suspension of a Member's voting right, the latest first. */
export async function listSuspensions(db: Kysely<Database>, member: string): Promise<SuspensionRow[]> {
  const rows = await db
    .selectFrom('suspension')
    .innerJoin('account as enterer', 'enterer.id', 'suspension.entered_by')
    .leftJoin('account as lifter', 'lifter.id', 'suspension.lifted_by')
    .where('member_code', '=', member)
    .select([
      'suspension.id',
      'reason',
      'enterer.name as by',
      'lifter.name as liftedBy',
      'lifted_reason as liftedReason',
    ])
    .select([sql<Instant>`starts_at`.as('since'), sql<Instant | null>`lifted_at`.as('liftedAt')])
    .orderBy('starts_at', 'desc')
    .execute();
  return rows.map(({ liftedAt, liftedBy, liftedReason, ...row }) => ({
    ...row,
    lifted: liftedAt === null ? null : { at: liftedAt, by: liftedBy ?? '', reason: liftedReason ?? '' },
  }));
}

/** False where one is running already. */
export async function insertSuspension(
  trx: Transaction<Database>,
  suspension: { id: string; member: string; reason: string; by: string },
): Promise<boolean> {
  const row = await trx
    .insertInto('suspension')
    .values({
      id: suspension.id,
      member_code: suspension.member,
      reason: suspension.reason,
      starts_at: sql`consult_clock()`,
      entered_by: suspension.by,
      lifted_at: null,
      lifted_reason: null,
      lifted_by: null,
    })
    .onConflict((conflict) => conflict.column('member_code').where('lifted_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False where none is running. */
export async function liftSuspension(
  trx: Transaction<Database>,
  lifting: { member: string; reason: string; by: string },
): Promise<boolean> {
  const row = await trx
    .updateTable('suspension')
    .set({ lifted_at: sql`consult_clock()`, lifted_reason: lifting.reason, lifted_by: lifting.by })
    .where('member_code', '=', lifting.member)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
