import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { findFrozenRound, type FrozenRound } from './rounds.repo.ts';

const kept = new WeakMap<object, Map<string, FrozenRound>>();

/** More rounds than one installation has open at a time; what is dropped is read again. */
const most = 64;

/**
 * Manifest and roll of a round, from memory: they are frozen at the opening, so what was read once holds for ever, and a cast
 * need not read them again. Undefined until the round has opened.
 */
export async function frozenRound(db: Kysely<Database>, id: string): Promise<FrozenRound | undefined> {
  const rounds = kept.get(db) ?? new Map<string, FrozenRound>();
  kept.set(db, rounds);
  const known = rounds.get(id);
  if (known) return known;
  const found = await findFrozenRound(db, id);
  if (!found) return undefined;
  const oldest = rounds.keys().next();
  if (rounds.size >= most && !oldest.done) rounds.delete(oldest.value);
  rounds.set(id, found);
  return found;
}
