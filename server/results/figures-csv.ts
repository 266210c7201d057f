import { stringify } from 'csv-stringify/sync';
import type { FileCell, FileTable } from './figures-tables.ts';

/** Tables one under the other for a spreadsheet. Cells that a spreadsheet would take for a formula are guarded. */
export function figuresCsv(tables: readonly FileTable[]): string {
  const rows = tables.flatMap(({ head, rows: under }, at) => [...(at > 0 ? [[]] : []), head, ...under]);
  return stringify(
    rows.map((row) => row.map(plain)),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

/** A figure below nought goes in as a number, or its sign would be guarded as the beginning of a formula. */
function plain(cell: FileCell): string | number {
  if (typeof cell !== 'object') return cell;
  return cell.exact.startsWith('-') ? Number(cell.exact) : cell.exact;
}
