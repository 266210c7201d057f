import { type Kysely, type Transaction, sql } from 'kysely';
import { type ConsultationState, consultationState } from '#shared/consultations/consultation-state.ts';
import type { Instant } from '#shared/ids.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

export interface ConsultationSubject {
  readonly consultationId: string;
  readonly chairId: string | null;
  readonly openToObservers: boolean;
  readonly state: ConsultationState;
}

/** What `may()` needs of a consultation: its chair, whether observers may read it, and its state at the database's clock. */
export async function findConsultationSubject(db: Executor, id: string): Promise<ConsultationSubject | undefined> {
  const row = await db
    .selectFrom('consultation')
    .where('id', '=', id)
    .select([
      'chair_id as chairId',
      'open_to_observers as openToObservers',
      'state',
      'opens_at as opensAt',
      'closes_at as closesAt',
      sql<Instant>`consult_clock()`.as('now'),
    ])
    .executeTakeFirst();
  return (
    row && {
      consultationId: id,
      chairId: row.chairId,
      openToObservers: row.openToObservers,
      state: consultationState(row, row.now),
    }
  );
}
