import { randomUUID } from 'node:crypto';
import { type Outcome, outcomeOf } from '#shared/results/outcome.ts';
import type { RoundResult } from '#shared/results/result.ts';
import { refuse, ok, type Result } from '#shared/result.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import { readClock } from '../db/clock.ts';
import { json } from '../db/codecs.ts';
import type { Deps } from '../deps.ts';
import { holdCurrent, resolveHours } from './draft-round.ts';
import { insertOptions, insertRound, nextSequence } from './draft-rounds.repo.ts';
import { findFrozenRound, findFurther, lockRound, type RoundRow } from './rounds.repo.ts';

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
