import { allowAct } from '#shared/consultations/allow-act.ts';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { checkView, isParagraph } from '#shared/views/check-view.ts';
import type { viewsApi } from '#shared/views/views.api.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { findLastRevision, hasParagraph, insertRevision, lockView } from './views.repo.ts';

type Give = (typeof viewsApi)['PUT /api/consultations/:consultation/views/:subject'];

/**
 * A delegate keeps a draft, or one with authority releases it. Every change is a new revision, and one that replaces a
 * revision its author has not seen is refused. The clock is read after the locks, so the close cannot be slipped past.
 */
export function giveView(
  deps: Deps,
  { actor, body, params }: Call<Give>,
): Promise<Result<{ revision: number; released: boolean; at: Instant }>> {
  const { consultation, subject } = params;
  const { member, position, words, language, release } = body;
  return deps.db.transaction().execute(async (trx) => {
    await lockView(trx, consultation, subject, member);
    const held = await holdConsultation(trx, consultation, 'keep');
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, release ? 'giveView' : 'draftView', held, held.now, member);
    if (!allowed.ok) return allowed;
    if (isParagraph(subject) && !(await hasParagraph(trx, consultation, Number(subject.slice(1)))))
      return refuse('notFound');
    const last = await findLastRevision(trx, consultation, subject, member);
    if ((last?.revision ?? 0) !== body.replaces) {
      if (!last) return refuseBody([{ reason: 'tooBig', pointer: '/replaces', values: { max: 0 } }]);
      const { revision, by: who, at } = last;
      return refuse('viewStale', { values: { who, at }, facts: { revision, who, at } });
    }
    const reasons = checkView({ subject, position, words }, release);
    if (reasons.length > 0) return refuseBody(reasons);
    const revision = body.replaces + 1;
    const at = held.now;
    const accountId = actor.accountId;
    await insertRevision(trx, {
      consultation,
      subject,
      member,
      revision,
      position,
      words,
      language,
      released: release,
      accountId,
      at,
    });
    return ok({ revision, released: release, at });
  });
}
