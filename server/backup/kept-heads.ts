import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Kysely, Transaction } from 'kysely';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fromHex } from '#shared/digest.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import { signerOf, verifies } from '../record/signing-key.ts';
import { BackupError } from './backup-file.ts';
import { findEventHash, type Head, listHeads } from './backup.repo.ts';

/*
 * The operator keeps, outside the database, where the chain of every round last ended, signed. A database that does not have these
 * events is not the one that was running: it is older, or another was put in its place.
 */
export interface KeptHeads {
  readonly format: 'consultation-heads';
  readonly version: 1;
  readonly at: string;
  readonly heads: readonly Head[];
  readonly publicKey: string;
  /** Ed25519 over the canonical JSON of the rest, without `publicKey`. */
  readonly signature: string;
}

const signedBytes = ({ format, version, at, heads }: Omit<KeptHeads, 'publicKey' | 'signature'>): Uint8Array =>
  Buffer.from(canonicalJson({ format, version, at, heads }));

export async function signHeads(db: Kysely<Database>): Promise<KeptHeads> {
  const signer = await signerOf(db);
  const heads = await listHeads(db);
  const unsigned = { format: 'consultation-heads', version: 1, at: await readClock(db), heads } as const;
  return { ...unsigned, publicKey: signer.publicKey, signature: signer.sign(signedBytes(unsigned)) };
}

/** Beside it and then in its place, so that the file is whole at every moment. */
export async function writeHeads(file: string, kept: KeptHeads): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { flush: true });
  await rename(`${file}.new`, file);
}

/** The heads that were kept; undefined where none were yet. */
export async function readHeads(file: string): Promise<KeptHeads | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
  try {
    const kept = JSON.parse(text) as KeptHeads;
    if (verifies(fromHex(kept.publicKey), fromHex(kept.signature), signedBytes(kept))) return kept;
  } catch {
    // What is no JSON or has no key is answered alike.
  }
  throw new BackupError(`The kept heads in ${file} are damaged or were altered: their signature does not hold.`);
}

export interface Missing {
  readonly kept: Head;
  /** What stands at that position: another event, or none. */
  readonly found: string | null;
}

/** The kept heads whose event this database does not have. */
export async function olderThan(db: Kysely<Database>, { heads }: KeptHeads): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const kept of heads) {
    const found = await findEventHash(db, kept.round, kept.position);
    if (found !== kept.hash) missing.push({ kept, found });
  }
  return missing;
}

export function refuseOlder(missing: readonly Missing[], override: string): BackupError {
  const lines = missing.map(({ kept: { round, position, hash }, found }) =>
    found === null
      ? `  round ${round}: event ${position} (${hash}) is not there`
      : `  round ${round}: event ${position} was ${hash} and is ${found}`,
  );
  return new BackupError(
    `The database is older than the last signed heads that were kept, or is another:\n${lines.join('\n')}\n` +
      `Look for a later backup. ${override} gives up what is missing, and leaves a note of it in the acts.`,
  );
}

/** What was given up stands in the acts for good. */
export async function noteOlder(trx: Transaction<Database>, missing: readonly Missing[]): Promise<void> {
  await recordAct(trx, {
    accountId: null,
    action: 'acceptOlderDatabase',
    subject: 'installation',
    facts: { missing: missing.map(({ kept, found }) => ({ ...kept, found })) },
  });
}
