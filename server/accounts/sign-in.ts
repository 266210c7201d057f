import { randomUUID } from 'node:crypto';
import { emailKey } from '#shared/accounts/email-key.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { sessionHours } from '../http/sessions.ts';
import { findForSignIn, lockAccount } from './accounts.repo.ts';
import { verifyPassword } from './password.ts';
import { insertSession } from './sessions.repo.ts';
import { countTry, forgetTries } from './tries.repo.ts';

export interface NewSession {
  readonly sessionId: string;
  readonly accountId: string;
}

/** Signs in by e-mail address and password. Which half was wrong is told neither in words nor by the time it takes. */
export async function signIn(deps: Deps, body: { email: string; password: string }): Promise<Result<NewSession>> {
  const key = emailKey(body.email);
  const seconds = await deps.db.transaction().execute(async (trx) => await countTry(trx, key));
  if (seconds > 0) return refuse('tooManyTries', { values: { seconds } });

  const found = await findForSignIn(deps.db, key);
  const right = await verifyPassword(body.password, found?.passwordHash ?? null);
  if (!right.ok) return right;
  if (!found || !right.value) return refuse('wrongCredentials');

  return await deps.db.transaction().execute(async (trx) => {
    // Between the look at the password and here it may have been replaced, or the account ended, to keep this person out.
    const account = await lockAccount(trx, found.id);
    if (!account || account.passwordHash !== found.passwordHash) return refuse('wrongCredentials');
    await forgetTries(trx, key);
    const sessionId = randomUUID();
    await insertSession(trx, sessionId, account.id, sessionHours);
    return ok({ sessionId, accountId: account.id });
  });
}
