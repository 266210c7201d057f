import { type FullText, languages } from '../languages.ts';
import type { ImportRemark, ImportRow } from './read-import.ts';
import type { MembershipPeriod, MemberStatus } from './voting-right.ts';

/** A Member or observer as the list holds it, with its periods in the order of time. */
export interface PresentMember {
  readonly code: string;
  readonly names: FullText;
  readonly group: string | null;
  readonly source: string | null;
  readonly memberships: readonly MembershipPeriod[];
}

export interface Change {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface PlannedMember extends PresentMember {
  readonly row: number;
}

export interface ImportPlan {
  readonly added: readonly (PlannedMember & { status: MemberStatus; from: string; to: string | null })[];
  /** As they will stand, with what differs from what stands. */
  readonly changed: readonly (PlannedMember & { changes: readonly Change[] })[];
  readonly unchanged: readonly string[];
  /** On the list and not in the table: an import takes nobody off. */
  readonly absent: readonly string[];
  readonly refused: readonly ImportRemark[];
  readonly warnings: readonly ImportRemark[];
}

/**
 * What an import would do to the list: compared with what is there, nothing done. The same rows once more are all unchanged.
 *
 * @example planImport(rows, [], '2006-06-07').added.length // 137
 */
export function planImport(rows: readonly ImportRow[], present: readonly PresentMember[], today: string): ImportPlan {
  const known = new Map(present.map((member) => [member.code, member]));
  const added: ImportPlan['added'][number][] = [];
  const changed: ImportPlan['changed'][number][] = [];
  const unchanged: string[] = [];
  const refused: ImportRemark[] = [];
  for (const row of rows) {
    const member = known.get(row.code);
    const next = nextPeriods(member?.memberships ?? [], row, today);
    if ('wrong' in next) {
      refused.push(next.wrong);
      continue;
    }
    const planned: PlannedMember = {
      row: row.row,
      code: row.code,
      names: row.names,
      group: row.group === undefined ? (member?.group ?? null) : row.group,
      source: row.source === undefined ? (member?.source ?? null) : row.source,
      memberships: next.periods,
    };
    if (!member) {
      added.push({ ...planned, status: next.after.status, from: next.after.from, to: next.after.to });
      continue;
    }
    const changes = differences(member, planned, next);
    if (changes.length === 0) unchanged.push(row.code);
    else changed.push({ ...planned, changes });
  }
  const inTable = new Set(rows.map(({ code }) => code));
  const absent = present.filter(({ code }) => !inTable.has(code)).map(({ code }) => code);
  return { added, changed, unchanged, absent, refused, warnings: lookAlikes(rows, present) };
}

function differences(member: PresentMember, planned: PlannedMember, next: NextPeriods): Change[] {
  const pairs: [string, string | null, string | null][] = [
    ...languages.map((language): [string, string, string] => [
      `name_${language}`,
      member.names[language],
      planned.names[language],
    ]),
    ['regional_group', member.group, planned.group],
    ['status', next.before?.status ?? null, next.after.status],
    ['source', member.source, planned.source],
    ['from', next.before?.from ?? null, next.after.from],
    ['to', next.before?.to ?? null, next.after.to],
  ];
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([column, before, after]) => ({ column, before, after }));
}

interface NextPeriods {
  readonly periods: readonly MembershipPeriod[];
  /** The period that the row speaks of, as it stands and as it will. */
  readonly before: MembershipPeriod | null;
  readonly after: MembershipPeriod;
}

/**
 * The periods of a Member after a row. Without a beginning the row speaks of today: the same status goes on, another one begins
 * today and ends the one before. With a beginning that is known it corrects that period; a beginning that is not known corrects
 * that of the running period of the same status, else opens a new one.
 */
function nextPeriods(
  periods: readonly MembershipPeriod[],
  row: ImportRow,
  today: string,
): NextPeriods | { wrong: ImportRemark } {
  const { status } = row;
  const last = periods.at(-1);
  const isRunning = (period: MembershipPeriod, day: string) => period.to === null || period.to > day;
  const target =
    row.from === null
      ? (periods.find((period) => period.from <= today && isRunning(period, today)) ??
        periods.find((period) => period.from > today))
      : (periods.find((period) => period.from === row.from) ??
        (last?.status === status && isRunning(last, row.from) ? last : undefined));
  const begins = row.from ?? today;
  const goesOn = target !== undefined && (row.from !== null || target.status === status);

  let result: NextPeriods;
  if (goesOn) {
    const after = { status, from: row.from ?? target.from, to: row.to ?? target.to };
    result = { periods: periods.map((period) => (period === target ? after : period)), before: target, after };
  } else {
    const after = { status, from: begins, to: row.to };
    // What was entered wrongly and is mended on the same day was never so.
    const before = last && last.from !== begins ? [{ ...last, to: isRunning(last, begins) ? begins : last.to }] : [];
    result = { periods: [...periods.slice(0, -1), ...before, after], before: last ?? null, after };
  }
  const wrong = findDisorder(result, row);
  return wrong ? { wrong } : result;
}

function findDisorder({ periods, after }: NextPeriods, { row, code }: ImportRow): ImportRemark | undefined {
  const remark = (column: string, reason: string, value: string): ImportRemark => ({
    row,
    column,
    reason,
    values: { row, column, value, code, from: after.from },
  });
  if (after.to !== null && after.to <= after.from) return remark('to', 'importDaysOrder', after.to);
  for (const [at, period] of periods.entries()) {
    const following = periods[at + 1];
    if (following && (period.from >= following.from || period.to === null || period.to > following.from)) {
      return remark('from', 'importDaysOverlap', after.from);
    }
  }
  return undefined;
}

/** Letters and digits without accents and capitals: what two names are alike by. */
const folded = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Names that differ at most by accents, capitals and signs from another's: mostly one State under two codes. */
function lookAlikes(rows: readonly ImportRow[], present: readonly PresentMember[]): ImportRemark[] {
  const warnings: ImportRemark[] = [];
  const inTable = new Set(rows.map(({ code }) => code));
  const known = new Map(present.map((member) => [member.code, member]));
  for (const language of languages) {
    const owners = new Map<string, string>();
    for (const { code, names } of present) if (!inTable.has(code)) owners.set(folded(names[language]), code);
    for (const { row, code, names } of rows) {
      const value = names[language];
      const other = owners.get(folded(value));
      owners.set(folded(value), code);
      // What the list holds already was looked at when it came.
      if (other === undefined || known.get(code)?.names[language] === value) continue;
      const column = `name_${language}`;
      warnings.push({ row, column, reason: 'importLookAlike', values: { row, column, value, other } });
    }
  }
  return warnings;
}
