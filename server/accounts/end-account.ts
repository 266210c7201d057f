import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './actor.ts';
import { endDelegatesOf } from '../members/people.repo.ts';
import { lockAccount, lockAdministrators, markAccountEnded } from './accounts.repo.ts';
import { isLastAdministrator } from './last-administrator.ts';
import { replaceLinks } from './links.repo.ts';
import { endSessionsOf } from './sessions.repo.ts';

/** Ends an account with its sessions, links and delegations. What it did stays: ballots, views, acts. */
export async function endAccount(deps: Deps, actor: SignedIn, accountId: string): Promise<Result<null>> {
  return await deps.db.transaction().execute(async (trx) => {
    const administrators = await lockAdministrators(trx);
    const account = await lockAccount(trx, accountId);
    if (!account) return refuse('notFound');
    if (isLastAdministrator(administrators, accountId)) {
      return refuseBody([{ reason: 'lastAdministrator', pointer: '' }]);
    }
    await markAccountEnded(trx, accountId);
    await endSessionsOf(trx, accountId);
    await replaceLinks(trx, accountId);
    await endDelegatesOf(trx, accountId);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'endAccount',
      subject: `account:${accountId}`,
      facts: { name: account.name, email: account.email, offices: account.offices },
    });
    return ok(null);
  });
}
