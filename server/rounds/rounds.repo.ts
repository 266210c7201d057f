import { type Kysely, type Selectable, sql, type Transaction, type UpdateObject } from 'kysely';
import { canonicalJson } from '#shared/canonical-json.ts';
import { hex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import type { Text } from '#shared/languages.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { type EventKind, eventKinds } from '#shared/rounds/round-event.ts';
import { roundState, type RoundState } from '#shared/rounds/round-state.ts';
import { utf8 } from '#shared/utf8.ts';
import type { Database } from '../db/schema.ts';
import { sha256 } from '../digest.ts';

export type RoundRow = Selectable<Database['round']>;
type Executor = Kysely<Database>;

export interface RoundSubject {
  readonly consultationId: string;
  readonly chairId: string | null;
  readonly openToObservers: boolean;
  readonly stored: RoundState;
  readonly closesAt: Instant | null;
  /** At the database's clock: a round past its close is closed, whatever is stored. */
  readonly state: RoundState;
}

export async function findRoundSubject(db: Executor, id: string): Promise<RoundSubject | undefined> {
  const row = await db
    .selectFrom('round')
    .innerJoin('consultation', 'consultation.id', 'round.consultation_id')
    .where('round.id', '=', id)
    .select([
      'round.state',
      'round.opens_at',
      'round.closes_at',
      'consultation.id as consultationId',
      'consultation.chair_id as chairId',
      'consultation.open_to_observers as openToObservers',
      sql<Instant>`consult_clock()`.as('now'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { consultationId, chairId, openToObservers } = row;
  const hours = {
    state: row.state,
    opensAt: row.opens_at as Instant | null,
    closesAt: row.closes_at as Instant | null,
  };
  return {
    consultationId,
    chairId,
    openToObservers,
    stored: row.state,
    closesAt: hours.closesAt,
    state: roundState(hours, row.now),
  };
}

/** Rounds whose hour has come although nobody touched them. */
export async function listDueRounds(db: Executor): Promise<string[]> {
  const rows = await db
    .selectFrom('round')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'ready'), eb('opens_at', '<=', sql<string>`consult_clock()`)]),
        eb.and([eb('state', '=', 'open'), eb('closes_at', '<=', sql<string>`consult_clock()`)]),
      ]),
    )
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

export const findRound = (db: Executor, id: string): Promise<RoundRow | undefined> =>
  db.selectFrom('round').where('id', '=', id).selectAll().executeTakeFirst();

export interface OptionRow {
  readonly topic_id: string | null;
  readonly title: Text;
  readonly presented_by: string | null;
  readonly seat_group: string | null;
  /** The Chair may take an admission back until the round opens; a candidate needs none. */
  readonly admitted: boolean;
}

export async function listOptions(db: Executor, roundId: string): Promise<OptionRow[]> {
  return db
    .selectFrom('round_option')
    .innerJoin('round', 'round.id', 'round_option.round_id')
    .leftJoin('topic_station', (join) =>
      join
        .onRef('topic_station.consultation_id', '=', 'round.consultation_id')
        .onRef('topic_station.topic_id', '=', 'round_option.topic_id'),
    )
    .where('round_option.round_id', '=', roundId)
    .select(['round_option.topic_id', 'round_option.title', 'round_option.presented_by', 'round_option.seat_group'])
    .select(
      sql<boolean>`round_option.topic_id is null or coalesce(topic_station.state = 'admitted', false)`.as('admitted'),
    )
    .orderBy('round_option.position')
    .execute();
}

/**
 * Takes the round's lock exclusively and then reads the row: casts hold the same lock shared, so none is under way while this
 * transaction runs, and what is read here is what stands. Opening, extending and closing begin with this line.
 */
export async function lockRound(trx: Transaction<Database>, id: string): Promise<RoundRow | undefined> {
  const number = await trx.selectFrom('round').where('id', '=', id).select('lock_number').executeTakeFirst();
  if (!number) return undefined;
  await sql`select pg_advisory_xact_lock(8101, ${number.lock_number}::integer)`.execute(trx);
  return trx.selectFrom('round').where('id', '=', id).selectAll().forUpdate().executeTakeFirst();
}

