import { NOT_MARKED, MARK_MAX } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import { FileFault } from './file-fault.ts';
import { tiersOf } from './ranks.ts';
import { Rows } from './rows.ts';
import { textOf } from './text-of.ts';

const [TAB, NEWLINE, RETURN, SPACE, QUOTE, HASH, MINUS, ZERO, NINE, EQUALS] = [9, 10, 13, 32, 34, 35, 45, 48, 57, 61];

const isDigit = Uint8Array.from({ length: 256 }, (_, byte) => Number(byte >= ZERO && byte <= NINE));

/** Reads bytes as numbers and quoted names; the place is turned into line and column only when something is wrong. */
class Reader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  fault(reason: string, at = this.at): FileFault {
    let line = 1;
    let start = 0;
    for (let place = 0; place < at && place < this.bytes.length; place++) {
      if (this.bytes[place] === NEWLINE) [line, start] = [line + 1, place + 1];
    }
    return new FileFault(line, at - start + 1, reason);
  }

  /** Skips white space and comments (from # to the end of the line). */
  skip(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.at];
      if (byte === SPACE || byte === NEWLINE || byte === RETURN || byte === TAB) this.at++;
      else if (byte === HASH) while (this.at < bytes.length && bytes[this.at] !== NEWLINE) this.at++;
      else return;
    }
  }

  /** A whole number, of at most 15 digits so that it is exact. */
  number(what: string): number {
    this.skip();
    const start = this.at;
    const negative = this.bytes[this.at] === MINUS;
    if (negative) this.at++;
    const first = this.at;
    let value = 0;
    for (; ; this.at++) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte < ZERO || byte > NINE) break;
      value = value * 10 + byte - ZERO;
    }
    if (this.at === first) throw this.fault(`${what} is expected here.`, start);
    if (this.at - first > 15) throw this.fault('The number is too long.', start);
    return negative ? -value : value;
  }

  /** How many equal ballots the next one stands for: in most files "1 ", which is worth a look of its own. */
  count(): number {
    const digit = this.bytes[this.at]! - ZERO;
    if (digit < 1 || digit > 9 || this.bytes[this.at + 1] !== SPACE)
      return this.number('A ballot, or the 0 that ends them,');
    this.at += 2;
    return digit;
  }

  quoted(what: string): string {
    this.skip();
    const start = this.at;
    if (this.bytes[start] !== QUOTE) throw this.fault(`${what}, in double quotes, is expected here.`);
    const end = this.bytes.indexOf(QUOTE, start + 1);
    if (end < 0) throw this.fault('The quotation mark is never closed.', start);
    this.at = end + 1;
    return textOf(this.bytes.subarray(start + 1, end));
  }
}

/**
 * One ballot after its count: numbers of options, "=" between equals, "-" for a rank left empty, 0 at the end. This is the
 * loop that a million ballots go through, so it reads bytes in place.
 */
function readBallot(reader: Reader, rows: Rows, at: number): void {
  const { bytes } = reader;
  const { marks, width } = rows;
  const end = bytes.length;
  let place = reader.at;
  let rank = 1;
  let equal = false;
  for (;;) {
    let byte = bytes[place]!;
    if (byte >= ZERO && byte <= NINE) {
      const start = place;
      // One digit or two cannot be foretold, so the second is added without a branch; more than two are rare.
      const first = byte - ZERO;
      const second = place + 1 < end ? bytes[place + 1]! : 0;
      const two = isDigit[second]!;
      let option = first + two * (9 * first + second - ZERO);
      place += 1 + two;
      byte = bytes[place]!;
      for (; byte >= ZERO && byte <= NINE; byte = bytes[++place]!) option = option * 10 + byte - ZERO;
      if (option === 0) {
        reader.at = place;
        return;
      }
      if (option > width) throw reader.fault(`There is no option ${option}; there are ${width}.`, start);
      const own = at + option - 1;
      if (marks[own] !== NOT_MARKED) throw reader.fault(`Option ${option} stands twice in this ballot.`, start);
      if (equal) rank--;
      marks[own] = rank++;
      equal = false;
      // Nearly always a space follows, and behind it the next number.
      if (byte === SPACE) place++;
      continue;
    }
    if (byte === SPACE) {
      place++;
      continue;
    }
    if (byte === EQUALS && rank > 1 && !equal) equal = true;
    else if (byte === NEWLINE || byte === HASH) {
      // Read on, this ballot would swallow the next one.
      throw reader.fault('The ballot does not end with 0 on its line.', place);
    } else if (byte !== MINUS && byte !== RETURN && byte !== TAB) {
      const reason =
        place >= end
          ? 'The file ends inside a ballot.'
          : 'A number of an option, or 0 to end the ballot, is expected here.';
      throw reader.fault(reason, place);
    }
    place++;
  }
}

