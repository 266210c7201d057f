import { CsvError, parse } from 'csv-parse/sync';
import { columnOf, type ImportRemark } from '#shared/members/read-import.ts';

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t';

export interface Table {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Row by row; empty rows too, so that the numbers are the spreadsheet's. */
  readonly cells: string[][];
  readonly refused: ImportRemark[];
}

/** A file, or pasted cells, as a table of cells: encoding and separator are recognised, since nobody knows theirs. */
export function readTable(given: Uint8Array | string): Table {
  const { encoding, text } = typeof given === 'string' ? { encoding: 'utf-8' as const, text: given } : decode(given);
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const delimiter = recogniseDelimiter(plain);
  const wrong = (reason: string, row: number): Table => ({
    encoding,
    delimiter,
    cells: [],
    refused: [{ row, column: null, reason, values: { row } }],
  });
  // Every file of the kind xlsx and ods is a zip, which begins so.
  if (plain.startsWith('PK\u0003\u0004')) return wrong('importWorkbook', 1);
  try {
    const cells = parse(plain, {
      delimiter,
      relax_column_count: true,
      // Pasted cells come as they are: a quotation mark inside of one is only a sign.
      relax_quotes: delimiter === '\t',
    });
    return { encoding, delimiter, cells, refused: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return wrong('importQuotes', Number(error.records ?? 0) + 1);
  }
}

/**
 * A byte order mark decides; without one, what is valid UTF-8 is that. The rest is what spreadsheets on Windows write in
 * Western Europe and Latin America.
 */
function decode(bytes: Uint8Array): { encoding: Encoding; text: string } {
  const utf16 = recogniseUtf16(bytes);
  if (utf16 !== undefined) return { encoding: 'utf-16', text: new TextDecoder(utf16).decode(bytes) };
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function recogniseUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // The headings are plain letters: without a mark, every other byte of them is 0.
  if (bytes[1] === 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[2] === 0) return 'utf-16be';
  return undefined;
}

/** The separator under which the first row holds the most headings that are known. */
function recogniseDelimiter(text: string): Delimiter {
  const [line = ''] = text.trimStart().split(/[\r\n]/, 1);
  const known = (delimiter: string): number =>
    line.split(delimiter).filter((heading) => columnOf(heading.replaceAll('"', '')) !== undefined).length;
  let best: Delimiter = ',';
  for (const delimiter of [';', '\t'] as const) if (known(delimiter) > known(best)) best = delimiter;
  return best;
}
