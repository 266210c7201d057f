import type { Transaction } from 'kysely';
import { type SecretBallot, secretBallotsHash } from '#shared/ballots/secret-ballots.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { resultOf, withoutMembers } from '#shared/results/result.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import { loadCurrentBallots } from '../ballots/ballots.repo.ts';
import { cutLinks, listSecretBallots } from '../ballots/secret-ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../digest.ts';
import { appendEvent, findFrozenRound, lockRound, type RoundRow, updateRound } from './rounds.repo.ts';

/** The Chair closes before the hour, with a reason. Closing one that is closed already is no mistake. */
export async function closeRound(deps: Deps, id: string, accountId: string, reason: string): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    if (round.state === 'closed') return ok(null);
    const step = takeStep(round.state, 'close');
    if (!step.ok) return step;
    const now = await readClock(trx);
    const closesAt = round.closes_at as Instant;
    if (now >= closesAt) await count(trx, round, { now, closedAt: closesAt, accountId: null, facts: { by: 'clock' } });
    else await count(trx, round, { now, closedAt: now, accountId, facts: { by: 'chair', reason } });
    return ok(null);
  });
}

/** Closes a round whose effective close has come. Idempotent: under the lock it looks again, for it may have been extended. */
export async function closeDueRound(deps: Deps, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (round?.state !== 'open' || round.closes_at === null) return;
    const now = await readClock(trx);
    if (now < round.closes_at) return;
    await count(trx, round, { now, closedAt: round.closes_at as Instant, accountId: null, facts: { by: 'clock' } });
  });
}

/** Counts what stands, in the same transaction and under the same lock that ends casting: no ballot can slip between. */
async function count(
  trx: Transaction<Database>,
  round: RoundRow,
  closing: { now: Instant; closedAt: Instant; accountId: string | null; facts: Record<string, unknown> },
): Promise<void> {
  const frozen = await findFrozenRound(trx, round.id);
  if (!frozen) throw new Error(`round ${round.id} is open without a manifest`);
  const { manifest, hash: manifestHash } = frozen;
  const width = manifest.options.length;
  let secret: SecretBallot[] | undefined;
  if (manifest.secrecy === 'secret') {
    await cutLinks(trx, round.id);
    secret = await listSecretBallots(trx, round.id);
  }
  const ballots = secret ? withoutMembers(secret, width) : await loadCurrentBallots(trx, round.id, width);
  const result = resultOf(manifest, manifestHash, ballots);
  const hash = digestOf(result, sha256);
  await updateRound(trx, round.id, {
    state: 'closed',
    closed_at: closing.closedAt,
    result: canonicalJson(result),
    result_hash: fromHex(hash),
  });
  await appendEvent(trx, {
    round: round.id,
    kind: 'closed',
    at: closing.now,
    accountId: closing.accountId,
    facts: {
      ...closing.facts,
      closedAt: closing.closedAt,
      result: hash,
      ...(secret && { ballots: secretBallotsHash(manifestHash, secret, sha256) }),
    },
  });
}
