import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { may, type Position, type Role } from '#shared/roles.ts';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { describePerson, lockPerson, type PersonRow, updatePerson } from './people.repo.ts';

export interface PersonChange {
  readonly position?: Position | undefined;
  readonly hasAuthority?: boolean | undefined;
}

/**
 * Changes a position (the Administration), or records or takes back an adviser's authority (the head too), with who and when.
 * `roles` are the actor's towards this delegation.
 */
export async function changePerson(
  deps: Deps,
  actor: SignedIn,
  roles: ReadonlySet<Role>,
  member: string,
  personId: string,
  change: PersonChange,
): Promise<Result<{ person: PersonRow }>> {
  return await deps.db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, member, personId);
    if (!person) return refuse('notFound');
    const position = change.position ?? person.position;
    if (position !== person.position && may(roles, 'administerDelegation') !== 'yes') {
      return refuse('notAllowed', { reasons: [{ reason: 'positionByAdministration', pointer: '/position' }] });
    }
    if (position !== 'adviser' && change.hasAuthority === true) {
      return refuseBody([{ reason: 'authorityOnlyAdviser', pointer: '/hasAuthority' }]);
    }
    // Authority was given to an adviser: it does not come back with a later change of position.
    const hasAuthority = position === 'adviser' && (change.hasAuthority ?? person.hasAuthority);
    if (position !== person.position || hasAuthority !== person.hasAuthority) {
      const authorityBy = hasAuthority ? actor.accountId : null;
      await updatePerson(trx, personId, { position, hasAuthority, authorityBy });
      await recordAct(trx, {
        accountId: actor.accountId,
        action: 'changePerson',
        subject: `member:${member}`,
        facts: {
          person: personId,
          before: { position: person.position, hasAuthority: person.hasAuthority },
          after: { position, hasAuthority },
        },
      });
    }
    return ok({ person: await describePerson(trx, member, personId) });
  });
}
