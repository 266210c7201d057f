import { ok, refuse, type Result } from '#shared/result.ts';
import { lockAccount } from '../accounts/accounts.repo.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { handOverLink, type LinkToHandOver } from '../mail/hand-over-link.ts';
import { lockPerson } from './people.repo.ts';

/** A new one-time link for a person of a delegation: an invitation while no password is set, else one to set a new one. */
export async function issuePersonLink(
  deps: Deps,
  actor: SignedIn,
  member: string,
  personId: string,
): Promise<Result<{ link: LinkToHandOver | null }>> {
  return await deps.db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, member, personId);
    const account = person && (await lockAccount(trx, person.account));
    if (!account) return refuse('notFound');
    const purpose = account.passwordHash === null ? 'invitation' : 'reset';
    const link = await handOverLink(deps, trx, account, purpose);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'issueLink',
      subject: `account:${account.id}`,
      facts: { purpose, member },
    });
    return ok({ link });
  });
}
