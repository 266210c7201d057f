import type { InsertObject, Transaction } from 'kysely';
import type { Text } from '#shared/languages.ts';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

export async function insertRound(trx: Transaction<Database>, row: InsertObject<Database, 'round'>): Promise<void> {
  await trx.insertInto('round').values(row).execute();
}

/** 1, 2, 3 … within the consultation, which the transaction holds, so that two drafts at once do not take one number. */
export async function nextSequence(trx: Transaction<Database>, consultation: string): Promise<number> {
  const row = await trx
    .selectFrom('round')
    .where('consultation_id', '=', consultation)
    .select((eb) => eb.fn.max('sequence').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** An option as a draft holds it: an admitted topic, or a candidate by name. */
export interface DraftOption {
  readonly topic: string | null;
  readonly title: Text;
  readonly presentedBy?: string | null | undefined;
  readonly group?: string | null | undefined;
}

export async function insertOptions(
  trx: Transaction<Database>,
  round: string,
  options: readonly DraftOption[],
): Promise<void> {
  if (options.length === 0) return;
  await trx
    .insertInto('round_option')
    .values(
      options.map(({ topic, title, presentedBy = null, group = null }, position) => ({
        round_id: round,
        position,
        topic_id: topic,
        title: json(title),
        presented_by: presentedBy,
        seat_group: group,
      })),
    )
    .execute();
}

/** Options of a draft; once a round has opened they stand in its manifest and are changed no more. */
export async function replaceOptions(
  trx: Transaction<Database>,
  round: string,
  options: readonly DraftOption[],
): Promise<void> {
  await trx.deleteFrom('round_option').where('round_id', '=', round).execute();
  await insertOptions(trx, round, options);
}

export async function listAdmittedTopics(trx: Transaction<Database>, consultation: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('topic_station')
    .where('consultation_id', '=', consultation)
    .where('state', '=', 'admitted')
    .select('topic_id')
    .execute();
  return rows.map(({ topic_id }) => topic_id);
}
