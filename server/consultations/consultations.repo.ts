import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface ConsultationSubject {
  readonly consultationId: string;
  readonly chairId: string | null;
  readonly openToObservers: boolean;
  readonly state: string;
}

/** What `may()` needs of a consultation: its chair, whether observers may read it, and its state at the database's clock. */
export async function findConsultationSubject(_db: Kysely<Database>, _id: string): Promise<ConsultationSubject | undefined> {
  return undefined;
}
