import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { FileCell, FileTable } from './figures-tables.ts';

/** A workbook, a sheet a table: figures are numbers, all else is text and stays text, whatever it begins with. */
export function figuresXlsx(tables: readonly FileTable[]): Promise<Uint8Array> {
  return writeExcelFile(
    tables.map(({ name, head, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: widths([head, ...rows]).map((width) => ({ width })),
      data: [head.map((cell) => ({ ...cellOf(cell), fontWeight: 'bold' as const })), ...rows.map(rowOf)],
    })),
  ).toBuffer();
}

const rowOf = (row: readonly FileCell[]): Row => row.map((cell): Cell => (cell === '' ? null : cellOf(cell)));

/** A number of more digits than a spreadsheet keeps stays a text, so that none is lost. */
function cellOf(cell: FileCell) {
  if (typeof cell === 'number') return { value: cell, type: Number };
  const text = typeof cell === 'string' ? cell : cell.exact;
  const found = typeof cell === 'string' ? null : /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (!found || text.replace(/\D/g, '').length > 15) return { value: forXml(text), type: String };
  const decimals = found[1]?.length ?? 0;
  return { value: Number(text), type: Number, ...(decimals > 0 && { format: `0.${'0'.repeat(decimals)}` }) };
}

/** The two signs that a text may hold here and XML may not. */
const forXml = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD');

/** Wide enough for what stands in a column, within reason; in characters. */
function widths(rows: readonly (readonly FileCell[])[]): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => {
    const longest = Math.max(...rows.map((row) => textOf(row[at] ?? '').length));
    return Math.min(60, Math.max(8, longest + 2));
  });
}

const textOf = (cell: FileCell): string => (typeof cell === 'object' ? cell.exact : String(cell));
