import { randomUUID } from 'node:crypto';
import type { Language } from '#shared/languages.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import type { Office } from '#shared/roles.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './actor.ts';
import { handOverLink, type LinkToHandOver } from '../mail/hand-over-link.ts';
import { ensureAccount } from './accounts.repo.ts';
import { type DescribedAccount, describeAccount } from './describe-account.ts';

export interface AccountToMake {
  readonly email: string;
  readonly name: string;
  readonly language?: Language | undefined;
  readonly offices: readonly Office[];
}

/** Makes an account for somebody who acts for no delegation: an officer, or a chair from outside. */
export async function makeAccount(
  deps: Deps,
  actor: SignedIn,
  body: AccountToMake,
): Promise<Result<{ account: DescribedAccount; link: LinkToHandOver | null }>> {
  return await deps.db.transaction().execute(async (trx) => {
    const wanted = { ...body, id: randomUUID(), language: body.language ?? 'en', offices: [...new Set(body.offices)] };
    const { account, made } = await ensureAccount(trx, wanted);
    if (!made) {
      const reasons = [{ reason: 'emailTaken', pointer: '/email' }];
      return refuse('conflict', { reasons, facts: { account: account.id } });
    }
    const link = await handOverLink(deps, trx, { ...account, language: body.language ?? null }, 'invitation');
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'makeAccount',
      subject: `account:${account.id}`,
      facts: { name: account.name, email: account.email, offices: account.offices },
    });
    return ok({ account: await describeAccount(trx, account.id), link });
  });
}
