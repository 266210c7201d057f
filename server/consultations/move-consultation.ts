import { allowAct } from '#shared/consultations/allow-act.ts';
import { type MissingWords, missingForIssue, missingWords } from '#shared/consultations/complete-consultation.ts';
import { moveHours } from '#shared/consultations/consultation-hours.ts';
import {
  type ConsultationStep,
  type StoredState,
  takeConsultationStep,
} from '#shared/consultations/consultation-state.ts';
import type { consultationsApi } from '#shared/consultations/consultations.api.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import type { Action } from '#shared/roles.ts';
import type { Transaction } from 'kysely';
import { recordAct } from '../audit/audit.repo.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import type { Call } from '../http/mount.ts';
import { listStationsOf } from '../proposals/topics.repo.ts';
import { resolveMoments } from '../time/resolve-moment.ts';
import {
  type ConsultationChange,
  hasAccount,
  hasUnfinishedRound,
  type HeldConsultation,
  holdConsultation,
  updateConsultation,
} from './consultations.repo.ts';
import { findTheme, listParagraphs } from './note.repo.ts';

type Api = typeof consultationsApi;
type Version = { version: number };

/** The Chair or the Administration moves hours later, with a reason that is kept. */
export async function moveConsultationHours(
  deps: Deps,
  { actor, body, params, version }: Call<Api['POST /api/consultations/:consultation/hours']>,
): Promise<Result<Version>> {
  const { reason, ...texts } = body;
  const wanted = resolveMoments(texts, deps.config.seat.zone);
  if (!wanted.ok) return wanted;
  return deps.db.transaction().execute(async (trx) => {
    const held = await step(trx, actor, params.consultation, 'moveHours', 'moveHours');
    if (!held.ok) return held;
    if (held.value.row.version !== version)
      return refuse('versionChanged', { facts: { version: held.value.row.version } });
    const moved = moveHours(held.value, wanted.value, held.value.now);
    if (!moved.ok) return moved;
    const { opensAt, topicsCloseAt, closesAt } = held.value;
    return change(trx, actor, held.value, moved.value, {
      reason,
      from: { opensAt, topicsCloseAt, closesAt },
      to: moved.value,
    });
  });
}

export function appointChair(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/chair']>,
): Promise<Result<Version>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await step(trx, actor, params.consultation, 'appointChair', 'appointChair');
    if (!held.ok) return held;
    if (!(await hasAccount(trx, body.account))) return refuseBody([{ reason: 'accountUnknown', pointer: '/account' }]);
    return change(trx, actor, held.value, { chairId: body.account }, { from: held.value.chairId, to: body.account });
  });
}

/** The note goes out. What it lacks bars it; languages that it lacks are named. */
export function issueConsultation(
  deps: Deps,
  { actor, params, version }: Call<Api['POST /api/consultations/:consultation/issue']>,
): Promise<Result<Version & { missing: MissingWords[] }>> {
  const id = params.consultation;
  return deps.db.transaction().execute(async (trx) => {
    const held = await step(trx, actor, id, 'issueConsultation', 'issue');
    if (!held.ok) return held;
    const { row, now, chairId, opensAt, topicsCloseAt, closesAt, to } = held.value;
    if (row.version !== version) return refuse('versionChanged', { facts: { version: row.version } });
    const paragraphs = await listParagraphs(trx, id);
    const theme = (await findTheme(trx, id)) ?? null;
    const note = { title: row.title, remark: row.remark, asked: row.asked, paragraphs, theme };
    const lacking = missingForIssue({ ...note, chairId, opensAt, topicsCloseAt, closesAt }, now);
    if (lacking.length > 0) return refuseBody(lacking);
    const missing = missingWords(note, await listStationsOf(trx, id));
    const changed = await change(trx, actor, held.value, { ...stateOf(to), issuedAt: now }, { missing });
    return changed.ok ? ok({ ...changed.value, missing }) : changed;
  });
}

export function withdrawConsultation(
  deps: Deps,
  { actor, body, params }: Call<Api['POST /api/consultations/:consultation/withdraw']>,
): Promise<Result<Version>> {
  return deps.db.transaction().execute(async (trx) => {
    const held = await step(trx, actor, params.consultation, 'withdrawConsultation', 'withdraw');
    if (!held.ok) return held;
    if (await hasUnfinishedRound(trx, params.consultation)) {
      return refuse('conflict', { reasons: [{ reason: 'roundUnfinished', pointer: '' }] });
    }
    const withdrawn = { ...stateOf(held.value.to), stateReason: body.reason };
    return change(trx, actor, held.value, withdrawn, { from: held.value.stateNow, reason: body.reason });
  });
}

type Stepping = HeldConsultation & { readonly to: StoredState | null; readonly action: Action };

const stateOf = (to: StoredState | null): ConsultationChange => (to === null ? {} : { state: to });

/** Holds the consultation and asks both pages: whose act it is, and whether it starts from the present state. */
async function step(
  trx: Transaction<Database>,
  actor: SignedIn,
  id: string,
  action: Action,
  name: ConsultationStep,
): Promise<Result<Stepping>> {
  const held = await holdConsultation(trx, id);
  if (!held) return refuse('notFound');
  const allowed = allowAct(actor, action, held, held.now);
  if (!allowed.ok) return allowed;
  const taken = takeConsultationStep(held.stateNow, name);
  return taken.ok ? ok({ ...held, to: taken.value, action }) : taken;
}

async function change(
  trx: Transaction<Database>,
  actor: SignedIn,
  { row, action }: Stepping,
  changed: ConsultationChange,
  facts: Readonly<Record<string, unknown>>,
): Promise<Result<Version>> {
  const version = await updateConsultation(trx, row.id, row.version, changed);
  if (version === undefined) return refuse('versionChanged');
  await recordAct(trx, {
    accountId: actor.accountId,
    action,
    subject: `consultation:${row.id}`,
    facts: { ...facts, version },
  });
  return ok({ version });
}
