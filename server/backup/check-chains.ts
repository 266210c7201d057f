import type { Transaction } from 'kysely';
import { hex } from '#shared/digest.ts';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import { utf8 } from '#shared/utf8.ts';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../digest.ts';
import { BackupError } from './backup-file.ts';
import { type Head, listHeads, readChains } from './backup.repo.ts';

/**
 * Goes through the events of every round: each must follow from the one before by the rule of the chain, and each chain must end where
 * its head says. Throws a `BackupError` that names the round and the place.
 *
 * @returns the heads, in the order of the rounds
 */
export async function checkChains(trx: Transaction<Database>): Promise<Head[]> {
  const ends: Head[] = [];
  let previous: Uint8Array = chainStart;
  for await (const event of readChains(trx)) {
    const { round, position, kind, at, facts } = event;
    const last = ends.at(-1);
    const isFirst = last?.round !== round;
    if (isFirst) previous = chainStart;
    const factsHash = sha256(utf8(facts));
    const hash = eventHash({ round, position, kind, at: microseconds(at), factsHash, previous }, sha256);
    const isNext = position === (isFirst ? 1 : last.position + 1);
    const isSame = [hash, factsHash, previous].every(
      (bytes, place) => hex(bytes) === [event.hash, event.factsHash, event.previous][place],
    );
    if (!isNext || !isSame) throw new BackupError(`The events of round ${round} are no chain at position ${position}.`);
    if (!isFirst) ends.pop();
    ends.push({ round, position, hash: event.hash });
    previous = hash;
  }
  const heads = await listHeads(trx);
  if (JSON.stringify(heads) !== JSON.stringify(ends))
    throw new BackupError('A chain of events does not end where its head says.');
  return heads;
}
