import type { Kysely } from 'kysely';
import { hex } from '#shared/digest.ts';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import type { Database } from '#server/db/schema.ts';
import { sha256 } from '#server/digest.ts';

/** The chain of a round computed anew, from its facts on: where it breaks, and how many events there are. */
export async function brokenLinks(db: Kysely<Database>, round: string): Promise<{ events: number; broken: string[] }> {
  const events = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .selectAll()
    .orderBy('position')
    .execute();
  const head = await db.selectFrom('round_head').where('round_id', '=', round).selectAll().executeTakeFirst();
  const broken: string[] = [];
  let previous: Uint8Array = chainStart;
  events.forEach(({ position, kind, at, facts, facts_hash, hash }, index) => {
    const factsHash = sha256(new TextEncoder().encode(facts));
    const link = eventHash({ round, position, kind, at: microseconds(at), factsHash, previous }, sha256);
    if (position !== index + 1 || hex(factsHash) !== hex(facts_hash) || hex(link) !== hex(hash))
      broken.push(`the chain breaks at ${position}`);
    previous = hash;
  });
  if (events.length > 0 && (head?.position !== events.length || hex(head.hash) !== hex(previous)))
    broken.push('the head is not the last event');
  return { events: events.length, broken };
}
