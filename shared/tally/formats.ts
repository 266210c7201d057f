import { readBlt, writeBlt } from './blt.ts';
import { readCvotes, writeCvotes } from './cvotes.ts';
import type { Election } from './election.ts';
import { electionFromJson, electionToJson, ElectionJsonError } from './election-json.ts';
import { electionFromRecord, isRoundRecord } from './election-record.ts';
import { FileFault } from './file-fault.ts';
import { readPabulib, writePabulib } from './pabulib.ts';
import { preflibKinds, readPreflib, type PreflibKind } from './preflib.ts';
import { writePreflib } from './write-preflib.ts';
import { readRankedCsv, writeRankedCsv } from './ranked-csv.ts';

/** The files that can be counted, by the ending of their name. */
export const formats = ['blt', ...preflibKinds, 'cvotes', 'csv', 'pb', 'json'] as const;

export type Format = (typeof formats)[number];

export const isFormat = (name: string): name is Format => formats.some((format) => format === name);

const isPreflib = (format: Format): format is PreflibKind => preflibKinds.some((kind) => kind === format);

/** Where a JSON text breaks, from what the engine says ("… (line 3 column 7)", "… at position 41"). */
function jsonFault(text: string, error: unknown): FileFault {
  const message = error instanceof Error ? error.message : 'It is not JSON.';
  const placed = /\(line (\d+) column (\d+)\)/.exec(message);
  if (placed) return new FileFault(Number(placed[1]), Number(placed[2]), message);
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return new FileFault(before.length, (before.at(-1)?.length ?? 0) + 1, message);
}

/**
 * An election from a JSON text, alone or as one line of many.
 *
 * @throws FileFault; a wrong value is named by its pointer and placed at the first line
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw jsonFault(text, error);
  }
}

/** The line and column at which the value behind an RFC 6901 pointer begins, found by walking the text once. */
export function placeOf(text: string, pointer: string): { line: number; column: number } {
  const wanted = pointer.split('/').slice(1);
  let at = 0;
  const space = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const string = (): string => {
    const start = at++;
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at++;
    return text.slice(start + 1, at - 1);
  };
  /** Steps over a value, or stops at the one wanted (true). */
  const value = (depth: number, onPath: boolean): boolean => {
    space();
    if (onPath && depth === wanted.length) return true;
    const open = text[at];
    if (open === '"') string();
    else if (open === '{' || open === '[') {
      at++;
      for (let index = 0; ; index++) {
        space();
        if (text[at] === '}' || text[at] === ']' || at >= text.length) break;
        let key = `${index}`;
        if (open === '{') {
          key = string();
          space();
          at++;
        }
        if (value(depth + 1, onPath && key === wanted[depth])) return true;
        space();
        if (text[at] === ',') at++;
      }
      at++;
    } else while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++;
    return false;
  };
  if (!value(0, true)) at = 0;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** An election from its JSON text, with line and column of what is wrong. */
function readElectionJson(text: string): Election {
  const value = parseJson(text);
  try {
    return isRoundRecord(value) ? electionFromRecord(value) : electionFromJson(value);
  } catch (error) {
    if (!(error instanceof ElectionJsonError)) throw error;
    const { line, column } = placeOf(text, error.fault.pointer);
    throw new FileFault(line, column, `${error.fault.pointer || '/'}: ${error.fault.reason}`);
  }
}

/**
 * Reads an election from a file of the named format.
 *
 * @param bytes the file; @param text the same as text, made only for formats that need it
 * @throws FileFault with line, column and reason
 */
export function readElection(format: Format, bytes: Uint8Array, text: () => string): Election {
  if (format === 'blt') return readBlt(bytes);
  if (format === 'json') return readElectionJson(text());
  if (format === 'cvotes') return readCvotes(text());
  if (format === 'csv') return readRankedCsv(text());
  if (format === 'pb') return readPabulib(text());
  return readPreflib(bytes, format);
}

/** Why an election cannot be written in a format, or `null`. */
function misfit(election: Election, format: Format): string | null {
  const ranked = election.form === 'rank';
  if (format === 'json') return null;
  if (format === 'cat') return ranked ? 'Categories hold approvals or scores, not ranks.' : null;
  if (format === 'pb')
    return election.form === 'approve' || election.form === 'choose' ? null : 'A .pb file holds approvals.';
  return ranked ? null : `A .${format} file holds ranks.`;
}

/**
 * An election as a file of the named format.
 *
 * @throws FileFault at line 1 when the format cannot hold these ballots
 */
export function writeElection(election: Election, format: Format, title: string): string {
  const reason = misfit(election, format);
  if (reason) throw new FileFault(1, 1, reason);
  if (format === 'blt') return writeBlt(election, title);
  if (format === 'json') return `${JSON.stringify(electionToJson(election))}\n`;
  if (format === 'cvotes') return writeCvotes(election);
  if (format === 'csv') return writeRankedCsv(election);
  if (format === 'pb') return writePabulib(election, title);
  const { kind, text } = writePreflib(election, title);
  if (
    isPreflib(format) &&
    kind !== format &&
    !(format === 'toi' || (format === 'toc' && kind === 'soc') || (format === 'soi' && kind === 'soc'))
  ) {
    throw new FileFault(1, 1, `These ballots are of the kind ${kind}, not ${format}.`);
  }
  return kind === format
    ? text
    : text.replaceAll(`.${kind}`, `.${format}`).replace(`DATA TYPE: ${kind}`, `DATA TYPE: ${format}`);
}
