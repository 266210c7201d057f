import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Held, readableState } from '#shared/consultations/allow-act.ts';
import type { Hours } from '#shared/consultations/consultation-hours.ts';
import {
  type ConsultationState,
  consultationState,
  type StoredState,
} from '#shared/consultations/consultation-state.ts';
import type { Instant } from '#shared/ids.ts';
import type { Text } from '#shared/languages.ts';
import { readClock } from '../db/clock.ts';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;
type ConsultationRow = Selectable<Database['consultation']>;

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
      'issued_at as issuedAt',
      sql<Instant>`consult_clock()`.as('now'),
    ])
    .executeTakeFirst();
  return (
    row && {
      consultationId: id,
      chairId: row.chairId,
      openToObservers: row.openToObservers,
      state: consultationState({ ...row, state: readableState(row) }, row.now),
    }
  );
}

/** A consultation held by a transaction: nobody changes it before the end, and its state is that of `now`. */
export interface HeldConsultation extends Omit<Held, keyof Hours>, Hours {
  readonly row: ConsultationRow;
  readonly now: Instant;
  /** At `now`; `Held.state` is what is stored. */
  readonly stateNow: ConsultationState;
}

/**
 * Locks the row and then, in a statement of its own, reads the clock: an hour that passed while this waited has passed.
 *
 * @param mode `change` for acts on the consultation and its topics, one after another; `keep` where it only must not change
 */
export async function holdConsultation(
  trx: Transaction<Database>,
  id: string,
  mode: 'change' | 'keep' = 'change',
): Promise<HeldConsultation | undefined> {
  const query = trx.selectFrom('consultation').where('id', '=', id).selectAll();
  const row = await (mode === 'change' ? query.forNoKeyUpdate() : query.forShare()).executeTakeFirst();
  if (!row) return undefined;
  const now = await readClock(trx);
  const hours = {
    opensAt: row.opens_at as Instant | null,
    topicsCloseAt: row.topics_close_at as Instant | null,
    closesAt: row.closes_at as Instant | null,
  };
  const stateNow = consultationState({ state: row.state, ...hours }, now);
  return {
    row,
    now,
    stateNow,
    state: row.state,
    chairId: row.chair_id,
    openToObservers: row.open_to_observers,
    ...hours,
  };
}

export async function insertConsultation(
  trx: Transaction<Database>,
  draft: { id: string; year: number; title: Text; symbol: string | null; places: number },
): Promise<void> {
  await trx
    .insertInto('consultation')
    .values({
      ...draft,
      title: json(draft.title),
      remark: null,
      state_reason: null,
      chair_id: null,
      opens_at: null,
      topics_close_at: null,
      closes_at: null,
      created_at: sql`consult_clock()`,
      issued_at: null,
      concluded_at: null,
    })
    .execute();
}

export interface ConsultationChange {
  readonly title?: Text;
  readonly symbol?: string | null;
  readonly remark?: Text | null;
  readonly asked?: readonly Text[];
  readonly places?: number;
  readonly chairId?: string | null;
  readonly openToObservers?: boolean;
  readonly opensAt?: Instant | null;
  readonly topicsCloseAt?: Instant | null;
  readonly closesAt?: Instant | null;
  readonly state?: StoredState;
  readonly stateReason?: string;
  readonly issuedAt?: Instant;
}

/** Writes what is given and counts the version up; nothing where `version` is not the present one (undefined). */
export async function updateConsultation(
  trx: Transaction<Database>,
  id: string,
  version: number,
  change: ConsultationChange,
): Promise<number | undefined> {
  const row = await trx
    .updateTable('consultation')
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(change.title && { title: json(change.title) }),
      ...(change.symbol !== undefined && { symbol: change.symbol }),
      ...(change.remark !== undefined && { remark: change.remark && json(change.remark) }),
      ...(change.asked && { asked: json([...change.asked]) }),
      ...(change.places !== undefined && { places: change.places }),
      ...(change.chairId !== undefined && { chair_id: change.chairId }),
      ...(change.openToObservers !== undefined && { open_to_observers: change.openToObservers }),
      ...(change.opensAt !== undefined && { opens_at: change.opensAt }),
      ...(change.topicsCloseAt !== undefined && { topics_close_at: change.topicsCloseAt }),
      ...(change.closesAt !== undefined && { closes_at: change.closesAt }),
      ...(change.state && { state: change.state }),
      ...(change.stateReason !== undefined && { state_reason: change.stateReason }),
      ...(change.issuedAt && { issued_at: change.issuedAt }),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export interface ParagraphWords {
  readonly number: number;
  readonly heading: Text | null;
  readonly words: Text;
}

export async function replaceParagraphs(
  trx: Transaction<Database>,
  id: string,
  paragraphs: readonly ParagraphWords[],
): Promise<void> {
  await trx.deleteFrom('paragraph').where('consultation_id', '=', id).execute();
  if (paragraphs.length === 0) return;
  await trx
    .insertInto('paragraph')
    .values(
      paragraphs.map(({ number, heading, words }) => ({
        consultation_id: id,
        number,
        heading: heading && json(heading),
        words: json(words),
      })),
    )
    .execute();
}

export async function replaceTheme(
  trx: Transaction<Database>,
  id: string,
  theme: { title: Text; paragraph: number | null } | null,
): Promise<void> {
  await trx.deleteFrom('theme').where('consultation_id', '=', id).execute();
  if (!theme) return;
  await trx
    .insertInto('theme')
    .values({
      consultation_id: id,
      title: json(theme.title),
      paragraph: theme.paragraph,
      outcome: null,
      outcome_title: null,
      deferred_to: null,
      outcome_reason: null,
    })
    .execute();
}

export const hasAccount = async (db: Executor, id: string): Promise<boolean> =>
  (await db
    .selectFrom('account')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()) !== undefined;

/** A round that is neither declared nor void would be left behind by a consultation that ends. */
export const hasUnfinishedRound = async (db: Executor, id: string): Promise<boolean> =>
  (await db
    .selectFrom('round')
    .where('consultation_id', '=', id)
    .where('state', 'not in', ['declared', 'void'])
    .select('id')
    .executeTakeFirst()) !== undefined;
