import { hex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import { cutLinks } from '../ballots/secret-ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { resolveMoment } from '../time/resolve-moment.ts';
import { missingInRow } from './missing-in-row.ts';
import { appendEvent, listOptions, lockRound, updateRound } from './rounds.repo.ts';

/** Complete, with its hours: from here it opens by itself at its hour. */
export async function makeRoundReady(deps: Deps, id: string): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'makeReady');
    if (!step.ok) return step;
    const now = await readClock(trx);
    const options = await listOptions(trx, id);
    const missing = missingInRow(round, options, now);
    if (missing.length > 0) return refuse('roundIncomplete', { reasons: missing });
    await updateRound(trx, id, { state: step.value, version: round.version + 1 });
    return ok(null);
  });
}

/** Only later, and only before the effective close is reached: the clock is read after the lock that casts share. */
export async function extendRound(
  deps: Deps,
  id: string,
  accountId: string,
  asked: { closesAt: string; reason: string },
): Promise<Result<null>> {
  const moment = resolveMoment(asked.closesAt, deps.config.seat.zone, '/closesAt');
  if (!moment.ok) return moment;
  const to = moment.value;
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'extend');
    if (!step.ok) return step;
    const now = await readClock(trx);
    const from = round.closes_at as Instant;
    if (now >= from) return refuse('notNow', { values: { state: 'closed' } });
    if (to <= from)
      return refuse('closeNotLater', {
        reasons: [{ reason: 'closeNotLater', pointer: '/closesAt', values: { from } }],
      });
    await updateRound(trx, id, { closes_at: to });
    await appendEvent(trx, {
      round: id,
      kind: 'extended',
      at: now,
      accountId,
      facts: { from, to, reason: asked.reason },
    });
    return ok(null);
  });
}

/** The Administration has checked the figures of this very digest and releases them to the Chair. */
export async function tallyRound(deps: Deps, id: string, accountId: string, resultHash: string): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'tally');
    if (!step.ok) return step;
    const present = round.result_hash ? hex(round.result_hash) : '';
    if (present !== resultHash)
      return refuse('notAcceptable', { reasons: [{ reason: 'otherResult', pointer: '/resultHash' }] });
    const now = await readClock(trx);
    await updateRound(trx, id, { state: step.value, tallied_at: now, tallied_by: accountId });
    await appendEvent(trx, { round: id, kind: 'tallied', at: now, accountId, facts: { result: resultHash } });
    return ok(null);
  });
}

/** Given up, with a reason. A round that never opened has no chain to write to; the row itself says when and why. */
export async function voidRound(deps: Deps, id: string, accountId: string, reason: string): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    const step = takeStep(round.state, 'void');
    if (!step.ok) return step;
    const now = await readClock(trx);
    if (round.state === 'open' && round.secrecy === 'secret') await cutLinks(trx, id);
    await updateRound(trx, id, { state: step.value, voided_at: now, void_reason: reason });
    if (round.manifest !== null) {
      await appendEvent(trx, { round: id, kind: 'voided', at: now, accountId, facts: { reason, from: round.state } });
    }
    return ok(null);
  });
}
