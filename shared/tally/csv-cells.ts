import { FileFault } from './file-fault.ts';

export interface Cell {
  readonly text: string;
  readonly column: number;
}

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/**
 * Rows of a CSV text with where each cell begins. The separator is the one of `,` `;` and tab that the first line has most
 * of, unless given. Quotes as in RFC 4180; empty lines are left out.
 *
 * @throws FileFault for a quotation mark that is never closed
 */
export function csvRows(text: string, separator?: string): CsvRow[] {
  const first = text.split('\n', 1)[0] ?? '';
  const counted = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length);
  const mark = separator ?? counted[0] ?? ',';
  const rows: CsvRow[] = [];
  let cells: Cell[] = [];
  let [line, lineStart, rowLine] = [1, 0, 1];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  const endRow = (): void => {
    if (cells.some((cell) => cell.text !== '')) rows.push({ line: rowLine, cells });
    cells = [];
  };
  while (at <= text.length) {
    const column = at - lineStart + 1;
    let value = '';
    if (text[at] === '"') {
      const start = { line, column };
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) throw new FileFault(start.line, start.column, 'The quotation mark is never closed.');
        for (let place = text.indexOf('\n', at); place >= 0 && place < end; place = text.indexOf('\n', place + 1)) {
          [line, lineStart] = [line + 1, place + 1];
        }
        value += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    } else {
      const start = at;
      while (at < text.length && text[at] !== mark && text[at] !== '\n') at++;
      value = text.slice(start, at).replace(/\r$/, '');
    }
    cells.push({ text: value.trim(), column });
    if (text[at] === '\r') at++;
    if (text[at] === mark) {
      at++;
      continue;
    }
    if (at < text.length && text[at] !== '\n')
      throw new FileFault(line, at - lineStart + 1, 'A separator is expected after the quotation mark.');
    endRow();
    at++;
    [line, lineStart, rowLine] = [line + 1, at, line + 1];
  }
  return rows;
}

/** A cell as written: in quotes where it must be. */
export const csvCell = (text: string): string => (/[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
