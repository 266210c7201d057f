import { type Kysely, sql, type Transaction } from 'kysely';
import { canRead, type Person } from '#shared/consultations/allow-act.ts';
import type { Instant } from '#shared/ids.ts';
import { uuidArray } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

/** The topics of one consultation, in the order of the note. */
export const listStationsOf = (db: Executor, consultation: string) =>
  db
    .selectFrom('topic_station as station')
    .leftJoin('account as enterer', 'enterer.id', 'station.entered_by')
    .where('station.consultation_id', '=', consultation)
    .select([
      'station.id as stationId',
      'station.topic_id as id',
      'station.year',
      'station.title',
      'station.reasons',
      'station.remark',
      'station.position',
      'station.proposed_by as proposedBy',
      'station.proposed_at as proposedAt',
      'enterer.name as enteredBy',
      'station.state',
      'station.state_reason as stateReason',
      'station.state_at as stateAt',
      'station.merged_into as mergedInto',
      'station.outcome',
      'station.outcome_title as outcomeTitle',
      'station.outcome_reason as outcomeReason',
      'station.deferred_to as deferredTo',
      'station.of_general_interest as ofGeneralInterest',
      inOpenedRound().as('inOpenedRound'),
    ])
    .orderBy('station.position')
    .orderBy('station.id')
    .execute();

/** A round of the same consultation that contains the topic and has opened, also by its hour alone. */
const inOpenedRound = () => sql<boolean>`exists (
  select from round_option o join round r on r.id = o.round_id
  where o.topic_id = station.topic_id and r.consultation_id = station.consultation_id
    and (r.state in ('open', 'closed', 'tallied', 'declared') or (r.state = 'ready' and r.opens_at <= consult_clock())))`;

/** Sponsors that have not withdrawn, in order of time. */
export const listSponsorsOf = (
  db: Executor,
  consultation: string,
): Promise<{ stationId: string; member: string; at: string }[]> =>
  db
    .selectFrom('sponsor')
    .innerJoin('topic_station as station', 'station.id', 'sponsor.station_id')
    .where('station.consultation_id', '=', consultation)
    .where('sponsor.withdrawn_at', 'is', null)
    .select(['sponsor.station_id as stationId', 'sponsor.member_code as member', 'sponsor.at'])
    .orderBy('sponsor.at')
    .orderBy('sponsor.member_code')
    .execute();

/** Every station of the given topics, or of all, with what says who may read its consultation; the earliest first. */
const selectStations = (db: Executor, topics?: readonly string[]) =>
  db
    .selectFrom('topic_station as station')
    .innerJoin('topic', 'topic.id', 'station.topic_id')
    .leftJoin('consultation', 'consultation.id', 'station.consultation_id')
    .$if(topics !== undefined, (query) =>
      query.where('station.topic_id', '=', sql<string>`any(${uuidArray(topics ?? [])})`),
    )
    .select([
      'station.topic_id as topic',
      'topic.title as topicTitle',
      'station.consultation_id as consultation',
      'station.year',
      'station.kind',
      'station.title',
      'station.remark',
      'station.proposed_by as proposedBy',
      'station.state',
      'station.merged_into as mergedInto',
      'station.outcome',
      'station.outcome_title as outcomeTitle',
      'station.deferred_to as deferredTo',
      'station.of_general_interest as ofGeneralInterest',
      'consultation.chair_id as chairId',
      'consultation.open_to_observers as openToObservers',
      'consultation.state as consultationState',
      'consultation.opens_at as opensAt',
      'consultation.closes_at as closesAt',
      'consultation.issued_at as issuedAt',
    ])
    .orderBy('station.year')
    .orderBy('station.position')
    .orderBy('station.id')
    .execute();

export type StationRow = Awaited<ReturnType<typeof selectStations>>[number];

/**
 * The stations that a person may know of, of the given topics or of all; the earliest first. What was recorded from before this
 * system is open to everybody signed in; the rest as far as its consultation is.
 */
export async function listStations(
  db: Executor,
  person: Person,
  now: Instant,
  topics?: readonly string[],
): Promise<StationRow[]> {
  const stations = await selectStations(db, topics);
  return stations.filter(
    ({ consultationState: state, openToObservers, ...station }) =>
      state === null || canRead(person, { ...station, state, openToObservers: openToObservers ?? false }, now),
  );
}

/** Links from and to the given topics, or all; the earliest first. */
export const listLinks = (db: Executor, topics?: readonly string[]) =>
  db
    .selectFrom('topic_link')
    .$if(topics !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('topic_id', '=', sql<string>`any(${uuidArray(topics ?? [])})`),
          eb('earlier_id', '=', sql<string>`any(${uuidArray(topics ?? [])})`),
        ]),
      ),
    )
    .select(['topic_id as topic', 'earlier_id as earlier', 'year', 'title'])
    .orderBy(sql`year nulls first`)
    .orderBy('id')
    .execute();

export type LinkRow = Awaited<ReturnType<typeof listLinks>>[number];
