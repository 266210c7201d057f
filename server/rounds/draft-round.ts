import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { ok, refuse, refuseBody, type Reason, type Result } from '#shared/result.ts';
import { checkOptions } from '#shared/rounds/check-options.ts';
import type { roundsApi } from '#shared/rounds/rounds.api.ts';
import type { Transaction } from 'kysely';
import { takeStep } from '#shared/rounds/round-state.ts';
import { json } from '../db/codecs.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import { resolveMoment } from '../time/resolve-moment.ts';
import { namesOf } from '../members/members.repo.ts';
import { listOptions, lockRound, type RoundRow, updateRound } from './rounds.repo.ts';
import { insertOptions, insertRound, replaceOptions, listAdmittedTopics, nextSequence } from './draft-rounds.repo.ts';

type Draft = z.output<(typeof roundsApi)['PUT /api/rounds/:round']['body']>;

export type Hours = { opensAt: string | null; closesAt: string | null };

/** Both hours, each in the zone of the organisation unless it says otherwise. */
export function resolveHours(deps: Deps, asked: Hours): Result<Hours> {
  const { zone } = deps.config.seat;
  const opensAt = asked.opensAt === null ? ok(null) : resolveMoment(asked.opensAt, zone);
  if (!opensAt.ok)
    return refuse(opensAt.refusal.code, {
      ...opensAt.refusal,
      reasons: [{ reason: opensAt.refusal.code, pointer: '/opensAt' }],
    });
  const closesAt = asked.closesAt === null ? ok(null) : resolveMoment(asked.closesAt, zone);
  if (!closesAt.ok)
    return refuse(closesAt.refusal.code, {
      ...closesAt.refusal,
      reasons: [{ reason: closesAt.refusal.code, pointer: '/closesAt' }],
    });
  if (opensAt.value && closesAt.value && closesAt.value <= opensAt.value) {
    return refuseBody([{ reason: 'closeBeforeOpening', pointer: '/closesAt' }]);
  }
  return ok({ opensAt: opensAt.value, closesAt: closesAt.value });
}

/** Options as the kind of the round asks for them: topics that the Chair has admitted, or candidates by name. */
async function checkDraft(trx: Transaction<Database>, consultation: string, draft: Draft): Promise<Reason[]> {
  const presenting = draft.options.flatMap(({ presentedBy }) => presentedBy ?? []);
  const reasons = checkOptions(draft.options, {
    kind: draft.kind,
    admitted: await listAdmittedTopics(trx, consultation),
    members: [...(await namesOf(trx, presenting)).keys()],
  });
  const isSeated = draft.kind !== 'election' && Object.keys(draft.seats).length > 0;
  return isSeated ? [...reasons, { reason: 'onlyElections', pointer: '/seats' }] : reasons;
}

/** What the rule of an election has named for a further ballot cannot be drafted otherwise. */
async function checkFixed(trx: Transaction<Database>, round: RoundRow, draft: Draft): Promise<Reason[]> {
  if (round.kind !== 'election' || round.ballot === 1) return [];
  const reasons: Reason[] = draft.kind === round.kind ? [] : [{ reason: 'candidatesFixed', pointer: '/kind' }];
  if (draft.places !== round.places) reasons.push({ reason: 'placesFixed', pointer: '/places' });
  if (canonicalJson(draft.seats) !== canonicalJson(round.seats))
    reasons.push({ reason: 'placesFixed', pointer: '/seats' });
  if (!round.restricted) return reasons;
  const present = (await listOptions(trx, round.id)).map(({ title, presented_by, seat_group }) => ({
    topic: null,
    title,
    presentedBy: presented_by,
    group: seat_group,
  }));
  return canonicalJson(draft.options) === canonicalJson(present)
    ? reasons
    : [...reasons, { reason: 'candidatesFixed', pointer: '/options' }];
}

const columns = (draft: Draft, hours: Hours) => ({
  question: json(draft.question),
  kind: draft.kind,
  form: draft.form,
  minimum: draft.minimum,
  maximum: draft.maximum,
  highest: draft.highest,
  budget: draft.budget,
  equal_ranks: draft.equalRanks,
  places: draft.places,
  rule: draft.rule,
  parameters: json(draft.parameters),
  seats: json(draft.seats),
  secrecy: draft.secrecy,
  tie_means: draft.tieMeans,
  names_of_answered: draft.namesOfAnswered,
  opens_at: hours.opensAt,
  closes_at: hours.closesAt,
});

/**
 * Holds the consultation, before any of its rounds as a declaration does, and looks again whether it goes on: a round that was
 * drafted while the Chair declared would be left behind.
 */
export async function holdCurrent(trx: Transaction<Database>, consultation: string): Promise<Result<null>> {
  const held = await holdConsultation(trx, consultation);
  if (!held) return refuse('notFound');
  return held.state === 'issued' ? ok(null) : refuse('notNow', { values: { state: held.stateNow } });
}

export async function draftRound(deps: Deps, consultation: string, draft: Draft): Promise<Result<string>> {
  const hours = resolveHours(deps, draft);
  if (!hours.ok) return hours;
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdCurrent(trx, consultation);
    if (!held.ok) return held;
    const reasons = await checkDraft(trx, consultation, draft);
    if (reasons.length > 0) return refuseBody(reasons);
    const id = randomUUID();
    const sequence = await nextSequence(trx, consultation);
    await insertRound(trx, {
      id,
      consultation_id: consultation,
      sequence,
      created_at: await readClock(trx),
      ...columns(draft, hours.value),
    });
    await insertOptions(trx, id, draft.options);
    return ok(id);
  });
}

export async function replaceDraft(deps: Deps, id: string, draft: Draft, version: number): Promise<Result<null>> {
  const hours = resolveHours(deps, draft);
  if (!hours.ok) return hours;
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'edit');
    if (!step.ok) return step;
    if (round.version !== version) return refuse('versionChanged');
    const reasons = [
      ...(await checkDraft(trx, round.consultation_id, draft)),
      ...(await checkFixed(trx, round, draft)),
    ];
    if (reasons.length > 0) return refuseBody(reasons);
    await updateRound(trx, id, { ...columns(draft, hours.value), state: step.value, version: version + 1 });
    await replaceOptions(trx, id, draft.options);
    return ok(null);
  });
}
