import { randomUUID } from 'node:crypto';
import { ok, refuse, type Result } from '#shared/result.ts';
import { openTies } from '#shared/results/next-ballot.ts';
import { outcomeOf } from '#shared/results/outcome.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import { readClock } from '../db/clock.ts';
import { json } from '../db/codecs.ts';
import type { Deps } from '../deps.ts';
import { type PlannedBallot, plannedBallot } from '../results/planned-ballot.ts';
import { findCounted } from '../results/results.repo.ts';
import { holdCurrent, resolveHours } from './draft-round.ts';
import { insertOptions, insertRound, nextSequence } from './draft-rounds.repo.ts';
import { findFrozenRound, findFurther, lockRound, type RoundRow } from './rounds.repo.ts';

/**
 * The form of a further round: that of the first, for as many options and places as are left. An election that asks for exactly as
 * many names as places goes on to ask so.
 */
function furtherForm(round: RoundRow, { places }: PlannedBallot, options: number) {
  const { form, highest, budget, equal_ranks, rule, parameters } = round;
  const isExact = round.kind === 'election' && round.minimum === round.maximum && round.minimum > 1;
  return {
    form,
    minimum:
      form === 'choose' ? (isExact ? places : 1) : rule === 'places' ? options : Math.min(round.minimum, options),
    maximum: form === 'choose' ? places : round.maximum,
    highest,
    budget,
    equal_ranks,
    places,
    rule,
    parameters: json(parameters),
  };
}

/**
 * The further round that the rule of a counted one leads to: among those level for the last places, or the next ballot of an
 * election. Same question and form, its options as the ballot before had them, as many places as are open.
 */
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
    const counted = await findCounted(trx, id);
    if (!counted) throw new Error(`round ${id} is tallied without a result`);
    const next = await plannedBallot(trx, counted);
    if (!next) {
      const isTied = openTies(outcomeOf(counted.result.count)).length > 0;
      const isElection = round.kind === 'election';
      const reason = isElection ? 'noNextBallot' : isTied ? 'tieMeansNotAllowed' : 'noTie';
      return refuse('notAcceptable', { reasons: [{ reason, pointer: '' }] });
    }
    if ((await findFurther(trx, id)) !== null) {
      return refuse('notAcceptable', { reasons: [{ reason: 'furtherStands', pointer: '' }] });
    }
    const further = randomUUID();
    await insertRound(trx, {
      id: further,
      consultation_id: round.consultation_id,
      sequence: await nextSequence(trx, round.consultation_id),
      created_at: await readClock(trx),
      further_of: id,
      question: json(frozen.manifest.question),
      kind: round.kind,
      ...furtherForm(round, next, next.options.length),
      seats: json(next.seats),
      ballot: round.ballot + 1,
      fills: next.fills,
      restricted: round.kind === 'election' && next.restricted,
      secrecy: round.secrecy,
      tie_means: round.tie_means,
      names_of_answered: round.names_of_answered,
      opens_at: hours.value.opensAt,
      closes_at: hours.value.closesAt,
    });
    await insertOptions(trx, further, next.options);
    return ok(further);
  });
}
