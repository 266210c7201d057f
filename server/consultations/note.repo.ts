import { type Kysely, sql, type Transaction } from 'kysely';
import type { Text } from '#shared/languages.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

export const findConsultation = (db: Executor, id: string) =>
  db
    .selectFrom('consultation')
    .leftJoin('account as chair', 'chair.id', 'consultation.chair_id')
    .where('consultation.id', '=', id)
    .selectAll('consultation')
    .select('chair.name as chairName')
    .executeTakeFirst();

export const listParagraphs = (
  db: Executor,
  id: string,
): Promise<{ number: number; heading: Text | null; words: Text }[]> =>
  db
    .selectFrom('paragraph')
    .where('consultation_id', '=', id)
    .select(['number', 'heading', 'words'])
    .orderBy('number')
    .execute();

export const findTheme = (db: Executor, id: string) =>
  db
    .selectFrom('theme')
    .where('consultation_id', '=', id)
    .select([
      'title',
      'paragraph',
      'outcome',
      'outcome_title as outcomeTitle',
      'deferred_to as deferredTo',
      'outcome_reason as outcomeReason',
    ])
    .executeTakeFirst();

export const listRoundsOf = (db: Executor, id: string) =>
  db
    .selectFrom('round')
    .where('consultation_id', '=', id)
    .select(['id', 'sequence', 'kind', 'state', 'opens_at as opensAt'])
    // A round that the Chair has closed before its hour closed then.
    .select(sql<string | null>`least(closes_at, closed_at)`.as('closesAt'))
    .orderBy('sequence')
    .execute();

export const listDeclarations = (db: Executor, id: string) =>
  db
    .selectFrom('declaration')
    .innerJoin('account', 'account.id', 'declaration.declared_by')
    .where('consultation_id', '=', id)
    .select([
      'declaration.id',
      'round_id as round',
      'words',
      'facts',
      'account.name as declaredBy',
      'declared_at as declaredAt',
    ])
    .orderBy('declared_at')
    .execute();
