import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CastRow } from '#server/ballots/ballots.repo.ts';
import type { Database } from '#server/db/schema.ts';
import { sha256 } from '#server/digest.ts';
import { findFrozenRound, type FrozenRound } from '#server/rounds/rounds.repo.ts';
import { utf8 } from '#shared/utf8.ts';

export interface Person {
  readonly member: string;
  readonly account: string;
}

/** A ballot as the command hands it over; `revision` 1 unless said. */
export function rowOf({ member, account }: Person, over: Partial<CastRow> = {}): CastRow {
  const revision = over.revision ?? 1;
  const facts = JSON.stringify({ account, member, revision });
  return {
    member,
    accountId: account,
    key: randomUUID(),
    requestHash: sha256(utf8(member)),
    revision,
    marks: Uint8Array.of(1, 0, 255),
    abstains: false,
    nonce: new Uint8Array(randomBytes(16)),
    ballotHash: new Uint8Array(randomBytes(32)),
    name: 'Zoë “Z” O’Neill \\ 1',
    facts,
    factsHash: sha256(utf8(facts)),
    ...over,
  };
}

/** A round that is open, as commands keep it. */
export async function frozenOf(db: Kysely<Database>, id: string): Promise<FrozenRound> {
  const frozen = await findFrozenRound(db, id);
  if (!frozen) throw new Error('not open');
  return frozen;
}
