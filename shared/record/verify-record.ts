import { canonicalJson } from '../canonical-json.ts';
import { fromHex } from '../digest.ts';
import { manifestHash } from '../rounds/manifest.ts';
import { utf8 } from '../utf8.ts';
import { type Check, type CheckName, checksOf, type Fault, fault, type Ground, type Means } from './checks.ts';
import { receiptsFault } from './find-receipt.ts';
import { misfit } from './fits-schema.ts';
import { readRecord } from './read-record.ts';
import { recordSchema } from './record-schema.ts';
import { headOf, isSecret, type AnyRecord } from './record.ts';
import { ballotsFault, marksFault, revisionsFault, rollFault } from './verify-ballots.ts';
import { chainFault, openingFault, readEvents, timesFault } from './verify-events.ts';
import { declarationFault, declarationNote, recountFault, resultFault } from './verify-result.ts';

const faults: Readonly<Record<Exclude<CheckName, 'form'>, (ground: Ground) => Fault | null>> = {
  manifest: ({ record, means }) =>
    manifestHash(record.manifest, means.sha256) === record.manifestHash ? null : fault('manifestOther'),
  chain: chainFault,
  opening: openingFault,
  ballots: ballotsFault,
  roll: rollFault,
  revisions: revisionsFault,
  marks: marksFault,
  times: timesFault,
  result: resultFault,
  recount: recountFault,
  declaration: declarationFault,
  signature: signatureFault,
  receipts: receiptsFault,
};

const numbered = Object.keys({ form: null, ...faults });

const check = (name: CheckName, found: Fault | null, note: Check['note'] = null): Check => ({
  n: numbered.indexOf(name) + 1,
  name,
  holds: found === null,
  fault: found,
  note: found ? null : note,
});

/** Check 1 fails, and nothing can be said about the rest of such a file. */
const notRun = (found: Fault, means: Pick<Means, 'receipts'> = {}): Check[] =>
  checksOf(means).map((name) => check(name, name === 'form' ? found : fault('notRun')));

/**
 * Checks a record against itself, step by step, and counts it again. It shows that nothing was changed after the ballots were
 * taken; it cannot show that a Member's ballot is what the Member wanted, nor that no other record was shown to somebody else.
 *
 * @returns all checks in order, each with the first fault found
 */
export function verifyRecord(value: unknown, means: Means): Check[] {
  const place = misfit(value, recordSchema) ?? otherKind(value as AnyRecord);
  if (place !== undefined) return notRun(fault('shape', { place }), means);
  // The schema has just held the value to this type.
  const record = value as AnyRecord;
  const ground: Ground = { record, events: readEvents(record), means };
  return checksOf(means).map((name) => {
    if (name === 'form') return check(name, null);
    return check(name, faultOf(faults[name], ground), noteOf(name, ground));
  });
}

/** Ballots are of the kind that the secrecy of the round asks for, all of them. */
function otherKind(record: AnyRecord): string | undefined {
  const at = record.ballots.findIndex((ballot) => 'id' in ballot !== isSecret(record));
  return at < 0 ? undefined : `/ballots/${at}`;
}

/** What a check says instead of its usual sentence, where it holds for less. */
function noteOf(name: CheckName, ground: Ground): Check['note'] {
  if (name === 'declaration') return declarationNote(ground);
  if (!isSecret(ground.record)) return null;
  return name === 'ballots' || name === 'roll' || name === 'revisions' || name === 'times' ? `${name}Secret` : null;
}

/** The same from the text of a file. */
export function verifyText(text: string, means: Means): Check[] {
  const read = readRecord(text);
  return read.fault ? notRun(read.fault, means) : verifyRecord(read.value, means);
}

/** What was found in a file: the checks, and the record where it has the form of one. */
export interface Verified {
  readonly checks: readonly Check[];
  readonly record: AnyRecord | null;
}

/**
 * The same from the bytes of a file.
 *
 * @param decode bytes as UTF-8 text, strictly: it throws for anything else, and keeps a byte order mark
 */
export function verifyFile(bytes: Uint8Array, decode: (bytes: Uint8Array) => string, means: Means): Verified {
  let text: string;
  try {
    text = decode(bytes);
  } catch {
    return { checks: notRun(fault('notUtf8'), means), record: null };
  }
  const read = readRecord(text);
  if (read.fault) return { checks: notRun(read.fault, means), record: null };
  const checks = verifyRecord(read.value, means);
  return { checks, record: checks[0]?.holds ? (read.value as AnyRecord) : null };
}

/** A check that cannot be carried out fails. */
function faultOf(find: (ground: Ground) => Fault | null, ground: Ground): Fault | null {
  try {
    return find(ground);
  } catch (error) {
    return fault('broken', { reason: error instanceof Error ? error.message : String(error) });
  }
}

function signatureFault({ record, means: { verifies, knownKey } }: Ground): Fault | null {
  if (knownKey !== undefined && knownKey !== record.publicKey) return fault('otherKey');
  const bytes = utf8(canonicalJson(headOf(record)));
  return verifies(fromHex(record.publicKey), fromHex(record.signature), bytes) ? null : fault('signatureWrong');
}
