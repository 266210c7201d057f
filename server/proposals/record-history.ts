import { checkOutcome } from '#shared/proposals/check-topic.ts';
import type { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { findEarlier } from './add-topic.ts';
import { bringDeferred } from './deferred-topics.repo.ts';
import { readTopic } from './read-topics.ts';
import type { TopicCard } from './topic-cards.ts';
import { hasTopic, insertLink, insertStation } from './stations.repo.ts';

type Api = typeof proposalsApi;

/** Memory from before this system: where a topic stood, and what became of it. */
export async function recordStation(
  deps: Deps,
  { actor, body, params: { topic } }: Call<Api['POST /api/topics/:topic/history']>,
): Promise<Result<TopicCard>> {
  const recorded = await deps.db.transaction().execute(async (trx): Promise<Result<null>> => {
    if (!(await hasTopic(trx, topic))) return refuse('notFound');
    const reasons = checkOutcome(body);
    if (reasons.length > 0) return refuseBody(reasons);
    await insertStation(trx, { ...body, topic, consultation: null, state: 'admitted' });
    if (body.deferredTo != null) await bringDeferred(trx, body.deferredTo);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'recordHistory',
      subject: `topic:${topic}`,
      facts: {
        year: body.year,
        kind: body.kind,
        title: body.title,
        outcome: body.outcome,
        deferredTo: body.deferredTo ?? null,
      },
    });
    return ok(null);
  });
  return recorded.ok ? readTopic(deps, actor, topic) : recorded;
}

/** What a topic builds on: an event by title and year, or an earlier topic that is kept here. */
export async function recordLink(
  deps: Deps,
  { actor, body, params: { topic } }: Call<Api['POST /api/topics/:topic/links']>,
): Promise<Result<TopicCard>> {
  const recorded = await deps.db.transaction().execute(async (trx): Promise<Result<null>> => {
    if (!(await hasTopic(trx, topic))) return refuse('notFound');
    if (body.earlier !== undefined) {
      const known = await findEarlier(trx, actor, [body.earlier], await readClock(trx));
      if (!known.has(body.earlier) || body.earlier === topic)
        return refuseBody([{ reason: 'topicUnknown', pointer: '/earlier' }]);
    }
    await insertLink(trx, { topic, earlier: body.earlier ?? null, year: body.year, title: body.title });
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'recordLink',
      subject: `topic:${topic}`,
      facts: { title: body.title, year: body.year, earlier: body.earlier ?? null },
    });
    return ok(null);
  });
  return recorded.ok ? readTopic(deps, actor, topic) : recorded;
}
