import { randomUUID } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { Text } from '#shared/languages.ts';
import type { TopicKind, TopicOutcome, TopicState } from '#shared/proposals/topic-state.ts';
import { json } from '../db/codecs.ts';
import { holdsToday } from '../db/holds-today.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

/** Rounds of the consultation that have the topic among their options are held, so that none opens during a ruling. */
export async function holdRoundsWith(trx: Transaction<Database>, consultation: string, topic: string): Promise<void> {
  await trx
    .selectFrom('round')
    .where('consultation_id', '=', consultation)
    .where('id', 'in', (eb) => eb.selectFrom('round_option').where('topic_id', '=', topic).select('round_id'))
    .select('id')
    .orderBy('id')
    .forShare()
    .execute();
}

export async function insertTopic(trx: Transaction<Database>, title: Text): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto('topic')
    .values({ id, title: json(title), created_at: sql`consult_clock()` })
    .execute();
  return id;
}

export const hasTopic = async (db: Executor, id: string): Promise<boolean> =>
  (await db.selectFrom('topic').where('id', '=', id).select('id').executeTakeFirst()) !== undefined;

export interface NewStation {
  readonly topic: string;
  readonly consultation: string | null;
  readonly year: number;
  readonly kind: TopicKind;
  readonly title: Text;
  readonly state: TopicState;
  readonly reasons?: Text | null | undefined;
  readonly remark?: Text | null | undefined;
  readonly proposedBy?: string;
  readonly proposedAt?: Instant;
  readonly enteredBy?: string;
  readonly outcome?: TopicOutcome | null;
  readonly deferredTo?: number | null | undefined;
  readonly ofGeneralInterest?: boolean;
}

/** Puts a topic at the end of a consultation's list. */
export async function insertStation(trx: Transaction<Database>, station: NewStation): Promise<void> {
  await trx
    .insertInto('topic_station')
    .values({
      id: randomUUID(),
      topic_id: station.topic,
      consultation_id: station.consultation,
      year: station.year,
      kind: station.kind,
      title: json(station.title),
      reasons: station.reasons ? json(station.reasons) : null,
      remark: station.remark ? json(station.remark) : null,
      position: sql<number>`(select coalesce(max(position) + 1, 0) from topic_station where consultation_id = ${station.consultation}::uuid)`,
      proposed_by: station.proposedBy ?? null,
      proposed_at: station.proposedAt ?? null,
      entered_by: station.enteredBy ?? null,
      state: station.state,
      outcome: station.outcome ?? null,
      deferred_to: station.deferredTo ?? null,
      of_general_interest: station.ofGeneralInterest ?? false,
    })
    .execute();
}

export async function updateListed(
  trx: Transaction<Database>,
  consultation: string,
  topic: string,
  words: { title: Text; reasons: Text | null; remark: Text | null; position?: number | undefined },
): Promise<void> {
  await trx
    .updateTable('topic_station')
    .set({
      title: json(words.title),
      reasons: words.reasons && json(words.reasons),
      remark: words.remark && json(words.remark),
      ...(words.position !== undefined && { position: words.position }),
    })
    .where('consultation_id', '=', consultation)
    .where('topic_id', '=', topic)
    .execute();
  // A topic that stood nowhere else is called as it is called here; one with a history keeps its name.
  await trx
    .updateTable('topic')
    .set({ title: json(words.title) })
    .where('id', '=', topic)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('topic_station')
            .where('topic_id', '=', topic)
            .where((other) =>
              other.or([other('consultation_id', 'is', null), other('consultation_id', '!=', consultation)]),
            )
            .select('id'),
        ),
      ),
    )
    .execute();
}

