import type { FullText } from '../languages.ts';
import { limits } from '../limits.ts';
import type { MemberStatus } from './voting-right.ts';

/** A remark on a cell, a row or the whole table: a key under `reason.`, with what its sentence needs. */
export interface ImportRemark {
  /** As a spreadsheet counts: the first row is 1. */
  readonly row: number;
  readonly column: string | null;
  readonly reason: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A row that can be taken. What has no column in the table is undefined and stays as it is. */
export interface ImportRow {
  readonly row: number;
  readonly code: string;
  readonly names: FullText;
  readonly status: MemberStatus;
  readonly group: string | null | undefined;
  readonly source: string | null | undefined;
  readonly from: string | null;
  readonly to: string | null;
}

export const importColumns = [
  'code',
  'name_en',
  'name_fr',
  'name_es',
  'regional_group',
  'status',
  'source',
  'from',
  'to',
] as const;
type Column = (typeof importColumns)[number];

const needed: readonly Column[] = ['code', 'name_en', 'name_fr', 'name_es', 'status'];

/** The column that a heading means: `ISO3 ` and `code` are one. */
export function columnOf(heading: string): Column | undefined {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return importColumns.find((column) => column === (name === 'iso3' ? 'code' : name));
}

interface Reading {
  readonly rows: ImportRow[];
  /** Rows with content, the headings not counted. */
  count: number;
  readonly refused: ImportRemark[];
  readonly warnings: ImportRemark[];
}

/**
 * Reads a table of cells as Members and observers, with every reason of every row that cannot be taken.
 *
 * @example readImport([['code', 'name_en', …], ['FRA', 'France', …]]) // { rows: [{ row: 2, code: 'FRA', … }], … }
 */
export function readImport(table: readonly (readonly string[])[]): Reading {
  const reading: Reading = { rows: [], count: 0, refused: [], warnings: [] };
  const first = table.findIndex((cells) => !isBlank(cells));
  const headings = table[first];
  if (!headings) {
    reading.refused.push({ row: 1, column: null, reason: 'importNothing', values: {} });
    return reading;
  }
  const places = readHeadings(headings, first + 1, reading);
  const seen = new Map<string, number>();
  for (const [at, cells] of table.entries()) {
    if (at <= first || isBlank(cells)) continue;
    reading.count += 1;
    if (places) readRow(cells, at + 1, headings.length, places, seen, reading);
  }
  if (reading.count > limits.importRows) {
    const remark = { row: 1, column: null, reason: 'importRows', values: { max: limits.importRows } };
    return { ...reading, rows: [], refused: [remark] };
  }
  return reading;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

type Places = ReadonlyMap<Column, number>;

function readHeadings(headings: readonly string[], row: number, reading: Reading): Places | undefined {
  const places = new Map<Column, number>();
  const remark = (reason: string, column: string) => ({ row, column, reason, values: { row, column } });
  for (const [at, heading] of headings.entries()) {
    const column = columnOf(heading);
    if (column === undefined) {
      if (heading.trim() !== '') reading.warnings.push(remark('importColumnUnknown', heading.trim().slice(0, 60)));
    } else if (places.has(column)) reading.refused.push(remark('importColumnTwice', column));
    else places.set(column, at);
  }
  if (places.size === 0) {
    reading.warnings.length = 0;
    reading.refused.push({ row, column: null, reason: 'importHeadings', values: { row } });
    return undefined;
  }
  const missing = needed.filter((column) => !places.has(column));
  for (const column of missing) reading.refused.push(remark('importColumnMissing', column));
  return missing.length === 0 ? places : undefined;
}

/** A sign that no text can hold, or that stands where a file was read in the wrong way. */
const damaged = /[\p{Cc}\p{Cs}\uFFFD]/u;

/** What an export puts before a cell that a spreadsheet would take for a formula. */
const formulaGuard = /^'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** One blank for any run of blanks, and one form for an accented letter, however it was typed. */
const cleaned = (cell: string): string =>
  cell.normalize('NFC').replaceAll(/\s+/g, ' ').trim().replace(formulaGuard, '');

const longest: Readonly<Record<Column, number>> = {
  code: limits.memberCode,
  name_en: limits.name,
  name_fr: limits.name,
  name_es: limits.name,
  regional_group: limits.group,
  status: 20,
  source: limits.title,
  from: 10,
  to: 10,
};

function readRow(
  cells: readonly string[],
  row: number,
  width: number,
  places: Places,
  seen: Map<string, number>,
  reading: Reading,
): void {
  const refusedBefore = reading.refused.length;
  const refuse = (column: string, reason: string, values: Record<string, string | number> = {}): null => {
    reading.refused.push({ row, column, reason, values: { row, column, ...values } });
    return null;
  };
  /** The cell's text, null where it is empty, undefined where it cannot be taken or there is no such column. */
  const cell = (column: Column): string | null | undefined => {
    const at = places.get(column);
    if (at === undefined) return undefined;
    const text = cleaned(cells[at] ?? '');
    if (text === '') return null;
    if (damaged.test(text)) refuse(column, 'importCellSigns');
    else if (text.length > longest[column]) refuse(column, 'importCellLong', { max: longest[column] });
    else return text;
    return undefined;
  };
  const neededCell = (column: Column): string | undefined => {
    const text = cell(column);
    if (text === null) refuse(column, 'importCellEmpty');
    return text ?? undefined;
  };
  const formed = (column: Column, form: (text: string) => boolean, reason: string): string | null | undefined => {
    const text = cell(column);
    return text && !form(text) ? refuse(column, reason, { value: text }) : text;
  };

  if (cells.length > width && !isBlank(cells.slice(width))) {
    reading.refused.push({ row, column: null, reason: 'importCells', values: { row } });
  }
  const code = neededCell('code')?.toUpperCase();
  if (code !== undefined && !/^[A-Z0-9]{2,12}$/.test(code)) refuse('code', 'importCode', { value: code });
  const first = code === undefined ? undefined : seen.get(code);
  if (code !== undefined && first !== undefined) refuse('code', 'importCodeTwice', { value: code, first });
  else if (code !== undefined) seen.set(code, row);
  const names = { en: neededCell('name_en'), fr: neededCell('name_fr'), es: neededCell('name_es') };
  const group = formed('regional_group', (text) => /^[a-z][a-z0-9_]*$/.test(text), 'importGroup');
  const written = neededCell('status');
  const status = readStatus(written);
  if (written !== undefined && status === undefined) refuse('status', 'importStatus', { value: written });
  const source = cell('source');
  const from = formed('from', isDay, 'importDay') ?? null;
  const to = formed('to', isDay, 'importDay') ?? null;
  if (from !== null && to !== null && to <= from) refuse('to', 'importDaysOrder', { value: to, from });

  const { en, fr, es } = names;
  if (reading.refused.length > refusedBefore || code === undefined || status === undefined) return;
  if (en === undefined || fr === undefined || es === undefined) return;
  reading.rows.push({ row, code, names: { en, fr, es }, status, group, source, from, to });
}

function readStatus(written: string | undefined): MemberStatus | undefined {
  const word = written?.toLowerCase();
  return word === 'member' || word === 'observer' ? word : undefined;
}

/** A day that the calendar has: 2006-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