/** Writes columns of a round that is locked. Its manifest and result can be written once only: the database sees to that. */
export async function updateRound(
  trx: Transaction<Database>,
  id: string,
  columns: UpdateObject<Database, 'round'>,
): Promise<void> {
  await trx.updateTable('round').set(columns).where('id', '=', id).execute();
}

export interface NewEvent {
  readonly round: string;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly accountId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Adds an event to the round's chain. The database numbers it and hashes it together with the event before. */
export async function appendEvent(trx: Transaction<Database>, event: NewEvent): Promise<void> {
  // Who acted is among the facts, so that the chain holds it too.
  const facts = canonicalJson({ ...event.facts, account: event.accountId ?? undefined });
  await sql`
    select append_event(
      ${event.round}::uuid, ${eventKinds[event.kind]}::integer, ${event.at}::timestamptz, ${event.accountId}::uuid,
      ${facts}::text, ${sha256(utf8(facts))}::bytea, 0
    )`.execute(trx);
}

export interface FrozenRound {
  readonly manifest: Manifest;
  readonly hash: string;
  readonly lockNumber: number;
}

export async function findFrozenRound(db: Executor, id: string): Promise<FrozenRound | undefined> {
  const row = await db
    .selectFrom('round')
    .where('id', '=', id)
    .select(['manifest', 'manifest_hash', 'lock_number'])
    .executeTakeFirst();
  if (!row?.manifest || !row.manifest_hash) return undefined;
  return { manifest: JSON.parse(row.manifest) as Manifest, hash: hex(row.manifest_hash), lockNumber: row.lock_number };
}

/** The extensions of a round, in order. */
export async function listExtensions(db: Executor, id: string): Promise<{ at: string; facts: string }[]> {
  return db
    .selectFrom('round_event')
    .where('round_id', '=', id)
    .where('kind', '=', eventKinds.extended)
    .select(['at', 'facts'])
    .orderBy('position')
    .execute();
}

/** Members that have a ballot in the round, in the order of their codes. */
export async function listAnswered(db: Executor, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ballot')
    .where('round_id', '=', id)
    .where('revision', '=', 1)
    .select('member_code')
    .orderBy('member_code')
    .execute();
  return rows.map(({ member_code }) => member_code);
}

export async function findConsultationOfRound(
  db: Executor,
  id: string,
): Promise<{ id: string; title: Text; year: number; symbol: string | null }> {
  return db
    .selectFrom('consultation')
    .where('id', '=', id)
    .select(['id', 'title', 'year', 'symbol'])
    .executeTakeFirstOrThrow();
}

/** The round that follows a tied one; a void one does not count, since another may take its place. */
export async function findFurther(db: Executor, id: string): Promise<{ id: string; state: RoundState } | null> {
  const row = await db
    .selectFrom('round')
    .where('further_of', '=', id)
    .where('state', '<>', 'void')
    .select(['id', 'state'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

export interface HeadRow {
  readonly id: string;
  readonly state: RoundState;
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly position: number;
  readonly now: Instant;
}

/** Heads of the rounds that somebody watches: one small query for all of them, instead of a NOTIFY with every ballot. */
export async function listHeads(db: Executor, ids: readonly string[]): Promise<HeadRow[]> {
  return db
    .selectFrom('round')
    .leftJoin('round_head', 'round_head.round_id', 'round.id')
    .where('round.id', 'in', [...ids])
    .select([
      'round.id',
      'round.state',
      sql<Instant | null>`round.opens_at`.as('opensAt'),
      sql<Instant | null>`round.closes_at`.as('closesAt'),
      sql<number>`coalesce(round_head.position, 0)`.as('position'),
      sql<Instant>`consult_clock()`.as('now'),
    ])
    .execute();
}
