import { ok, refuse, type Result } from '#shared/result.ts';
import { lockAccount, markAccountEnded } from '../accounts/accounts.repo.ts';
import { replaceLinks } from '../accounts/links.repo.ts';
import { endSessionsOf } from '../accounts/sessions.repo.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { endPerson, holdsAnything, lockPerson } from './people.repo.ts';

/**
 * A person leaves a delegation: signed out at once, everywhere. Ballots cast stay cast. An account that holds nothing else ends
 * with it, since nobody answers for it any more.
 */
export async function removePerson(
  deps: Deps,
  actor: SignedIn,
  member: string,
  personId: string,
): Promise<Result<null>> {
  return await deps.db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, member, personId);
    if (!person) return refuse('notFound');
    const account = await lockAccount(trx, person.account);
    await endPerson(trx, personId);
    await endSessionsOf(trx, person.account);
    const ends = account && account.offices.length === 0 && !(await holdsAnything(trx, account.id));
    if (ends) {
      await replaceLinks(trx, account.id);
      await markAccountEnded(trx, account.id);
    }
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'removePerson',
      subject: `member:${member}`,
      facts: { person: personId, account: person.account, accountEnded: ends === true },
    });
    return ok(null);
  });
}
