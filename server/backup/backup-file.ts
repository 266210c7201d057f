import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fromHex } from '#shared/digest.ts';
import { verifies } from '../record/signing-key.ts';
import type { Column, Head, Row } from './backup.repo.ts';

/*
 * A backup is lines of JSON, compressed: a header; for each table a line that names it and its columns, and a line a row; and an
 * end, whose digest covers every byte before it and whose signature covers digest and header. A file without its end is no backup.
 */

export interface BackupHeader {
  readonly format: 'consultation-backup';
  readonly version: 1;
  readonly madeAt: string;
  /** What was applied to the tables, so that they come back into the same ones. */
  readonly migrations: readonly string[];
  /** Where the chain of events of every round ended. */
  readonly heads: readonly Head[];
}

export interface BackupEnd {
  readonly rows: number;
  /** SHA-256 of all lines before this one. */
  readonly digest: string;
  readonly publicKey: string;
  /** Ed25519 over the canonical JSON of `{ header, rows, digest }`. */
  readonly signature: string;
}

export type BackupLine =
  | { readonly header: BackupHeader }
  | { readonly table: string; readonly columns: readonly Column[] }
  | { readonly row: Row }
  | { readonly end: BackupEnd };

export class BackupError extends Error {}

export const signedBytes = (header: BackupHeader, { rows, digest }: Pick<BackupEnd, 'rows' | 'digest'>): Uint8Array =>
  Buffer.from(canonicalJson({ header, rows, digest }));

/**
 * Writes a backup beside its name and gives it the name once it is whole and on disk: a name never stands for half a backup.
 *
 * @param end makes the last line from the number of rows and the digest
 */
export async function writeBackup(
  file: string,
  header: BackupHeader,
  body: AsyncIterable<Extract<BackupLine, { table: string } | { row: Row }>>,
  end: (done: Pick<BackupEnd, 'rows' | 'digest'>) => BackupEnd,
): Promise<BackupEnd> {
  const hash = createHash('sha256');
  let rows = 0;
  let last: BackupEnd | undefined;
  async function* lines(): AsyncGenerator<string> {
    const said = (line: object): string => {
      const text = `${JSON.stringify(line)}\n`;
      hash.update(text);
      return text;
    };
    yield said({ header });
    for await (const line of body) {
      if ('row' in line) {
        rows += 1;
        yield said(line.row);
      } else yield said(line);
    }
    last = end({ rows, digest: hash.digest('hex') });
    yield `${JSON.stringify({ end: last })}\n`;
  }
  if (existsSync(file)) throw new BackupError(`There is a file ${file} already; a backup takes no other one's place.`);
  const unfinished = `${file}.unfinished`;
  // It holds ballots with names, and the key: for its owner only.
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await pipeline(Readable.from(lines()), createGzip(), handle.createWriteStream({ flush: true }));
    await rename(unfinished, file);
  } catch (fault) {
    await rm(unfinished, { force: true });
    throw fault;
  }
  return last!;
}

/** The lines of a backup, one after the other. Whether it is whole is known only at its end: see `checkBackup`. */
export async function* readBackup(file: string, onText: (text: string) => void = () => {}): AsyncGenerator<BackupLine> {
  const unpacked = createGunzip();
  // What fails while reading fails the loop below, which tells where.
  pipeline(createReadStream(file), unpacked).catch(() => {});
  let n = 0;
  let rest = '';
  try {
    for await (const chunk of unpacked.setEncoding('utf8') as AsyncIterable<string>) {
      const complete = (rest + chunk).split('\n');
      rest = complete.pop() ?? '';
      for (const text of complete) {
        n += 1;
        const line = lineOf(text, n);
        if (!('end' in line)) onText(`${text}\n`);
        yield line;
      }
    }
  } catch (fault) {
    if (fault instanceof BackupError) throw fault;
    const { code, message } = fault as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupError(`There is no file ${file}.`, { cause: fault });
    if (!code?.startsWith('Z_')) throw fault;
    throw new BackupError(`${file} is no backup, or is damaged after line ${n} (${message}).`, { cause: fault });
  }
  if (rest !== '') throw new BackupError(`The backup ends in the middle of line ${n + 1}.`);
}

function lineOf(text: string, n: number): BackupLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    throw new BackupError(`Line ${n} of the backup is damaged.`, { cause: fault });
  }
  if (Array.isArray(value)) return { row: value as Row };
  if (typeof value !== 'object' || value === null) throw new BackupError(`Line ${n} of the backup is damaged.`);
  return value as BackupLine;
}

/** Reads a whole backup before anything is done with it. Every reason to refuse it is a `BackupError` that says it. */
export async function checkBackup(file: string, knownKey?: string): Promise<{ header: BackupHeader; end: BackupEnd }> {
  const hash = createHash('sha256');
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  let rows = 0;
  for await (const line of readBackup(file, (text) => hash.update(text))) {
    if (end) throw new BackupError('Something follows the end of the backup.');
    if ('header' in line) header ??= line.header;
    else if (!header) throw new BackupError(`${file} does not begin as a backup.`);
    else if ('row' in line) rows += 1;
    else if ('end' in line) end = line.end;
  }
  if (!header) throw new BackupError(`${file} does not begin as a backup.`);
  if (header.format !== 'consultation-backup' || header.version !== 1)
    throw new BackupError(`${file} is a backup of another form (${header.format} ${header.version}).`);
  if (!end) throw new BackupError('The backup has no end: it was cut off.');
  if (end.digest !== hash.digest('hex') || end.rows !== rows)
    throw new BackupError('The backup was altered: its digest is another.');
  if (!verifies(fromHex(end.publicKey), fromHex(end.signature), signedBytes(header, end)))
    throw new BackupError('The backup was altered: its signature does not hold.');
  if (knownKey !== undefined && end.publicKey !== knownKey)
    throw new BackupError(`The backup was signed with another key: ${end.publicKey}.`);
  return { header, end };
}
