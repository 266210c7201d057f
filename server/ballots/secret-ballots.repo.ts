import type { Kysely, Transaction } from 'kysely';
import type { SecretBallot } from '#shared/ballots/secret-ballots.ts';
import { byteToMark } from '#shared/ballots/marks.ts';
import { hex } from '#shared/digest.ts';
import type { Database } from '../db/schema.ts';

/** Keeps the key of a secret round's digests of requests, as the two blocks that HMAC-SHA256 begins its digests with. */
export async function keepRoundKey(trx: Transaction<Database>, round: string, key: Uint8Array): Promise<void> {
  const pad = (byte: number) => key.map((of) => of ^ byte);
  await trx
    .insertInto('secret_round_key')
    .values({ round_id: round, inner_pad: pad(0x36), outer_pad: pad(0x5c) })
    .execute();
}

/**
 * Cuts what still ties a choice to who made it: the ballots are written anew in the order of their random ids, all by this one
 * transaction, and the key of the requests' digests is destroyed. The database puts back what the DELETE takes (see the migration).
 */
export async function cutLinks(trx: Transaction<Database>, round: string): Promise<void> {
  await trx.deleteFrom('secret_ballot').where('round_id', '=', round).execute();
  await trx.deleteFrom('secret_round_key').where('round_id', '=', round).execute();
}

/** The ballots of a secret round in the order of their ids. Only the closing transaction and the record call this. */
export async function listSecretBallots(db: Kysely<Database>, round: string): Promise<SecretBallot[]> {
  const rows = await db
    .selectFrom('secret_ballot')
    .where('round_id', '=', round)
    .select(['id', 'marks', 'abstains', 'nonce'])
    .orderBy('id')
    .execute();
  return rows.map(({ id, marks, abstains, nonce }) => ({
    id,
    marks: marks && Array.from(marks, byteToMark),
    abstains,
    nonce: hex(nonce),
  }));
}
