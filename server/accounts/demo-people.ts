import { randomUUID } from 'node:crypto';
import { ok, refuse, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { sessionHours } from '../http/sessions.ts';
import { type AccountMembership, type AccountRow, listAccounts, lockAccount } from './accounts.repo.ts';
import { insertSession } from './sessions.repo.ts';
import type { NewSession } from './sign-in.ts';

export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly offices: AccountRow['offices'];
  readonly chairs: boolean;
  readonly memberships: AccountMembership[];
}

/** Whom one can sign in as in a demonstration: officers and chairs first, then delegations by code. */
export async function listDemoPeople(deps: Deps): Promise<Result<{ people: DemoPerson[] }>> {
  if (!deps.demo) return refuse('notFound');
  const accounts = await listAccounts(deps.db, 'everyone');
  const people = accounts.map(({ id, name, offices, chairs, memberships }) => ({
    account: id,
    name,
    offices,
    chairs: chairs.length > 0,
    memberships,
  }));
  const order = (person: DemoPerson): string =>
    person.offices.length > 0 ? '0' : person.chairs ? '1' : `2${person.memberships[0]?.member ?? '~'}`;
  return ok({ people: people.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0)) });
}

/** Signs in without a password; only `demo` makes this possible, on an address of this machine alone. */
export async function signInToDemo(deps: Deps, accountId: string): Promise<Result<NewSession>> {
  if (!deps.demo) return refuse('notFound');
  return await deps.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, accountId);
    if (!account) return refuse('notFound');
    const sessionId = randomUUID();
    await insertSession(trx, sessionId, account.id, sessionHours);
    return ok({ sessionId, accountId: account.id });
  });
}
