import { type Kysely, sql } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { FullText, Text } from '#shared/languages.ts';
import { eventKinds } from '#shared/rounds/round-event.ts';
import type { RoundState } from '#shared/rounds/round-state.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database>;

/** So many rows a page. */
export const rowsOfPage = 100;

export interface EventRow {
  readonly position: number;
  readonly kind: number;
  readonly at: string;
  readonly facts: string;
  readonly facts_hash: Uint8Array;
  readonly hash: Uint8Array;
  readonly who: string | null;
}

/** Events after a place, one more than a page holds where there are more. A cast is by the name that its receipt gives. */
export async function listEvents(db: Executor, round: string, after: number): Promise<EventRow[]> {
  return db
    .selectFrom('round_event')
    .leftJoin('account', 'account.id', 'round_event.account_id')
    .leftJoin('ballot', (join) =>
      join.onRef('ballot.round_id', '=', 'round_event.round_id').onRef('ballot.position', '=', 'round_event.position'),
    )
    .where('round_event.round_id', '=', round)
    .where('round_event.position', '>', after)
    .select(['round_event.position', 'round_event.kind', 'round_event.at', 'round_event.facts'])
    .select(['round_event.facts_hash', 'round_event.hash'])
    .select(sql<string | null>`coalesce(ballot.cast_by_name, account.name)`.as('who'))
    .orderBy('round_event.position')
    .limit(rowsOfPage + 1)
    .execute();
}

/** Where the round was closed in its chain; null while it is not. */
export async function findClosedPosition(db: Executor, round: string): Promise<number | null> {
  const row = await db
    .selectFrom('round_event')
    .where('round_id', '=', round)
    .where('kind', '=', eventKinds.closed)
    .select('position')
    .orderBy('position')
    .executeTakeFirst();
  return row?.position ?? null;
}

/** The last event before a place, or of all. */
export async function findLastEvent(
  db: Executor,
  round: string,
  before: number | null,
): Promise<{ position: number; hash: Uint8Array } | undefined> {
  let query = db.selectFrom('round_event').where('round_id', '=', round).select(['position', 'hash']);
  if (before !== null) query = query.where('position', '<', before);
  return query.orderBy('position', 'desc').limit(1).executeTakeFirst();
}

export interface OpenedRound {
  readonly id: string;
  readonly key: number;
  readonly title: Text;
  readonly year: number;
  readonly sequence: number;
  readonly question: Text;
  readonly state: RoundState;
  readonly opensAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly openedAt: string | null;
  readonly events: number;
  readonly now: Instant;
}

/** Rounds that have a chain, the latest made first, one more than a page holds where there are more. */
export async function listOpenedRounds(db: Executor, before: number | null): Promise<OpenedRound[]> {
  let query = db
    .selectFrom('round')
    .innerJoin('consultation', 'consultation.id', 'round.consultation_id')
    .innerJoin('round_head', 'round_head.round_id', 'round.id')
    .where('round.opened_at', 'is not', null)
    .select(['round.id', 'round.lock_number as key', 'consultation.title', 'consultation.year', 'round.sequence'])
    .select(['round.question', 'round.state', 'round.opened_at as openedAt', 'round_head.position as events'])
    .select([
      sql<Instant | null>`round.opens_at`.as('opensAt'),
      sql<Instant | null>`round.closes_at`.as('closesAt'),
      sql<Instant>`consult_clock()`.as('now'),
    ]);
  if (before !== null) query = query.where('round.lock_number', '<', before);
  return query
    .orderBy('round.lock_number', 'desc')
    .limit(rowsOfPage + 1)
    .execute();
}

export interface ActRow {
  readonly id: number;
  readonly at: string;
  readonly who: string | null;
  readonly action: string;
  readonly subject: string;
  readonly memberNames: FullText | null;
  readonly accountName: string | null;
  readonly title: Text | null;
  readonly facts: unknown;
}

/** Acts, the latest first, with the present name of whatever they were done to. */
export async function listActs(db: Executor, before: number | null): Promise<ActRow[]> {
  let page = db
    .selectFrom('audit_event')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(rowsOfPage + 1);
  if (before !== null) page = page.where('id', '<', before);
  const named = (kind: string, column: string) =>
    sql<boolean>`act.subject = ${`${kind}:`}::text || ${sql.ref(column)}::text`;
  return db
    .selectFrom(page.as('act'))
    .leftJoin('account', 'account.id', 'act.account_id')
    .leftJoin('member', (join) => join.on(named('member', 'member.code')))
    .leftJoin('account as person', (join) => join.on(named('account', 'person.id')))
    .leftJoin('consultation', (join) => join.on(named('consultation', 'consultation.id')))
    .leftJoin('topic', (join) => join.on(named('topic', 'topic.id')))
    .select(['act.id', 'act.at', 'act.action', 'act.subject', 'act.facts', 'account.name as who'])
    .select(['member.names as memberNames', 'person.name as accountName'])
    .select(sql<Text | null>`coalesce(consultation.title, topic.title)`.as('title'))
    .orderBy('act.id', 'desc')
    .execute();
}
