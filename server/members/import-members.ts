import type { Kysely } from 'kysely';
import type { Language } from '#shared/languages.ts';
import { hasMessage, translator } from '#shared/locales/translate.ts';
import { type Change, type ImportPlan, planImport } from '#shared/members/plan-import.ts';
import { readImport, type ImportRemark } from '#shared/members/read-import.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { catalogues } from '../catalogues.ts';
import { readClock } from '../db/clock.ts';
import { lockByName } from '../db/locks.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { applyPlan } from './import.repo.ts';
import { listAll } from './members.repo.ts';
import { readTable, type Delimiter, type Encoding, type Table } from './read-table.ts';

export interface ImportBody {
  /** A file, base64. */
  readonly bytes?: string | undefined;
  /** Pasted cells. */
  readonly text?: string | undefined;
  readonly dryRun: boolean;
}

type RemarkInWords = ImportRemark & { detail: string; values: Record<string, string | number> };

type Added = Pick<ImportPlan['added'][number], 'row' | 'code' | 'names' | 'group' | 'status' | 'from' | 'to'>;
type Changed = Pick<ImportPlan['changed'][number], 'row' | 'code' | 'names'> & { changes: Change[] };

export interface ImportReport {
  readonly applied: boolean;
  readonly asOf: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly rows: number;
  readonly added: Added[];
  readonly changed: Changed[];
  readonly unchanged: string[];
  readonly absent: string[];
  readonly refused: RemarkInWords[];
  readonly warnings: RemarkInWords[];
}

/**
 * Imports the list of Members and observers, all of it or nothing; a dry run only tells what would happen. `accountId` is null
 * where the operator imports from the command line.
 */
export async function importMembers(
  deps: Deps,
  accountId: string | null,
  body: ImportBody,
  language: Language,
): Promise<Result<ImportReport>> {
  const given = readBody(body);
  if (!given.ok) return given;
  const table = readTable(given.value.content);
  if (body.dryRun) {
    const { plan, rows, asOf } = await makePlan(deps.db, table);
    return ok(report(table, plan, rows, asOf, false, language));
  }
  return await deps.db.transaction().execute(async (trx) => {
    // A second import waits here and then compares with what this one has stored.
    await lockByName(trx, 'members');
    const { plan, rows, asOf } = await makePlan(trx, table);
    if (plan.refused.length > 0) {
      const reasons = plan.refused.map(({ reason, values }) => ({ reason, pointer: given.value.pointer, values }));
      return refuse('importRefused', { reasons, facts: { report: report(table, plan, rows, asOf, false, language) } });
    }
    await applyPlan(trx, plan);
    if (plan.added.length + plan.changed.length > 0) {
      const facts = {
        added: plan.added.map(({ code, status }) => ({ code, status })),
        changed: plan.changed.map(({ code, changes }) => ({ code, changes })),
      };
      await recordAct(trx, { accountId, action: 'importMembers', subject: 'members', facts });
    }
    return ok(report(table, plan, rows, asOf, true, language));
  });
}

function readBody({ bytes, text }: ImportBody): Result<{ content: Uint8Array | string; pointer: string }> {
  if (bytes !== undefined && text !== undefined) return refuseBody([{ reason: 'importOneOf', pointer: '/text' }]);
  if (text !== undefined) return ok({ content: text, pointer: '/text' });
  if (bytes !== undefined) return ok({ content: new Uint8Array(Buffer.from(bytes, 'base64')), pointer: '/bytes' });
  return refuseBody([{ reason: 'importNothing', pointer: '/bytes' }]);
}

async function makePlan(db: Kysely<Database>, table: Table): Promise<{ plan: ImportPlan; rows: number; asOf: string }> {
  const asOf = (await readClock(db)).slice(0, 10);
  const reading = table.refused.length > 0 ? undefined : readImport(table.cells);
  const plan = planImport(reading?.rows ?? [], await listAll(db), asOf);
  const refused = [...table.refused, ...(reading?.refused ?? []), ...plan.refused].sort((a, b) => a.row - b.row);
  const warnings = [...(reading?.warnings ?? []), ...plan.warnings].sort((a, b) => a.row - b.row);
  return { plan: { ...plan, refused, warnings }, rows: reading?.count ?? 0, asOf };
}

function report(
  table: Table,
  plan: ImportPlan,
  rows: number,
  asOf: string,
  applied: boolean,
  language: Language,
): ImportReport {
  const t = translator(language, catalogues[language]);
  const inWords = (remark: ImportRemark): RemarkInWords => {
    const key = `reason.${remark.reason}`;
    const detail = hasMessage(catalogues[language], key) ? t(key, remark.values) : remark.reason;
    return { ...remark, values: { ...remark.values }, detail };
  };
  return {
    applied,
    asOf,
    encoding: table.encoding,
    delimiter: table.delimiter,
    rows,
    added: plan.added.map(({ row, code, names, group, status, from, to }) => ({
      row,
      code,
      names,
      group,
      status,
      from,
      to,
    })),
    changed: plan.changed.map(({ row, code, names, changes }) => ({ row, code, names, changes: [...changes] })),
    unchanged: [...plan.unchanged],
    absent: [...plan.absent],
    refused: plan.refused.map(inWords),
    warnings: plan.warnings.map(inWords),
  };
}
