import type { Transaction } from 'kysely';
import { deferredFrom } from '#shared/proposals/deferred-from.ts';
import { lockByName } from '../db/locks.ts';
import type { Database } from '../db/schema.ts';
import { insertStation, listDeferredTo, listDraftsOf } from './stations.repo.ts';

/**
 * Topics remember: what was deferred to a year stands in the drafts of that year by itself, admitted, and says where it comes
 * from. Asked when a consultation is drafted and whenever a topic is deferred; again changes nothing.
 */
export async function bringDeferred(trx: Transaction<Database>, year: number): Promise<void> {
  // One after another: of a draft and a deferral that are made at once, the second sees the first.
  await lockByName(trx, `deferred to ${year}`);
  for (const consultation of await listDraftsOf(trx, year)) {
    for (const { topic, title, reasons, year: from } of await listDeferredTo(trx, consultation, year)) {
      const remark = deferredFrom(from);
      await insertStation(trx, {
        topic,
        consultation,
        year,
        kind: 'workshop',
        title,
        reasons,
        remark,
        state: 'admitted',
      });
    }
  }
}
