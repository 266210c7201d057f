import { type Kysely, sql, type Transaction } from 'kysely';
import { textArray } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

/** How far a delegation is with its view on the theme. */
export interface ThemeView {
  readonly member: string;
  readonly revision: number;
  readonly released: number | null;
}

/** All consultations, the latest year first, with what only the reader's own delegations have done in them. */
export const listConsultationRows = (db: Executor, members: readonly string[]) =>
  db
    .selectFrom('consultation')
    .leftJoin('account as chair', 'chair.id', 'consultation.chair_id')
    .select((eb) => [
      'consultation.id',
      'consultation.year',
      'consultation.title',
      'consultation.symbol',
      'consultation.state',
      'consultation.chair_id as chairId',
      'consultation.open_to_observers as openToObservers',
      'consultation.opens_at as opensAt',
      'consultation.topics_close_at as topicsCloseAt',
      'consultation.closes_at as closesAt',
      'consultation.issued_at as issuedAt',
      'chair.name as chairName',
      eb
        .selectFrom('topic_station')
        .whereRef('topic_station.consultation_id', '=', 'consultation.id')
        .where('topic_station.state', '=', 'proposed')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('proposed'),
      sql<ThemeView[]>`coalesce((
        select json_agg(json_build_object('member', v.member_code, 'revision', v.revision, 'released', v.released))
        from (
          select member_code, max(revision) as revision, max(revision) filter (where released) as released
          from view where consultation_id = consultation.id and subject = 'theme' and member_code = any(${textArray(members)})
          group by member_code
        ) v), '[]')`.as('themeViews'),
    ])
    .orderBy('consultation.year', 'desc')
    .orderBy('consultation.created_at', 'desc')
    .execute();

/**
 * All rounds with the reader's own delegations that are on the roll and have no ballot. Only an open round is asked, and until
 * its roll is frozen every Member of the reader's counts as on it.
 */
export const listRoundRows = (db: Executor, members: readonly string[]) =>
  db
    .selectFrom('round')
    .select([
      'id',
      'consultation_id as consultation',
      'sequence',
      'kind',
      'state',
      'opens_at as opensAt',
      // A round that the Chair has closed before its hour closed then.
      sql<string | null>`least(closes_at, closed_at)`.as('closesAt'),
      sql<string[]>`case when round.state in ('ready', 'open') then array(
        select m.code from unnest(${textArray(members)}) as m(code)
        where (round.manifest is null
            or (round.manifest::jsonb -> 'roll') @> jsonb_build_array(jsonb_build_object('member', m.code)))
          and not exists (select from ballot b where b.round_id = round.id and b.member_code = m.code)
      ) else '{}' end`.as('unanswered'),
    ])
    .orderBy('sequence')
    .execute();
