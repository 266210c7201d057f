import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { digestOf } from '#shared/digest.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { checkElection } from '#shared/results/check-election.ts';
import { outcomeOf } from '#shared/results/outcome.ts';
import type { resultsApi } from '#shared/results/results.api.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../digest.ts';
import { appendEvent, lockRound, updateRound } from '../rounds/rounds.repo.ts';
import { findCounted, insertDeclaration } from './results.repo.ts';

type Contract = (typeof resultsApi)['POST /api/rounds/:round/declaration'];
type Body = z.output<Contract['body']>;
type Reply = z.input<Contract['reply']>;

/**
 * The Chair declares one ballot of an election. It decides no topic and ends no consultation: where places are left, the next ballot
 * is drafted from here.
 */
export async function declareElection(deps: Deps, actor: SignedIn, round: string, body: Body): Promise<Result<Reply>> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRound(trx, round);
    if (!row) return refuse('notFound');
    if (row.kind !== 'election') return refuseBody([{ reason: 'notAnElection', pointer: '' }]);
    const step = takeStep(row.state, 'declare');
    if (!step.ok) return step;
    const counted = await findCounted(trx, round);
    if (!counted) throw new Error(`round ${round} is tallied without a result`);
    const reasons = checkElection(body, { outcome: outcomeOf(counted.result.count), ties: counted.manifest.ties });
    if (reasons.length > 0) return refuseBody(reasons);

    const id = randomUUID();
    const now = await readClock(trx);
    const { words, ...facts } = body;
    await insertDeclaration(trx, {
      id,
      consultation: row.consultation_id,
      round,
      words,
      facts,
      by: actor.accountId,
      at: now,
    });
    await updateRound(trx, round, { state: step.value, declared_at: now });
    await appendEvent(trx, {
      round,
      kind: 'declared',
      at: now,
      accountId: actor.accountId,
      facts: { declaration: id, digest: digestOf({ ...body, round }, sha256) },
    });
    return ok({ declaredAt: now, declaredBy: actor.name, words, round });
  });
}
