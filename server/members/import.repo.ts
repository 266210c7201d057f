import { sql, type Transaction } from 'kysely';
import type { ImportPlan, PlannedMember } from '#shared/members/plan-import.ts';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

/** Puts a plan into the tables, as one: the transaction holds the lock under which it was made. */
export async function applyPlan(trx: Transaction<Database>, plan: ImportPlan): Promise<void> {
  if (plan.added.length > 0) {
    await trx
      .insertInto('member')
      .values(
        plan.added.map(({ code, names, group, source }) => ({
          code,
          names: json(names),
          regional_group: group,
          source,
          created_at: sql<string>`consult_clock()`,
        })),
      )
      .execute();
  }
  for (const { code, names, group, source } of plan.changed) {
    await trx
      .updateTable('member')
      .set({ names: json(names), regional_group: group, source })
      .where('code', '=', code)
      .execute();
  }
  const moved = plan.changed.filter(({ changes }) =>
    changes.some(({ column }) => column === 'status' || column === 'from' || column === 'to'),
  );
  if (moved.length > 0) {
    const codes = moved.map(({ code }) => code);
    await trx.deleteFrom('membership').where('member_code', 'in', codes).execute();
  }
  const periods = [...plan.added, ...moved].flatMap(periodRows);
  if (periods.length > 0) await trx.insertInto('membership').values(periods).execute();
}

const periodRows = ({ code, memberships }: PlannedMember) =>
  memberships.map(({ status, from, to }) => ({ member_code: code, status, starts_on: from, ends_on: to }));