/** Takes a topic out of a draft, and with it the topic itself if it stood nowhere else. */
export async function deleteStation(trx: Transaction<Database>, consultation: string, topic: string): Promise<void> {
  await trx
    .deleteFrom('topic_station')
    .where('consultation_id', '=', consultation)
    .where('topic_id', '=', topic)
    .execute();
  const other = await trx.selectFrom('topic_station').where('topic_id', '=', topic).select('id').executeTakeFirst();
  if (other) return;
  await trx.updateTable('topic_link').set({ earlier_id: null }).where('earlier_id', '=', topic).execute();
  await trx.deleteFrom('topic_link').where('topic_id', '=', topic).execute();
  await trx.deleteFrom('topic').where('id', '=', topic).execute();
}

export async function changeState(
  trx: Transaction<Database>,
  consultation: string,
  topic: string,
  change: { state: TopicState; reason: string | null; at: Instant; by: string; into: string | null },
): Promise<void> {
  await trx
    .updateTable('topic_station')
    .set({
      state: change.state,
      state_reason: change.reason,
      state_at: change.at,
      state_by: change.by,
      merged_into: change.into,
    })
    .where('consultation_id', '=', consultation)
    .where('topic_id', '=', topic)
    .execute();
}

export async function insertLink(
  trx: Transaction<Database>,
  link: { topic: string; earlier: string | null; year: number | null; title: Text },
): Promise<void> {
  await trx
    .insertInto('topic_link')
    .values({
      id: randomUUID(),
      topic_id: link.topic,
      earlier_id: link.earlier,
      year: link.year,
      title: json(link.title),
    })
    .execute();
}

/** Links to topics that are kept here; those that were recorded by their title alone stay. */
export async function deleteLinks(trx: Transaction<Database>, topic: string): Promise<void> {
  await trx.deleteFrom('topic_link').where('topic_id', '=', topic).where('earlier_id', 'is not', null).execute();
}

export async function insertSponsor(
  trx: Transaction<Database>,
  sponsor: { stationId: string; member: string; accountId: string; at: Instant },
): Promise<void> {
  await trx
    .insertInto('sponsor')
    .values({
      station_id: sponsor.stationId,
      member_code: sponsor.member,
      account_id: sponsor.accountId,
      at: sponsor.at,
      withdrawn_at: null,
    })
    .execute();
}

export async function withdrawSponsor(
  trx: Transaction<Database>,
  stationId: string,
  member: string,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable('sponsor')
    .set({ withdrawn_at: at })
    .where('station_id', '=', stationId)
    .where('member_code', '=', member)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export interface Deferred {
  readonly topic: string;
  readonly year: number;
  readonly title: Text;
  readonly reasons: Text | null;
}

/** Topics whose last outcome defers them to this year and that do not stand in the consultation yet, the oldest first. */
export async function listDeferredTo(db: Executor, consultation: string, year: number): Promise<Deferred[]> {
  const { rows } = await sql<Deferred>`
    select last.topic_id as topic, last.year, last.title, last.reasons
    from (
      select distinct on (topic_id) topic_id, year, title, reasons, deferred_to, position
      from topic_station where outcome is not null and year < ${year}
      order by topic_id, year desc, position desc
    ) last
    where last.deferred_to = ${year}
      and not exists (select from topic_station s where s.topic_id = last.topic_id and s.consultation_id = ${consultation}::uuid)
    order by last.year, last.position, last.topic_id`.execute(db);
  return rows;
}

/** Drafts of a year: where a topic that is deferred to it has to stand. */
export const listDraftsOf = async (db: Executor, year: number): Promise<string[]> =>
  (
    await db.selectFrom('consultation').where('year', '=', year).where('state', '=', 'draft').select('id').execute()
  ).map(({ id }) => id);

/** Is it a Member, not an observer, on the day of the database's clock? */
export const isMemberNow = async (db: Executor, code: string): Promise<boolean> =>
  (await db
    .selectFrom('membership')
    .where('member_code', '=', code)
    .where('status', '=', 'member')
    .where(holdsToday)
    .select('member_code')
    .executeTakeFirst()) !== undefined;
