import { checkPassword } from '#shared/accounts/check-password.ts';
import { emailKey } from '#shared/accounts/email-key.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './actor.ts';
import { findForSignIn, lockAccount, updateAccount } from './accounts.repo.ts';
import { replaceLinks } from './links.repo.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endOtherSessionsOf } from './sessions.repo.ts';
import { countTry, forgetTries } from './tries.repo.ts';

const wrong = refuseBody([{ reason: 'passwordWrong', pointer: '/current' }]);

/** Replaces one's own password. A session that somebody left open is not enough: the present one is asked, as often as at sign-in. */
export async function changePassword(
  deps: Deps,
  actor: SignedIn,
  body: { current: string; next: string },
): Promise<Result<null>> {
  const reasons = checkPassword(body.next, '/next');
  if (reasons.length > 0) return refuseBody(reasons);

  const key = emailKey(actor.email);
  const seconds = await deps.db.transaction().execute(async (trx) => await countTry(trx, key));
  if (seconds > 0) return refuse('tooManyTries', { values: { seconds } });
  const found = await findForSignIn(deps.db, key);
  const right = await verifyPassword(body.current, found?.passwordHash ?? null);
  if (!right.ok) return right;
  if (!found || !right.value) return wrong;
  const passwordHash = await hashPassword(body.next);
  if (!passwordHash.ok) return passwordHash;

  return await deps.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, found.id);
    if (!account || account.passwordHash !== found.passwordHash) return wrong;
    await updateAccount(trx, account.id, { passwordHash: passwordHash.value });
    await forgetTries(trx, key);
    await endOtherSessionsOf(trx, account.id, actor.sessionId);
    await replaceLinks(trx, account.id);
    return ok(null);
  });
}
