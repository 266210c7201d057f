import { NOT_MARKED, MARK_MAX } from '#shared/ballots/marks.ts';
import type { Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { Rows } from './rows.ts';
import { textOf } from './text-of.ts';

/** The kinds of PrefLib files read here: strict or tied, complete or incomplete orders, and categories. */
export const preflibKinds = ['soc', 'soi', 'toc', 'toi', 'cat'] as const;

export type PreflibKind = (typeof preflibKinds)[number];

const [NEWLINE, RETURN, SPACE, TAB, HASH, COMMA, ZERO, NINE, COLON, OPEN, CLOSE] = [
  10, 13, 32, 9, 35, 44, 48, 57, 58, 123, 125,
];

/** What the header says: names of the alternatives, and the number of categories where there are any. */
interface Header {
  readonly options: readonly string[];
  readonly categories: number;
}

function readHeader(lines: readonly string[]): Header {
  const names: string[] = [];
  let [declared, categories] = [0, 2];
  lines.forEach((line, at) => {
    const [, key = '', value = ''] = /^#\s*([^:]*?)\s*:\s*(.*?)\s*$/.exec(line) ?? [];
    const number = Number(/^ALTERNATIVE NAME\s+(\d+)$/.exec(key)?.[1] ?? 0);
    if (number > MARK_MAX) throw new FileFault(at + 1, 1, `At most ${MARK_MAX} alternatives can be counted.`);
    if (number > 0) names[number - 1] = value;
    if (key === 'NUMBER ALTERNATIVES' && /^\d{1,3}$/.test(value)) declared = Number(value);
    if (key === 'NUMBER CATEGORIES' && /^\d{1,3}$/.test(value)) categories = Number(value);
  });
  const width = Math.max(names.length, declared);
  if (width === 0 || width > MARK_MAX)
    throw new FileFault(1, 1, `The header names from 1 to ${MARK_MAX} alternatives.`);
  return { options: Array.from({ length: width }, (_, at) => names[at] ?? `${at + 1}`), categories };
}

/** Reads the lines "count: 1,{2,3},4" in place: a million of them go through here. */
class LineReader {
  private at: number;
  private line: number;
  private lineStart: number;
  private readonly bytes: Uint8Array;
  private readonly kind: PreflibKind;
  private readonly header: Header;
  private readonly rows: Rows;

  constructor(
    bytes: Uint8Array,
    from: { readonly at: number; readonly line: number },
    kind: PreflibKind,
    header: Header,
  ) {
    this.bytes = bytes;
    this.at = from.at;
    this.lineStart = from.at;
    this.line = from.line;
    this.kind = kind;
    this.header = header;
    const blank = this.form() === 'approve' ? 0 : NOT_MARKED;
    this.rows = new Rows(header.options.length, blank, () => this.at / bytes.length);
  }

  private form(): 'rank' | 'approve' | 'score' {
    if (this.kind !== 'cat') return 'rank';
    return this.header.categories <= 2 ? 'approve' : 'score';
  }

  private fault(reason: string, at = this.at): FileFault {
    return new FileFault(this.line, at - this.lineStart + 1, reason);
  }

  private blank(): void {
    while (this.bytes[this.at] === SPACE || this.bytes[this.at] === TAB || this.bytes[this.at] === RETURN) this.at++;
  }

  /** Whether the line ends here. */
  private ended(): boolean {
    this.blank();
    return this.at >= this.bytes.length || this.bytes[this.at] === NEWLINE;
  }

  private number(what: string): number {
    const start = this.at;
    let value = 0;
    for (; ; this.at++) {
      const byte = this.bytes[this.at]!;
      if (!(byte >= ZERO && byte <= NINE)) break;
      value = value * 10 + byte - ZERO;
    }
    if (this.at === start) throw this.fault(`${what} is expected here.`);
    if (value > 0xffffffff) throw this.fault('The number is too high.', start);
    return value;
  }

  private mark(row: number, mark: number): void {
    const start = this.at;
    const number = this.number('A number, or numbers in braces,');
    if (number < 1 || number > this.header.options.length)
      throw this.fault(`There is no alternative ${number}.`, start);
    if (this.seen[number - 1] === this.rows.rows)
      throw this.fault(`Alternative ${number} stands twice in this line.`, start);
    this.seen[number - 1] = this.rows.rows;
    this.rows.marks[row + number - 1] = mark;
  }

  /** The last row in which each alternative stood. */
  private readonly seen = new Uint32Array(MARK_MAX);

  /** One item: a number, or numbers in braces. Gives how many alternatives it holds. */
  private item(row: number, place: number): number {
    const { kind, header } = this;
    const start = this.at;
    const form = this.form();
    if (kind === 'cat' && place >= header.categories)
      throw this.fault(`There are only ${header.categories} categories.`);
    const mark =
      form === 'rank' ? place + 1 : form === 'approve' ? (place === 0 ? 1 : 0) : header.categories - 1 - place;
    if (this.bytes[this.at] !== OPEN) {
      this.mark(row, mark);
      return 1;
    }
    this.at++;
    let held = 0;
    this.blank();
    while (this.bytes[this.at] !== CLOSE) {
      this.mark(row, mark);
      held++;
      this.blank();
      if (this.bytes[this.at] === COMMA) this.at++;
      else if (this.bytes[this.at] !== CLOSE) throw this.fault('The brace is never closed.', start);
      this.blank();
    }
    this.at++;
    if ((kind === 'soc' || kind === 'soi') && held !== 1) throw this.fault(`A ${kind} file has no equal ranks.`, start);
    return held;
  }

  private order(): void {
    const count = this.number('A line "count: order"');
    this.blank();
    if (this.bytes[this.at] !== COLON) throw this.fault('A colon is expected after the count.');
    this.at++;
    const row = this.rows.begin(count);
    let ranked = 0;
    for (let place = 0; !this.ended(); place++) {
      ranked += this.item(row, place);
      if (this.ended()) break;
      if (this.bytes[this.at] !== COMMA) throw this.fault('A comma, or the end of the line, is expected here.');
      this.at++;
      if (this.ended()) throw this.fault('A number, or numbers in braces, is expected here.');
    }
    const complete = this.kind === 'soc' || this.kind === 'toc';
    if (complete && ranked < this.header.options.length) {
      throw this.fault(`A ${this.kind} file ranks all alternatives in each line.`, this.lineStart);
    }
  }

  read(): Election {
    const { bytes } = this;
    while (this.at < bytes.length) {
      if (bytes[this.at] === HASH) while (this.at < bytes.length && bytes[this.at] !== NEWLINE) this.at++;
      else if (!this.ended()) this.order();
      this.at++;
      this.line++;
      this.lineStart = this.at;
    }
    if (this.rows.rows === 0) throw this.fault('There is no ballot in the file.', this.lineStart);
    return this.rows.election(this.form(), this.header.options, 1);
  }
}

/**
 * Ballots from a PrefLib file. Orders become ranks. Categories become approvals of the first where there are two, and
 * scores (last category 0) where there are more.
 *
 * @throws FileFault with line, column and reason
 */
export function readPreflib(bytes: Uint8Array, kind: PreflibKind): Election {
  const lines: string[] = [];
  let at = 0;
  while (bytes[at] === HASH || bytes[at] === NEWLINE || bytes[at] === RETURN) {
    const end = bytes.indexOf(NEWLINE, at);
    lines.push(textOf(bytes.subarray(at, end < 0 ? bytes.length : end)));
    at = end < 0 ? bytes.length : end + 1;
  }
  return new LineReader(bytes, { at, line: lines.length + 1 }, kind, readHeader(lines)).read();
}
