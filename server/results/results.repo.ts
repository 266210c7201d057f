import type { Kysely, Transaction } from 'kysely';
import { hex } from '#shared/digest.ts';
import type { DrawnLot } from '#shared/results/next-ballot.ts';
import type { RoundResult } from '#shared/results/result.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import type { RoundState } from '#shared/rounds/round-state.ts';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database>;

export interface CountedRound {
  readonly id: string;
  readonly sequence: number;
  readonly state: RoundState;
  readonly furtherOf: string | null;
  readonly manifest: Manifest;
  readonly result: RoundResult;
  readonly resultHash: string;
}

/**
 * The rounds of a consultation that have been counted, in order; a void one is left out, for nothing of it counts. Elections are not
 * among them: each of their ballots is declared by itself and decides no topic.
 */
export async function listCounted(db: Executor, consultation: string): Promise<CountedRound[]> {
  const rows = await db
    .selectFrom('round')
    .where('consultation_id', '=', consultation)
    .where('state', 'in', ['closed', 'tallied', 'declared'])
    .where('kind', '<>', 'election')
    .selectAll()
    .orderBy('sequence')
    .execute();
  return rows.flatMap((row) => asCounted(row) ?? []);
}

export async function findCounted(db: Executor, round: string): Promise<CountedRound | undefined> {
  const row = await db.selectFrom('round').where('id', '=', round).selectAll().executeTakeFirst();
  return row && asCounted(row);
}

function asCounted(row: {
  id: string;
  sequence: number;
  state: RoundState;
  further_of: string | null;
  manifest: string | null;
  result: string | null;
  result_hash: Uint8Array | null;
}): CountedRound | undefined {
  if (!row.manifest || !row.result || !row.result_hash) return undefined;
  return {
    id: row.id,
    sequence: row.sequence,
    state: row.state,
    furtherOf: row.further_of,
    manifest: JSON.parse(row.manifest) as Manifest,
    result: JSON.parse(row.result) as RoundResult,
    resultHash: hex(row.result_hash),
  };
}

export async function listRoundIds(db: Executor, consultation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('round')
    .where('consultation_id', '=', consultation)
    .select('id')
    .orderBy('sequence')
    .execute();
  return rows.map(({ id }) => id);
}

/** Rounds that are still under way, whose Members wait for an answer; an election that is not declared is one. */
export async function listRunning(db: Executor, consultation: string): Promise<{ id: string; state: RoundState }[]> {
  return db
    .selectFrom('round')
    .where('consultation_id', '=', consultation)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['draft', 'ready', 'open', 'closed']),
        eb.and([eb('state', '=', 'tallied'), eb('kind', '=', 'election')]),
      ]),
    )
    .select(['id', 'state'])
    .execute();
}

/** What was drawn when a ballot of an election was declared. */
export async function findElectionLots(db: Executor, round: string): Promise<DrawnLot[]> {
  const row = await db
    .selectFrom('declaration')
    .innerJoin('round', 'round.id', 'declaration.round_id')
    .where('declaration.round_id', '=', round)
    .where('round.kind', '=', 'election')
    .select('declaration.facts')
    .executeTakeFirst();
  return row ? (row.facts as { lots: DrawnLot[] }).lots : [];
}

export async function insertDeclaration(
  trx: Transaction<Database>,
  row: { id: string; consultation: string; round: string | null; words: object; facts: object; by: string; at: string },
): Promise<void> {
  await trx
    .insertInto('declaration')
    .values({
      id: row.id,
      consultation_id: row.consultation,
      round_id: row.round,
      words: json(row.words),
      facts: json(row.facts),
      declared_by: row.by,
      declared_at: row.at,
    })
    .execute();
}

export interface TopicOutcomeRow {
  readonly topic: string;
  readonly outcome: 'retained' | 'deferred' | 'merged' | 'notRetained';
  readonly title?: object | undefined;
  readonly deferredTo?: number | undefined;
  readonly mergedInto?: string | undefined;
  readonly ofGeneralInterest: boolean;
  readonly reason?: string | undefined;
}

export async function setTopicOutcome(
  trx: Transaction<Database>,
  consultation: string,
  row: TopicOutcomeRow,
): Promise<void> {
  await trx
    .updateTable('topic_station')
    .set({
      outcome: row.outcome,
      outcome_title: row.title ? json(row.title) : null,
      outcome_reason: row.reason ?? null,
      deferred_to: row.deferredTo ?? null,
      merged_into: row.mergedInto ?? null,
      of_general_interest: row.ofGeneralInterest,
    })
    .where('consultation_id', '=', consultation)
    .where('topic_id', '=', row.topic)
    .execute();
}

export async function setThemeOutcome(
  trx: Transaction<Database>,
  consultation: string,
  row: {
    outcome: 'retained' | 'deferred' | 'notRetained';
    title?: object | undefined;
    deferredTo?: number | undefined;
    reason?: string | undefined;
  },
): Promise<void> {
  await trx
    .updateTable('theme')
    .set({
      outcome: row.outcome,
      outcome_title: row.title ? json(row.title) : null,
      deferred_to: row.deferredTo ?? null,
      outcome_reason: row.reason ?? null,
    })
    .where('consultation_id', '=', consultation)
    .execute();
}

/** The row of a consultation, held until the transaction ends: two declarations at once cannot both find it current. */
export async function lockConsultation(
  trx: Transaction<Database>,
  id: string,
): Promise<{ year: number; state: string } | undefined> {
  return trx.selectFrom('consultation').where('id', '=', id).select(['year', 'state']).forUpdate().executeTakeFirst();
}

export async function concludeConsultation(trx: Transaction<Database>, id: string, at: string): Promise<void> {
  await trx
    .updateTable('consultation')
    .set((eb) => ({ state: 'concluded', concluded_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
