import { randomUUID } from 'node:crypto';
import { statusOn } from '#shared/members/voting-right.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { describeMember, type DescribedMember } from './describe-member.ts';
import { findMember } from './members.repo.ts';
import { insertSuspension, liftSuspension } from './suspensions.repo.ts';

/** Suspends a Member's voting right. It counts for rolls frozen from now on; an open round keeps the roll it opened with. */
export async function suspendRight(
  deps: Deps,
  actor: SignedIn,
  code: string,
  reason: string,
): Promise<Result<DescribedMember>> {
  return await deps.db.transaction().execute(async (trx) => {
    const member = await findMember(trx, code);
    if (!member) return refuse('notFound');
    const today = (await readClock(trx)).slice(0, 10);
    if (statusOn(member.memberships, today) !== 'member') {
      return refuseBody([{ reason: 'noRightToSuspend', pointer: '' }]);
    }
    const id = randomUUID();
    if (!(await insertSuspension(trx, { id, member: code, reason, by: actor.accountId }))) {
      return refuse('conflict', { reasons: [{ reason: 'suspendedAlready', pointer: '' }] });
    }
    const act = { accountId: actor.accountId, action: 'suspendRight', subject: `member:${code}`, facts: { reason } };
    await recordAct(trx, act);
    return found(await describeMember(trx, code));
  });
}

/** Gives the voting right back, for rolls frozen from now on. */
export async function liftRight(
  deps: Deps,
  actor: SignedIn,
  code: string,
  reason: string,
): Promise<Result<DescribedMember>> {
  return await deps.db.transaction().execute(async (trx) => {
    if (!(await findMember(trx, code))) return refuse('notFound');
    if (!(await liftSuspension(trx, { member: code, reason, by: actor.accountId }))) {
      return refuse('conflict', { reasons: [{ reason: 'notSuspended', pointer: '' }] });
    }
    const act = { accountId: actor.accountId, action: 'liftSuspension', subject: `member:${code}`, facts: { reason } };
    await recordAct(trx, act);
    return found(await describeMember(trx, code));
  });
}

const found = (member: DescribedMember | undefined): Result<DescribedMember> =>
  member ? ok(member) : refuse('notFound');
