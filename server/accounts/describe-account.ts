import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { type AccountRow, findAccount } from './accounts.repo.ts';

export interface DescribedAccount extends Omit<AccountRow, 'hasPassword' | 'createdAt'> {
  readonly state: 'invited' | 'active';
  /** The day on which it was made. */
  readonly since: string;
}

/** An account as the Administration sees it. */
export const asDescribed = ({ hasPassword, createdAt, ...account }: AccountRow): DescribedAccount => ({
  ...account,
  state: hasPassword ? 'active' : 'invited',
  since: createdAt.slice(0, 10),
});

/** The same of one that is known to be there: the transaction holds it. */
export async function describeAccount(db: Kysely<Database>, id: string): Promise<DescribedAccount> {
  const account = await findAccount(db, id);
  if (!account) throw new Error(`Account ${id} is gone.`);
  return asDescribed(account);
}
