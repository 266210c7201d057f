import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { checkPassword } from '#shared/accounts/check-password.ts';
import { emailKey } from '#shared/accounts/email-key.ts';
import type { Language } from '#shared/languages.ts';
import { ok, type Reason, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { sessionHours } from '../http/sessions.ts';
import { ensureAccount, findForSignIn, lockAccount, lockAdministrators, updateAccount } from './accounts.repo.ts';
import { findLiveLink, hashOfSecret, type LiveLink, replaceLinks, spendLink } from './links.repo.ts';
import { hashPassword } from './password.ts';
import { endSessionsOf, insertSession } from './sessions.repo.ts';
import type { NewSession } from './sign-in.ts';
import { forgetTries } from './tries.repo.ts';

export interface LinkUse {
  readonly secret: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: Language | undefined;
}

/** What a link is for, without using it. */
export async function lookAtLink(deps: Deps, secret: string): Promise<Result<LiveLink>> {
  const link = await findLiveLink(deps.db, hashOfSecret(secret));
  return link ? ok(link) : refuse('linkSpent');
}

/** Sets the password by a one-time link and signs in; the first administrator's link makes the account as well. */
export async function useLink(deps: Deps, use: LinkUse): Promise<Result<NewSession>> {
  const hash = hashOfSecret(use.secret);
  const link = await findLiveLink(deps.db, hash);
  // Looked at before the password is hashed, or strangers could make the server work by inventing secrets.
  if (!link) return refuse('linkSpent');
  const reasons = checkUse(link, use);
  if (reasons.length > 0) return refuseBody(reasons);
  const passwordHash = await hashPassword(use.password);
  if (!passwordHash.ok) return passwordHash;

  return await deps.db.transaction().execute(async (trx) => {
    const accountId =
      link.purpose === 'firstAdministrator'
        ? await makeFirstAdministrator(trx, hash, use.name ?? '', use.email ?? '')
        : await spendOn(trx, hash);
    if (!accountId.ok) return accountId;
    const account = await lockAccount(trx, accountId.value);
    if (!account) return refuse('linkSpent');
    await updateAccount(trx, account.id, { name: use.name, language: use.language, passwordHash: passwordHash.value });
    await endSessionsOf(trx, account.id);
    await replaceLinks(trx, account.id);
    await forgetTries(trx, emailKey(account.email));
    const sessionId = randomUUID();
    await insertSession(trx, sessionId, account.id, sessionHours);
    return ok({ sessionId, accountId: account.id });
  });
}

function checkUse(link: LiveLink, use: LinkUse): Reason[] {
  const reasons = checkPassword(use.password, '/password');
  if (link.purpose === 'firstAdministrator') {
    if (use.name === undefined) reasons.push({ reason: 'missing', pointer: '/name' });
    if (use.email === undefined) reasons.push({ reason: 'missing', pointer: '/email' });
  } else if (use.email !== undefined) {
    // An address is what the link was sent to; it changes hands only through the Administration.
    reasons.push({ reason: 'unknownField', pointer: '/email' });
  }
  return reasons;
}

async function spendOn(trx: Transaction<Database>, hash: Uint8Array): Promise<Result<string>> {
  const spent = await spendLink(trx, hash);
  return spent?.accountId ? ok(spent.accountId) : refuse('linkSpent');
}

async function makeFirstAdministrator(
  trx: Transaction<Database>,
  hash: Uint8Array,
  name: string,
  email: string,
): Promise<Result<string>> {
  const administrators = await lockAdministrators(trx);
  if (administrators.some(({ hasPassword }) => hasPassword)) return refuse('linkSpent');
  // Refused before anything is written: whoever mistyped an address still has the link.
  if (await findForSignIn(trx, emailKey(email))) {
    return refuse('conflict', { reasons: [{ reason: 'emailTaken', pointer: '/email' }] });
  }
  if (!(await spendLink(trx, hash))) return refuse('linkSpent');
  const { account } = await ensureAccount(trx, {
    id: randomUUID(),
    email,
    name,
    language: 'en',
    offices: ['administration'],
  });
  await recordAct(trx, {
    accountId: account.id,
    action: 'makeFirstAdministrator',
    subject: `account:${account.id}`,
    facts: { name, email },
  });
  return ok(account.id);
}
