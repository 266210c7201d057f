import type { Kysely, NotNull } from 'kysely';
import { byteToMark } from '#shared/ballots/marks.ts';
import { hex } from '#shared/digest.ts';
import type { RecordedBallot, RecordedEvent } from '#shared/record/record.ts';
import type { RoundResult } from '#shared/results/result.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { eventKinds } from '#shared/rounds/round-event.ts';
import type { Database } from '../db/schema.ts';

export interface ClosedRound {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  readonly result: RoundResult;
  readonly resultHash: string;
  readonly declared: boolean;
}

export async function findClosedRound(db: Kysely<Database>, id: string): Promise<ClosedRound | undefined> {
  const row = await db.selectFrom('round').where('id', '=', id).selectAll().executeTakeFirst();
  if (!row?.manifest || !row.manifest_hash || !row.result || !row.result_hash) return undefined;
  return {
    manifest: JSON.parse(row.manifest) as Manifest,
    manifestHash: hex(row.manifest_hash),
    result: JSON.parse(row.result) as RoundResult,
    resultHash: hex(row.result_hash),
    declared: row.state === 'declared',
  };
}

export async function listRecordedEvents(db: Kysely<Database>, round: string): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .select(['position', 'kind', 'at', 'facts', 'hash'])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, hash: hex(row.hash) }));
}

export async function listRecordedBallots(db: Kysely<Database>, round: string): Promise<RecordedBallot[]> {
  const rows = await db
    .selectFrom('ballot')
    .where('round_id', '=', round)
    .select(['member_code', 'revision', 'marks', 'abstains', 'nonce', 'accepted_at', 'position'])
    .$narrowType<{ abstains: NotNull; nonce: NotNull }>()
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    member: row.member_code,
    revision: row.revision,
    marks: row.marks && Array.from(row.marks, (byte) => byteToMark(byte)),
    abstains: row.abstains,
    nonce: hex(row.nonce),
    acceptedAt: row.accepted_at,
    position: row.position,
  }));
}

/** The declaration as it was sent, from its stored parts: the one whose digest is in the chain of the round. */
export async function findDeclaration(db: Kysely<Database>, round: string): Promise<Record<string, unknown> | null> {
  const event = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .where('kind', '=', eventKinds.declared)
    .select('facts')
    .executeTakeFirst();
  if (!event) return null;
  const { declaration } = JSON.parse(event.facts) as { declaration: string };
  const row = await db
    .selectFrom('declaration')
    .where('id', '=', declaration)
    .select(['round_id', 'words', 'facts'])
    .executeTakeFirst();
  return row ? { ...(row.facts as object), round: row.round_id, words: row.words } : null;
}
