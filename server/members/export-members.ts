import { stringify } from 'csv-stringify/sync';
import { importColumns } from '#shared/members/read-import.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { listAll } from './members.repo.ts';

/** The list of today as a file that imports again as unchanged. */
export async function exportMembers(deps: Deps): Promise<string> {
  const today = (await readClock(deps.db)).slice(0, 10);
  const rows = [];
  for (const { code, names, group, source, memberships } of await listAll(deps.db)) {
    const period = memberships.find(({ from, to }) => from <= today && (to === null || to > today));
    if (!period) continue;
    const { status, from, to } = period;
    rows.push([code, names.en, names.fr, names.es, group, status, source, from, to]);
  }
  return stringify(rows, { header: true, columns: [...importColumns], bom: true, escape_formulas: true });
}
