import { checkNote } from '#shared/consultations/complete-consultation.ts';
import { checkHours } from '#shared/consultations/consultation-hours.ts';
import { takeConsultationStep } from '#shared/consultations/consultation-state.ts';
import type { consultationsApi } from '#shared/consultations/consultations.api.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { randomUUID } from 'node:crypto';
import { recordAct } from '../audit/audit.repo.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { bringDeferred } from '../proposals/deferred-topics.repo.ts';
import { resolveMoments } from '../time/resolve-moment.ts';
import {
  hasAccount,
  holdConsultation,
  insertConsultation,
  replaceParagraphs,
  replaceTheme,
  updateConsultation,
} from './consultations.repo.ts';

type Api = typeof consultationsApi;

/** A new draft, in which the topics that were deferred to its year already stand. */
export function draftConsultation(
  deps: Deps,
  { actor, body }: Call<Api['POST /api/consultations']>,
): Promise<Result<{ id: string; version: number }>> {
  return deps.db.transaction().execute(async (trx) => {
    const id = randomUUID();
    await insertConsultation(trx, { ...body, id, symbol: body.symbol ?? null });
    await bringDeferred(trx, body.year);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'draftConsultation',
      subject: `consultation:${id}`,
      facts: { year: body.year, title: body.title },
    });
    return ok({ id, version: 1 });
  });
}

/** Replaces the text of a draft as a whole, or not at all. */
export async function editConsultation(
  deps: Deps,
  { actor, body, params, version }: Call<Api['PUT /api/consultations/:consultation']>,
): Promise<Result<{ version: number }>> {
  const { opensAt, topicsCloseAt, closesAt } = body;
  const hours = resolveMoments({ opensAt, topicsCloseAt, closesAt }, deps.config.seat.zone);
  if (!hours.ok) return hours;
  const id = params.consultation;
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, id);
    if (!held) return refuse('notFound');
    const step = takeConsultationStep(held.stateNow, 'edit');
    if (!step.ok) return step;
    if (held.row.version !== version) return refuse('versionChanged', { facts: { version: held.row.version } });
    const reasons = [...checkHours(hours.value), ...checkNote(body)];
    if (body.chair !== null && !(await hasAccount(trx, body.chair)))
      reasons.push({ reason: 'accountUnknown', pointer: '/chair' });
    if (reasons.length > 0) return refuseBody(reasons);
    const { title, symbol, remark, asked, places, chair: chairId, openToObservers } = body;
    const changed = { title, symbol, remark, asked, places, chairId, openToObservers, ...hours.value };
    const next = await updateConsultation(trx, id, version, changed);
    if (next === undefined) return refuse('versionChanged');
    await replaceParagraphs(trx, id, body.paragraphs);
    await replaceTheme(trx, id, body.theme);
    await recordAct(trx, {
      accountId: actor.accountId,
      action: 'editConsultation',
      subject: `consultation:${id}`,
      facts: { version: next, title: body.title },
    });
    return ok({ version: next });
  });
}
