import { setTimeout as sleep } from 'node:timers/promises';
import { emailKey } from '#shared/accounts/email-key.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { linkMail } from '../mail/link-mail.ts';
import { linkUrl } from '../mail/hand-over-link.ts';
import { putIntoOutbox } from '../mail/outbox.repo.ts';
import { findForSignIn, lockAccount } from './accounts.repo.ts';
import { countResets, insertLink } from './links.repo.ts';

/** Longer than the work takes, so that the time does not tell whether there was any. */
const leastMilliseconds = 300;

/** How many links one account is sent in a quarter of an hour. */
const resetsAllowed = 3;

/** Sends a link to set a new password, if the address is an account's. The answer and its time are the same if it is not. */
export async function requestReset(deps: Deps, email: string): Promise<Result<null>> {
  await Promise.all([sleep(leastMilliseconds), sendReset(deps, email)]);
  return ok(null);
}

async function sendReset(deps: Deps, email: string): Promise<void> {
  if (deps.config.SMTP_URL === undefined) return;
  const found = await findForSignIn(deps.db, emailKey(email));
  if (!found) return;
  await deps.db.transaction().execute(async (trx) => {
    const account = await lockAccount(trx, found.id);
    if (!account || (await countResets(trx, account.id)) >= resetsAllowed) return;
    // Earlier links hold on, or any stranger could end the one that somebody is about to use.
    const { secret, expiresAt } = await insertLink(trx, 'reset', account.id);
    const link = { purpose: 'reset', name: account.name, url: linkUrl(deps, secret), expiresAt } as const;
    await putIntoOutbox(trx, linkMail(deps, account.email, account.language, link));
  });
}
