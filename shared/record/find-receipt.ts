import { receiptCode } from '../ballots/ballot-hash.ts';
import { receiptBytes, type ReceiptFacts, receiptFormat } from '../ballots/receipt.ts';
import { fromHex } from '../digest.ts';
import { eventKinds } from '../rounds/round-event.ts';
import { type Fault, fault, type Ground } from './checks.ts';
import type { RecordedEvent } from './record.ts';

/** The file of a receipt: everything that was signed, with its code. */
export type ReceiptFile = ReceiptFacts & { readonly code: string; readonly signature: string };

/** A receipt as somebody kept it: the short code that they wrote down, or the file. */
export type KeptReceipt = string | ReceiptFile;

/**
 * The code in what somebody typed, in either case and with or without its hyphen; undefined where it is none.
 *
 * @example codeIn('7kq2m9xd') // '7KQ2-M9XD'
 */
export function codeIn(typed: string): string | undefined {
  const [, first, second] = /^([2-9A-Z]{4})-?([2-9A-Z]{4})$/.exec(typed.toUpperCase()) ?? [];
  return first && `${first}-${second}`;
}

/**
 * The first receipt that does not stand in the record. A code only says that such a ballot is there. A file also fixes the chain
 * up to its event: a record that was made anew with the installation's own key no longer has that hash there.
 */
export function receiptsFault(ground: Ground): Fault | null {
  for (const receipt of ground.means.receipts ?? []) {
    const found = typeof receipt === 'string' ? codeFault(receipt, ground) : fileFault(receipt, ground);
    if (found) return found;
  }
  return null;
}

const codeOf = ({ facts, hash }: RecordedEvent): string =>
  receiptCode((JSON.parse(facts) as { ballot?: string }).ballot ?? hash);

function codeFault(code: string, { record }: Ground): Fault | null {
  const isThere = record.events.some((event) => event.kind === eventKinds.cast && codeOf(event) === code);
  return isThere ? null : fault('receiptUnknown', { code });
}

function fileFault(receipt: ReceiptFile, { record, means }: Ground): Fault | null {
  const { code, position, signature, ...kept } = receipt;
  if (!isForm(receipt)) return fault('receiptForm');
  if (kept.round !== record.manifest.round) return fault('receiptRound', { code });
  if (kept.manifestHash !== record.manifestHash) return fault('receiptManifest', { code });
  const event = record.events.find((entry) => entry.position === position && entry.kind === eventKinds.cast);
  if (!event) return fault('receiptNoBallot', { code, entry: position });
  if (event.hash !== kept.eventHash) return fault('receiptOtherEntry', { code, entry: position });
  const facts = JSON.parse(event.facts) as Partial<Record<string, unknown>>;
  const agrees =
    facts.member === kept.member &&
    facts.revision === kept.revision &&
    (facts.ballot ?? null) === kept.ballotHash &&
    event.at === kept.acceptedAt &&
    codeOf(event) === code;
  if (!agrees) return fault('receiptMisfit', { code, entry: position });
  const bytes = receiptBytes({ ...kept, position });
  return means.verifies(fromHex(record.publicKey), fromHex(signature), bytes)
    ? null
    : fault('receiptSignature', { code });
}

const isForm = (receipt: object): boolean =>
  'format' in receipt &&
  'version' in receipt &&
  receipt.format === receiptFormat.format &&
  receipt.version === receiptFormat.version;
