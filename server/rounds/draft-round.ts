import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ok, refuse, refuseBody, type Reason, type Result } from '#shared/result.ts';
import { type Outcome, outcomeOf } from '#shared/results/outcome.ts';
import type { RoundResult } from '#shared/results/result.ts';
import type { roundsApi } from '#shared/rounds/rounds.api.ts';
import type { Transaction } from 'kysely';
import { takeStep } from '#shared/rounds/round-state.ts';
import { json } from '../db/codecs.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import { resolveMoment } from '../time/resolve-moment.ts';
import { findFrozenRound, findFurther, lockRound, type RoundRow, updateRound } from './rounds.repo.ts';
import { insertOptions, insertRound, replaceOptions, listAdmittedTopics, nextSequence } from './draft-rounds.repo.ts';

type Draft = z.output<(typeof roundsApi)['PUT /api/rounds/:round']['body']>;

type Hours = { opensAt: string | null; closesAt: string | null };

/** Both hours, each in the zone of the organisation unless it says otherwise. */
function resolveHours(deps: Deps, asked: Hours): Result<Hours> {
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

/** Options must be topics that the Chair has admitted in this very consultation, each once. */
async function checkOptions(trx: Transaction<Database>, consultation: string, draft: Draft): Promise<Reason[]> {
  const admitted = new Set(await listAdmittedTopics(trx, consultation));
  const seen = new Set<string>();
  return draft.options.flatMap(({ topic }, at): Reason[] => {
    const again = seen.has(topic);
    seen.add(topic);
    if (again) return [{ reason: 'optionTwice', pointer: `/options/${at}/topic` }];
    return admitted.has(topic) ? [] : [{ reason: 'topicNotAdmitted', pointer: `/options/${at}/topic` }];
  });
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
async function holdCurrent(trx: Transaction<Database>, consultation: string): Promise<Result<null>> {
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
    const reasons = await checkOptions(trx, consultation, draft);
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
    const reasons = await checkOptions(trx, round.consultation_id, draft);
    if (reasons.length > 0) return refuseBody(reasons);
    await updateRound(trx, id, { ...columns(draft, hours.value), state: step.value, version: version + 1 });
    await replaceOptions(trx, id, draft.options);
    return ok(null);
  });
}

/** The form of a further round: that of the first, for as many options and places as are left. */
function furtherForm(round: RoundRow, tied: NonNullable<Outcome['tied']>, options: number) {
  const { form, highest, budget, equal_ranks, rule, parameters } = round;
  const isChoice = form === 'choose';
  return {
    form,
    minimum: isChoice ? 1 : rule === 'places' ? options : Math.min(round.minimum, options),
    maximum: isChoice ? tied.places : round.maximum,
    highest,
    budget,
    equal_ranks,
    places: tied.places,
    rule,
    parameters: json(parameters),
  };
}

/** A further round among those level for the last places: same question and form, fewer options, as many places as are open. */
export async function draftFurtherRound(
  deps: Deps,
  id: string,
  asked: { opensAt: string; closesAt: string },
): Promise<Result<string>> {
  const hours = resolveHours(deps, asked);
  if (!hours.ok) return hours;
  return deps.db.transaction().execute(async (trx) => {
    const frozen = await findFrozenRound(trx, id);
    if (!frozen) return refuse('notFound');
    const held = await holdCurrent(trx, frozen.manifest.consultation);
    if (!held.ok) return held;
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'further');
    if (!step.ok) return step;
    if (round.result === null) throw new Error(`round ${id} is tallied without a result`);
    const result = JSON.parse(round.result) as RoundResult;
    const { tied } = outcomeOf(result.count);
    if (!tied || !frozen.manifest.ties.includes('furtherRound')) {
      return refuse('notAcceptable', { reasons: [{ reason: tied ? 'tieMeansNotAllowed' : 'noTie', pointer: '' }] });
    }
    if ((await findFurther(trx, id)) !== null) {
      return refuse('notAcceptable', { reasons: [{ reason: 'furtherStands', pointer: '' }] });
    }
    const options = frozen.manifest.options.filter(({ letter }) => tied.among.includes(letter));
    const further = randomUUID();
    await insertRound(trx, {
      id: further,
      consultation_id: round.consultation_id,
      sequence: await nextSequence(trx, round.consultation_id),
      created_at: await readClock(trx),
      further_of: id,
      question: json(frozen.manifest.question),
      kind: round.kind,
      ...furtherForm(round, tied, options.length),
      secrecy: round.secrecy,
      tie_means: round.tie_means,
      names_of_answered: round.names_of_answered,
      opens_at: hours.value.opensAt,
      closes_at: hours.value.closesAt,
    });
    await insertOptions(trx, further, options);
    return ok(further);
  });
}
