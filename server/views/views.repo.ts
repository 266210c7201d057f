import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import type { FullText, Language } from '#shared/languages.ts';
import type { ViewPosition } from '#shared/views/view-positions.ts';
import { textArray } from '../db/codecs.ts';
import { lockByName } from '../db/locks.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database> | Transaction<Database>;

/** One after another writes a Member's view on one subject; the second then sees what the first wrote. */
export const lockView = (
  trx: Transaction<Database>,
  consultation: string,
  subject: string,
  member: string,
): Promise<void> => lockByName(trx, `view ${consultation} ${subject} ${member}`);

export interface Revision {
  readonly member: string;
  readonly subject: string;
  readonly revision: number;
  readonly position: ViewPosition | null;
  readonly words: string;
  readonly language: Language;
  readonly released: boolean;
  readonly at: string;
  readonly by: string;
}

const revisions = (db: Executor, consultation: string) =>
  db
    .selectFrom('view')
    .innerJoin('account', 'account.id', 'view.account_id')
    .where('view.consultation_id', '=', consultation)
    .select([
      'view.member_code as member',
      'view.subject',
      'view.revision',
      'view.position',
      'view.words',
      'view.language',
      'view.released',
      'view.at',
      'account.name as by',
    ]);

export const findLastRevision = (
  db: Executor,
  consultation: string,
  subject: string,
  member: string,
): Promise<Revision | undefined> =>
  revisions(db, consultation)
    .where('view.subject', '=', subject)
    .where('view.member_code', '=', member)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every revision of the given delegations, by Member and subject, the latest first. */
export const listRevisionsOf = (db: Executor, consultation: string, members: readonly string[]): Promise<Revision[]> =>
  revisions(db, consultation)
    .where('view.member_code', '=', sql<string>`any(${textArray(members)})`)
    .orderBy('view.member_code')
    .orderBy(bySubject)
    .orderBy('revision', 'desc')
    .execute();

/** The theme, then the paragraphs by number. */
const bySubject = sql`case when view.subject = 'theme' then 0 else substr(view.subject, 2)::integer end`;

export interface ReleasedView {
  readonly member: string;
  readonly names: FullText;
  readonly subject: string;
  readonly position: ViewPosition | null;
  readonly words: string;
  readonly language: Language;
  readonly at: string;
}

/** The last released revision of each Member on each subject; later drafts are the delegation's own. */
export const listReleased = (db: Executor, consultation: string): Promise<ReleasedView[]> =>
  db
    .selectFrom('view')
    .innerJoin('member', 'member.code', 'view.member_code')
    .where('view.consultation_id', '=', consultation)
    .where('view.released', '=', true)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('view as later')
            .whereRef('later.consultation_id', '=', 'view.consultation_id')
            .whereRef('later.subject', '=', 'view.subject')
            .whereRef('later.member_code', '=', 'view.member_code')
            .whereRef('later.revision', '>', 'view.revision')
            .where('later.released', '=', true)
            .select('later.revision'),
        ),
      ),
    )
    .select([
      'view.member_code as member',
      'member.names',
      'view.subject',
      'view.position',
      'view.words',
      'view.language',
      'view.at',
    ])
    .orderBy('view.member_code')
    .orderBy(bySubject)
    .execute();

export interface NewRevision {
  readonly consultation: string;
  readonly subject: string;
  readonly member: string;
  readonly revision: number;
  readonly position: ViewPosition | null;
  readonly words: string;
  readonly language: Language;
  readonly released: boolean;
  readonly accountId: string;
  readonly at: Instant;
}

export async function insertRevision(trx: Transaction<Database>, view: NewRevision): Promise<void> {
  await trx
    .insertInto('view')
    .values({
      consultation_id: view.consultation,
      subject: view.subject,
      member_code: view.member,
      revision: view.revision,
      position: view.position,
      words: view.words,
      language: view.language,
      released: view.released,
      account_id: view.accountId,
      at: view.at,
    })
    .execute();
}

export const hasParagraph = async (db: Executor, consultation: string, number: number): Promise<boolean> =>
  (await db
    .selectFrom('paragraph')
    .where('consultation_id', '=', consultation)
    .where('number', '=', number)
    .select('number')
    .executeTakeFirst()) !== undefined;
