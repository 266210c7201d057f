import { MARK_MAX, NOT_MARKED } from '#shared/ballots/marks.ts';
import { csvCell, csvRows, type Cell, type CsvRow } from './csv-cells.ts';
import { rowsOf, type Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { Rows } from './rows.ts';

/** Columns that are none of the ballot's marks: how often the row counts, and what only names it. */
const countHeader = /^(count|times|number|ballots)$/i;
const otherHeader = /^(id|ballot|ballot.?id|voter|voter.?id|timestamp|member)$/i;
const rankHeader =
  /^(?:(?:rank|choice|preference|pref|rang|choix|rango)[\s_-]*)?(\d{1,3})(?:st|nd|rd|th|\.|er|e|º|ª)?(?:[\s_-]*(?:choice|rank|preference))?$/i;

function countOf(row: CsvRow, cell: Cell | undefined): number {
  if (!cell || cell.text === '') return 1;
  if (!/^\d{1,9}$/.test(cell.text)) throw new FileFault(row.line, cell.column, 'The count is a whole number.');
  return Number(cell.text);
}

/**
 * Ranked ballots from a CSV, a row a ballot. Columns by rank ("1", "Rank 2", "3rd choice"; cells are names), or by option
 * (headers are names; cells are ranks). A column "count" says how many equal ballots a row stands for.
 *
 * @throws FileFault with line, column and reason
 */
export function readRankedCsv(text: string): Election {
  const [head, ...rows] = csvRows(text);
  if (!head) throw new FileFault(1, 1, 'The file is empty.');
  const countColumn = head.cells.findIndex((cell) => countHeader.test(cell.text));
  const columns = head.cells
    .map((cell, column) => ({ name: cell.text, column, at: cell.column }))
    .filter(({ name, column }) => column !== countColumn && !otherHeader.test(name) && name !== '');
  if (columns.length === 0) throw new FileFault(head.line, 1, 'No column holds ranks or options.');
  for (const row of rows) {
    const extra = row.cells[head.cells.length];
    if (extra) throw new FileFault(row.line, extra.column, `The row has more than ${head.cells.length} cells.`);
  }
  const byRank = columns.every(({ name }) => rankHeader.test(name));
  return byRank ? readByRank(columns, rows, countColumn) : readByOption(columns, rows, countColumn, head.line);
}

interface Column {
  readonly name: string;
  readonly column: number;
  readonly at: number;
}

function readByRank(columns: readonly Column[], rows: readonly CsvRow[], countColumn: number): Election {
  const inOrder = columns
    .map((column) => ({ ...column, rank: Number(rankHeader.exec(column.name)?.[1]) }))
    .toSorted((a, b) => a.rank - b.rank);
  const cellsOf = (row: CsvRow): Cell[] =>
    inOrder.flatMap(({ column }) => {
      const cell = row.cells[column];
      return cell && cell.text !== '' ? [cell] : [];
    });
  const options = [...new Set(rows.flatMap((row) => cellsOf(row).map(({ text }) => text)))].toSorted();
  if (options.length === 0 || options.length > MARK_MAX)
    throw new FileFault(1, 1, `From 1 to ${MARK_MAX} options can be counted.`);
  const index = new Map(options.map((name, at) => [name, at]));
  const read = new Rows(options.length);
  for (const row of rows) {
    const at = read.begin(countOf(row, row.cells[countColumn]));
    cellsOf(row).forEach((cell, rank) => {
      if (!read.mark(at, index.get(cell.text)!, rank + 1))
        throw new FileFault(row.line, cell.column, `"${cell.text}" stands twice in this ballot.`);
    });
  }
  return read.election('rank', options, 1);
}

function readByOption(
  columns: readonly Column[],
  rows: readonly CsvRow[],
  countColumn: number,
  headLine: number,
): Election {
  const options = columns.map(({ name }) => name);
  columns.forEach(({ name, at }, column) => {
    if (options.indexOf(name) !== column) throw new FileFault(headLine, at, `"${name}" heads two columns.`);
  });
  if (options.length > MARK_MAX) throw new FileFault(headLine, 1, `At most ${MARK_MAX} options can be counted.`);
  const read = new Rows(options.length);
  for (const row of rows) {
    const at = read.begin(countOf(row, row.cells[countColumn]));
    columns.forEach(({ column }, option) => {
      const cell = row.cells[column];
      if (!cell || cell.text === '' || cell.text === '-') return;
      const rank = Number(cell.text);
      if (!/^\d{1,3}$/.test(cell.text) || rank < 1 || rank > MARK_MAX)
        throw new FileFault(row.line, cell.column, `"${cell.text}" is no rank; ranks are 1, 2, 3 …`);
      read.mark(at, option, rank);
    });
  }
  return read.election('rank', options, 1);
}

/** Ranked ballots as a CSV with a column for each option and one for the count. */
export function writeRankedCsv(election: Election): string {
  const { options, marks, counts } = election;
  const width = options.length;
  const lines = [['count', ...options].map(csvCell).join(',')];
  for (let row = 0; row < rowsOf(election); row++) {
    const own = [...marks.subarray(row * width, (row + 1) * width)].map((mark) =>
      mark === NOT_MARKED ? '' : `${mark}`,
    );
    lines.push([`${counts?.[row] ?? 1}`, ...own].join(','));
  }
  return [...lines, ''].join('\n');
}
