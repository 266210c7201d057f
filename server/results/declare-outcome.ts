import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { digestOf } from '#shared/digest.ts';
import { ok, refuse, refuseBody, type Result } from '#shared/result.ts';
import { checkDeclaration, type DeclarationGround } from '#shared/results/check-declaration.ts';
import { outcomeOf } from '#shared/results/outcome.ts';
import type { resultsApi } from '#shared/results/results.api.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../digest.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { bringDeferred } from '../proposals/deferred-topics.repo.ts';
import { listAdmittedTopics } from '../rounds/draft-rounds.repo.ts';
import { appendEvent, lockRound, updateRound } from '../rounds/rounds.repo.ts';
import {
  concludeConsultation,
  type CountedRound,
  insertDeclaration,
  listCounted,
  listRoundIds,
  listRunning,
  lockConsultation,
  setThemeOutcome,
  setTopicOutcome,
} from './results.repo.ts';

type Contract = (typeof resultsApi)['POST /api/consultations/:consultation/declaration'];
type Body = z.output<Contract['body']>;
type Reply = z.input<Contract['reply']>;

/**
 * The Chair declares theme and topics, beside the figures of the last round or without one. From here the figures are public to
 * those entitled, the consultation is concluded, and nothing changes it any more.
 */
export async function declareOutcome(
  deps: Deps,
  actor: SignedIn,
  consultation: string,
  body: Body,
): Promise<Result<Reply>> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockConsultation(trx, consultation);
    if (!row) return refuse('notFound');
    if (row.state !== 'issued') return refuse('notNow', { values: { state: row.state } });
    // Held before they are looked at: what is counted here must not be given up meanwhile.
    for (const id of await listRoundIds(trx, consultation)) await lockRound(trx, id);
    const running = await listRunning(trx, consultation);
    if (running.length > 0) {
      return refuse('notNow', {
        values: { state: running[0]?.state ?? '' },
        facts: { rounds: running.map(({ id }) => id) },
      });
    }
    const counted = await listCounted(trx, consultation);
    const last = counted.at(-1);
    if (body.round !== (last?.id ?? null)) return refuseBody([{ reason: 'notTheLastRound', pointer: '/round' }]);

    const ground: DeclarationGround = {
      year: row.year,
      admitted: await listAdmittedTopics(trx, consultation),
      round: last ? groundOf(last, counted) : null,
    };
    const reasons = checkDeclaration(body, ground);
    if (reasons.some(({ reason }) => reason === 'tieUnresolved')) return refuse('tieUnresolved', { reasons });
    if (reasons.length > 0) return refuseBody(reasons);

    const id = randomUUID();
    const now = await readClock(trx);
    const { words, round, ...facts } = body;
    await insertDeclaration(trx, { id, consultation, round, words, facts, by: actor.accountId, at: now });
    for (const topic of body.topics) await setTopicOutcome(trx, consultation, topic);
    for (const { deferredTo } of body.topics) if (deferredTo !== undefined) await bringDeferred(trx, deferredTo);
    await setThemeOutcome(trx, consultation, body.theme);
    for (const { id: roundId } of counted) {
      await updateRound(trx, roundId, { state: 'declared', declared_at: now });
      const declared = { declaration: id, digest: digestOf(body, sha256) };
      await appendEvent(trx, {
        round: roundId,
        kind: 'declared',
        at: now,
        accountId: actor.accountId,
        facts: declared,
      });
    }
    await concludeConsultation(trx, consultation, now);
    return ok({ declaredAt: now, declaredBy: actor.name, words, round });
  });
}

/** What the last round's figures say; in a chain of further rounds, with what the earlier ones had settled already. */
function groundOf(last: CountedRound, counted: readonly CountedRound[]): NonNullable<DeclarationGround['round']> {
  const before: string[] = [];
  for (let id = last.furtherOf; id !== null;) {
    const earlier = counted.find((round) => round.id === id);
    if (!earlier) break;
    const topics = topicsOf(earlier);
    before.push(...outcomeOf(earlier.result.count).selected.map((letter) => topics[letter] ?? ''));
    id = earlier.furtherOf;
  }
  return { outcome: outcomeOf(last.result.count), ties: last.manifest.ties, topicOf: topicsOf(last), before };
}

const topicsOf = ({ manifest }: CountedRound): Record<string, string> =>
  Object.fromEntries(manifest.options.flatMap(({ letter, topic }) => (topic === null ? [] : [[letter, topic]])));
