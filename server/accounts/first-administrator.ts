import type { Deps } from '../deps.ts';
import { type LinkToHandOver, linkUrl } from '../mail/hand-over-link.ts';
import { lockAdministrators } from './accounts.repo.ts';
import { insertLink, replaceLinks } from './links.repo.ts';

/**
 * The link that makes the first administrator, for the program to print at its start; renewed each time while nobody with
 * that office can sign in, and null from then on.
 */
export async function firstAdministratorLink(deps: Deps): Promise<LinkToHandOver | null> {
  return await deps.db.transaction().execute(async (trx) => {
    const administrators = await lockAdministrators(trx);
    if (administrators.some(({ hasPassword }) => hasPassword)) return null;
    await replaceLinks(trx, null, 'firstAdministrator');
    const { secret, expiresAt } = await insertLink(trx, 'firstAdministrator', null);
    return { url: linkUrl(deps, secret), expiresAt };
  });
}
