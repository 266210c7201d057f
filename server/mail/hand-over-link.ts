import type { Transaction } from 'kysely';
import type { Language } from '#shared/languages.ts';
import { insertLink, type LinkPurpose, replaceLinks } from '../accounts/links.repo.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { linkMail } from './link-mail.ts';
import { putIntoOutbox } from './outbox.repo.ts';

export interface LinkToHandOver {
  readonly url: string;
  readonly expiresAt: string;
}

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null: not known yet, so all languages. */
  readonly language: Language | null;
}

/** The secret stands behind #, which browsers send to nobody, so no log of a server or proxy holds it. */
export const linkUrl = (deps: Deps, secret: string): string => `${deps.publicUrl()}/link#${secret}`;

/**
 * Makes a one-time link that replaces the account's earlier one, and puts it into the outbox; where no mail is sent it is
 * returned instead, for the Administration to hand over.
 */
export async function handOverLink(
  deps: Deps,
  trx: Transaction<Database>,
  recipient: Recipient,
  purpose: Exclude<LinkPurpose, 'firstAdministrator'>,
): Promise<LinkToHandOver | null> {
  await replaceLinks(trx, recipient.id, purpose);
  const { secret, expiresAt } = await insertLink(trx, purpose, recipient.id);
  const url = linkUrl(deps, secret);
  if (deps.config.SMTP_URL === undefined) return { url, expiresAt };
  const mail = linkMail(deps, recipient.email, recipient.language, { purpose, name: recipient.name, url, expiresAt });
  await putIntoOutbox(trx, mail);
  return null;
}
