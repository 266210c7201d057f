import { allowAct } from '#shared/consultations/allow-act.ts';
import { checkRuling } from '#shared/proposals/check-ruling.ts';
import type { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { takeTopicStep } from '#shared/proposals/topic-state.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { changeState, holdRoundsWith } from './stations.repo.ts';
import { listStationsOf } from './topics.repo.ts';

type Api = typeof proposalsApi;

/** The Chair admits, does not admit or merges. Locks are taken as a declaration takes them: the consultation, then rounds. */
export function ruleOnTopic(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/topics/:topic/ruling']>,
): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'ruleOnTopic', held, held.now);
    if (!allowed.ok) return allowed;
    await holdRoundsWith(trx, params.consultation, params.topic);
    const stations = await listStationsOf(trx, params.consultation);
    const station = stations.find(({ id }) => id === params.topic);
    if (!station) return refuse('notFound');
    const ruled = checkRuling(station, body, station.inOpenedRound, stations);
    if (!ruled.ok) return ruled;
    await changeState(trx, params.consultation, params.topic, {
      state: ruled.value,
      reason: body.reason ?? null,
      at: held.now,
      by: actor.accountId,
      into: body.into ?? null,
    });
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'ruleOnTopic',
      subject: `consultation:${params.consultation}`,
      facts: {
        topic: params.topic,
        from: station.state,
        to: ruled.value,
        reason: body.reason ?? null,
        into: body.into ?? null,
      },
    });
    return ok(null);
  });
}

/** A delegation takes back what its Member proposed. */
export function withdrawTopic(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/topics/:topic/withdrawal']>,
): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'withdrawTopic', held, held.now, body.member);
    if (!allowed.ok) return allowed;
    await holdRoundsWith(trx, params.consultation, params.topic);
    const station = (await listStationsOf(trx, params.consultation)).find(({ id }) => id === params.topic);
    if (!station) return refuse('notFound');
    if (station.proposedBy !== body.member) return refuse('notAllowed');
    if (station.inOpenedRound) {
      return refuse('notNow', { values: { state: 'open' }, reasons: [{ reason: 'topicInRound', pointer: '' }] });
    }
    const step = takeTopicStep(station.state, 'withdraw');
    if (!step.ok) return step;
    await changeState(trx, params.consultation, params.topic, {
      state: step.value,
      reason: body.reason ?? null,
      at: held.now,
      by: actor.accountId,
      into: null,
    });
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'withdrawTopic',
      subject: `consultation:${params.consultation}`,
      facts: { topic: params.topic, member: body.member, from: station.state, reason: body.reason ?? null },
    });
    return ok(null);
  });
}