/** Options withdrawn (negative numbers before the ballots) leave the list, and every ballot. */
function without(election: Election, withdrawn: ReadonlySet<number>): Election {
  if (withdrawn.size === 0) return election;
  const kept = [...election.options.keys()].filter((option) => !withdrawn.has(option));
  const width = election.options.length;
  const rows = rowsOf(election);
  const marks = new Uint8Array(rows * kept.length);
  for (let row = 0; row < rows; row++) {
    kept.forEach((option, at) => (marks[row * kept.length + at] = election.marks[row * width + option]!));
  }
  return { ...election, options: kept.map((option) => election.options[option]!), marks };
}

/**
 * Ranked ballots from a BLT file (as OpenSTV and OpaVote write them): "options seats", withdrawn options as negative
 * numbers, one ballot after the other as "count option option … 0", a final 0, then names and title in quotes.
 *
 * @throws FileFault with line, column and reason
 */
export function readBlt(bytes: Uint8Array): Election {
  const reader = new Reader(bytes);
  reader.skip();
  const start = reader.at;
  const width = reader.number('The number of options');
  if (width < 1 || width > MARK_MAX) throw reader.fault(`From 1 to ${MARK_MAX} options can be counted.`, start);
  reader.skip();
  const seatsAt = reader.at;
  const seats = reader.number('The number of places');
  if (seats < 1) throw reader.fault('The number of places is from 1.', seatsAt);
  const withdrawn = new Set<number>();
  const rows = new Rows(width, NOT_MARKED, () => reader.at / bytes.length);
  for (;;) {
    reader.skip();
    const place = reader.at;
    const count = reader.count();
    if (count === 0) break;
    if (count < 0) {
      if (rows.rows > 0 || -count > width)
        throw reader.fault('A withdrawn option is expected only before the ballots.', place);
      withdrawn.add(-count - 1);
      continue;
    }
    if (count > 0xffffffff) throw reader.fault('The count of equal ballots is too high.', place);
    readBallot(reader, rows, rows.begin(count));
  }
  const options = Array.from({ length: width }, (_, at) => reader.quoted(`The name of option ${at + 1}`));
  reader.skip();
  if (reader.at < bytes.length) reader.quoted('The title');
  reader.skip();
  if (reader.at < bytes.length) throw reader.fault('Nothing more is expected after the title.');
  return without(rows.election('rank', options, seats), withdrawn);
}

const inQuotes = (name: string): string => `"${name.replaceAll('"', '”')}"`;

/** Ranked ballots as a BLT file, one line a row. */
export function writeBlt(election: Election, title: string): string {
  const { options, seats, marks, counts } = election;
  const width = options.length;
  const lines = [`${width} ${seats}`];
  for (let row = 0; row < rowsOf(election); row++) {
    const tiers = tiersOf(marks, row * width, width).map((tier) => tier.map((option) => option + 1).join('='));
    lines.push([`${counts?.[row] ?? 1}`, ...tiers, '0'].join(' '));
  }
  return [...lines, '0', ...options.map(inQuotes), inQuotes(title), ''].join('\n');
}
