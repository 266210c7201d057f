import { randomUUID } from 'node:crypto';
import type { Language } from '#shared/languages.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import type { Position } from '#shared/roles.ts';
import { ensureAccount } from '../accounts/accounts.repo.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { handOverLink, type LinkToHandOver } from '../mail/hand-over-link.ts';
import { findMember } from './members.repo.ts';
import { describePerson, insertPerson, type PersonRow } from './people.repo.ts';

export interface PersonToAdd {
  readonly email: string;
  readonly name: string;
  readonly position: Position;
  readonly language?: Language | undefined;
}

export type PersonWithLink = { person: PersonRow; link: LinkToHandOver | null };

/** Adds a person to a delegation, with an invitation where no password is set. An account that exists keeps its name. */
export async function addPerson(
  deps: Deps,
  actor: SignedIn,
  member: string,
  body: PersonToAdd,
): Promise<Result<PersonWithLink>> {
  return await deps.db.transaction().execute(async (trx): Promise<Result<PersonWithLink>> => {
    if (!(await findMember(trx, member))) return refuse('notFound');
    const { account } = await ensureAccount(trx, {
      id: randomUUID(),
      email: body.email,
      name: body.name,
      language: body.language ?? 'en',
      offices: [],
    });
    const id = randomUUID();
    if (!(await insertPerson(trx, { id, account: account.id, member, position: body.position }))) {
      return refuse('conflict', { reasons: [{ reason: 'personTwice', pointer: '/email' }] });
    }
    const recipient = { ...account, language: body.language ?? null };
    const link = account.passwordHash === null ? await handOverLink(deps, trx, recipient, 'invitation') : null;
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'addPerson',
      subject: `member:${member}`,
      facts: { person: id, account: account.id, name: account.name, position: body.position },
    });
    return ok({ person: await describePerson(trx, member, id), link });
  });
}
