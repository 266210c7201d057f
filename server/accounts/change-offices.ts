import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import type { Office } from '#shared/roles.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './actor.ts';
import { lockAccount, lockAdministrators, setOffices } from './accounts.repo.ts';
import { type DescribedAccount, describeAccount } from './describe-account.ts';
import { isLastAdministrator } from './last-administrator.ts';

/** Gives and takes offices. They are read with every request, so this holds at once. */
export async function changeOffices(
  deps: Deps,
  actor: SignedIn,
  accountId: string,
  wanted: readonly Office[],
): Promise<Result<{ account: DescribedAccount }>> {
  return await deps.db.transaction().execute(async (trx) => {
    const administrators = await lockAdministrators(trx);
    const account = await lockAccount(trx, accountId);
    if (!account) return refuse('notFound');
    const offices = [...new Set(wanted)];
    if (!offices.includes('administration') && isLastAdministrator(administrators, accountId)) {
      return refuseBody([{ reason: 'lastAdministrator', pointer: '/offices' }]);
    }
    await setOffices(trx, accountId, offices);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'changeOffices',
      subject: `account:${accountId}`,
      facts: { before: account.offices, after: offices },
    });
    return ok({ account: await describeAccount(trx, accountId) });
  });
}
