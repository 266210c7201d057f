import { ok, refuse, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './actor.ts';
import { handOverLink, type LinkToHandOver } from '../mail/hand-over-link.ts';
import { lockAccount } from './accounts.repo.ts';

/** A new one-time link for somebody who lost the last: an invitation while no password is set, else one to set a new one. */
export async function issueLink(
  deps: Deps,
  actor: SignedIn,
  accountId: string,
): Promise<Result<{ link: LinkToHandOver | null }>> {
  return await deps.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, accountId);
    if (!account) return refuse('notFound');
    const purpose = account.passwordHash === null ? 'invitation' : 'reset';
    const link = await handOverLink(deps, trx, account, purpose);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'issueLink',
      subject: `account:${accountId}`,
      facts: { purpose },
    });
    return ok({ link });
  });
}
