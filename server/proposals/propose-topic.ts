import { allowAct } from '#shared/consultations/allow-act.ts';
import { topicsOpen } from '#shared/consultations/consultation-actions.ts';
import type { Instant } from '#shared/ids.ts';
import type { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { refuse, refuseBody, type Reason, type Result } from '#shared/result.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { resolveMoment } from '../time/resolve-moment.ts';
import { addTopic } from './add-topic.ts';
import { isMemberNow } from './stations.repo.ts';

type Api = typeof proposalsApi;

const topicsClosed = (at: Instant | null): Reason => ({
  reason: 'topicsClosed',
  pointer: '',
  ...(at !== null && { values: { at } }),
});

/** A delegation proposes a topic for its Member, strictly before the hour at which topics close. */
export function proposeTopic(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/topics']>,
): Promise<Result<{ id: string }>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'proposeTopic', held, held.now, body.member);
    if (!allowed.ok) return allowed;
    if (!topicsOpen(held.topicsCloseAt, held.now)) {
      return refuse('notNow', { values: { state: held.stateNow }, reasons: [topicsClosed(held.topicsCloseAt)] });
    }
    const how = { state: 'proposed', proposedBy: body.member, proposedAt: held.now } as const;
    return addTopic(trx, held, actor, body, how, 'proposeTopic');
  });
}

/** The Administration lists a topic of the note, which is admitted by standing there. */
export function listTopic(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/topics/listed']>,
): Promise<Result<{ id: string }>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'listTopic', held, held.now);
    if (!allowed.ok) return allowed;
    return addTopic(trx, held, actor, body, { state: 'admitted' }, 'listTopic');
  });
}

/**
 * The Administration enters what a delegation proposed on paper or in the room. What counts is when the delegation did, so it
 * may be entered after the hour at which topics close, but not proposed after it.
 */
export async function enterTopic(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/topics/entered']>,
): Promise<Result<{ id: string }>> {
  const moment = resolveMoment(body.proposedAt, deps.config.seat.zone, '/proposedAt');
  if (!moment.ok) return moment;
  const proposedAt = moment.value;
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'enterTopic', held, held.now);
    if (!allowed.ok) return allowed;
    const reasons: Reason[] = [];
    if (proposedAt > held.now) reasons.push({ reason: 'timeInFuture', pointer: '/proposedAt' });
    if (!topicsOpen(held.topicsCloseAt, proposedAt))
      reasons.push({ ...topicsClosed(held.topicsCloseAt), pointer: '/proposedAt' });
    if (!(await isMemberNow(trx, body.member))) reasons.push({ reason: 'memberUnknown', pointer: '/member' });
    if (reasons.length > 0) return refuseBody(reasons);
    const how = { state: 'proposed', proposedBy: body.member, proposedAt, enteredBy: actor.accountId } as const;
    return addTopic(trx, held, actor, body, how, 'enterTopic');
  });
}
