import { allowAct } from '#shared/consultations/allow-act.ts';
import { checkCase } from '#shared/proposals/check-topic.ts';
import type { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { findEarlier, linkTo, unknown } from './add-topic.ts';
import { deleteLinks, deleteStation, updateListed } from './stations.repo.ts';
import { listStationsOf } from './topics.repo.ts';

type Api = typeof proposalsApi;

/** Changes a topic of a draft, as long as nobody but the Administration has seen it. */
export function editListed(
  deps: Deps,
  { actor, body, params }: Call<Api['PUT /api/consultations/:consultation/topics/:topic']>,
): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'listTopic', held, held.now);
    if (!allowed.ok) return allowed;
    const stations = await listStationsOf(trx, params.consultation);
    if (!stations.some(({ id }) => id === params.topic)) return refuse('notFound');
    const earlier = await findEarlier(trx, actor, body.buildsOn ?? [], held.now);
    const reasons = [...checkCase(body.reasons), ...unknown(body.buildsOn ?? [], earlier)];
    if (reasons.length > 0) return refuseBody(reasons);
    await updateListed(trx, params.consultation, params.topic, body);
    if (body.buildsOn) {
      await deleteLinks(trx, params.topic);
      await linkTo(trx, params.topic, body.buildsOn, earlier);
    }
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'editTopic',
      subject: `consultation:${params.consultation}`,
      facts: { topic: params.topic, title: body.title },
    });
    return ok(null);
  });
}

export function removeListed(
  deps: Deps,
  { actor, params }: Call<Api['DELETE /api/consultations/:consultation/topics/:topic']>,
): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, params.consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'listTopic', held, held.now);
    if (!allowed.ok) return allowed;
    const stations = await listStationsOf(trx, params.consultation);
    const station = stations.find(({ id }) => id === params.topic);
    if (!station) return refuse('notFound');
    await deleteStation(trx, params.consultation, params.topic);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'removeTopic',
      subject: `consultation:${params.consultation}`,
      facts: { topic: params.topic, title: station.title },
    });
    return ok(null);
  });
}
