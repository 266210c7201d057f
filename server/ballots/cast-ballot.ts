import { randomBytes } from 'node:crypto';
import { ballotHash } from '#shared/ballots/ballot-hash.ts';
import { checkBallot } from '#shared/ballots/check-ballot.ts';
import { isEligible } from '#shared/ballots/eligibility.ts';
import { markToByte } from '#shared/ballots/marks.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { utf8 } from '#shared/utf8.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../digest.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { type Signer, signerOf } from '../record/signing-key.ts';
import { frozenRound } from '../rounds/frozen-rounds.ts';
import type { FrozenRound } from '../rounds/rounds.repo.ts';
import { type CastAnswer, findBallot } from './ballots.repo.ts';
import { castInTurn } from './cast-together.ts';
import { type Receipt, receiptOf } from './receipt.ts';

export interface CastRequest {
  readonly member: string;
  readonly marks: readonly (number | null)[] | null;
  readonly abstains: boolean;
  /** The revision that this ballot replaces; 0 for the first of the Member. */
  readonly replaces: number;
}

/**
 * Casts a Member's ballot. Manifest and roll are frozen, so who may cast and what a ballot may hold are judged from memory, by
 * the rules that the page asked too. What must be judged under the lock - has this key been used, is it still before the close,
 * does nobody's ballot stand in between - is a function of the database, which is called for all ballots that wait together and
 * has committed when it answers.
 */
export async function castBallot(
  deps: Deps,
  actor: SignedIn,
  round: string,
  request: CastRequest,
  key: string,
): Promise<Result<Receipt>> {
  const frozen = await frozenRound(deps.db, round);
  if (!frozen) return refuse('roundNotOpen');
  const eligible = isEligible(frozen.manifest, actor.memberships, request.member);
  if (!eligible.ok) return eligible;
  const reasons = checkBallot(frozen.manifest.form, frozen.manifest.options.length, request);
  if (reasons.length > 0) return refuse('ballotRefused', { reasons });

  // Before the cast: once the database has taken the ballot, nothing may stand between it and its receipt.
  const signer = await signerOf(deps.db);
  const revision = request.replaces + 1;
  const nonce = new Uint8Array(randomBytes(16));
  // In a secret round nothing that depends on the choice stands beside the Member, in the chain or on the receipt.
  const isSecret = frozen.manifest.secrecy === 'secret';
  const ballot = isSecret
    ? undefined
    : ballotHash({ ...request, manifest: frozen.hash, revision, nonce: hex(nonce) }, sha256);
  const facts = canonicalJson({ account: actor.accountId, ballot, member: request.member, revision });
  const digest = ballot === undefined ? null : fromHex(ballot);
  const answer = await castInTurn(deps.db, frozen, {
    member: request.member,
    accountId: actor.accountId,
    key,
    requestHash: fromHex(digestOf(request, sha256)),
    revision,
    marks: request.marks && Uint8Array.from(request.marks, markToByte),
    abstains: request.abstains,
    nonce,
    ballotHash: digest,
    name: actor.name,
    facts,
    factsHash: sha256(utf8(facts)),
  });
  if (!answer) return refuse('busy', { values: { seconds: 2 } });

  if (answer.outcome === 'cast' && answer.at !== null && answer.place !== null && answer.event_hash !== null) {
    const stored = {
      revision,
      ballot_hash: digest,
      position: answer.place,
      event_hash: answer.event_hash,
      accepted_at: answer.at,
      castBy: actor.name,
    };
    return ok(receiptOf(signer, frozen, request.member, stored));
  }
  if (answer.outcome === 'replayed') return replay(deps, signer, frozen, request.member, answer.standing_revision);
  return refusal(deps, round, request.member, answer);
}

/** The reply to a repeated request is made from what the first one stored, so it is the same byte for byte. */
async function replay(
  deps: Deps,
  signer: Signer,
  frozen: FrozenRound,
  member: string,
  revision: number,
): Promise<Result<Receipt>> {
  const row = await findBallot(deps.db, frozen.manifest.round, member, revision);
  if (!row) throw new Error(`revision ${revision} of ${member} was acknowledged and is not there`);
  return ok(receiptOf(signer, frozen, member, row));
}

/** A ballot that was not taken is told why, and what stands instead: a late delegation must not wonder whether it voted. */
async function refusal(deps: Deps, round: string, member: string, answer: CastAnswer): Promise<Result<Receipt>> {
  if (answer.outcome === 'keyReused') return refuse('keyReused');
  if (answer.outcome === 'notOpen') return refuse('roundNotOpen');
  const row = await findBallot(deps.db, round, member, answer.standing_revision);
  const stands = row ? { revision: row.revision, castAt: row.accepted_at, castBy: row.castBy } : null;
  if (answer.outcome === 'closed') {
    const times = { closedAt: answer.closes_at ?? '', arrivedAt: answer.at ?? '' };
    return refuse('roundClosed', { values: times, facts: { ...times, stands } });
  }
  const who: Record<string, string> = row ? { who: row.castBy, at: row.accepted_at } : {};
  return refuse(answer.outcome === 'final' ? 'ballotFinal' : 'ballotStale', { values: who, facts: { stands } });
}
