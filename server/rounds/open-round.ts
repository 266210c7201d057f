import { randomBytes } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fromHex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import type { FullText } from '#shared/languages.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { formOf } from '#shared/rounds/form.ts';
import { placesByGroup } from '#shared/rounds/places-by-group.ts';
import {
  type Manifest,
  manifestHash,
  type ManifestOption,
  optionLetter,
  type RollEntry,
  type RoundRule,
  type TieMeans,
} from '#shared/rounds/manifest.ts';
import { takeStep } from '#shared/rounds/round-state.ts';
import type { Transaction } from 'kysely';
import { keepRoundKey } from '../ballots/secret-ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Database } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../digest.ts';
import { listEntitled } from '../members/members.repo.ts';
import { missingInRow } from './missing-in-row.ts';
import { appendEvent, listOptions, lockRound, type OptionRow, type RoundRow, updateRound } from './rounds.repo.ts';

/** The Chair opens a ready round before its hour. Opening one that is open already is no mistake: two consoles may press. */
export async function openRound(deps: Deps, id: string, accountId: string): Promise<Result<null>> {
  return deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (!round) return refuse('notFound');
    if (round.state === 'open') return ok(null);
    const step = takeStep(round.state, 'open');
    if (!step.ok) return step;
    const now = await readClock(trx);
    const options = await listOptions(trx, id);
    const missing = missingInRow(round, options, now, { opensAt: now });
    if (missing.length > 0) return refuse('roundIncomplete', { reasons: missing });
    await freeze(deps, trx, round, options, { opensAt: now, now, accountId });
    return ok(null);
  });
}

/** A ready round opens at its hour, by whoever touches it first; the roll is that of the hour, not of the touch. */
export async function openDueRound(deps: Deps, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const round = await lockRound(trx, id);
    if (round?.state !== 'ready' || round.opens_at === null) return;
    const now = await readClock(trx);
    if (now < round.opens_at) return;
    const options = await listOptions(trx, id);
    if (!options.every(({ admitted }) => admitted)) {
      // The Chair took an admission back meanwhile: the round is not complete any more, and says so instead of opening.
      await updateRound(trx, id, { state: 'draft', version: round.version + 1 });
      return;
    }
    await freeze(deps, trx, round, options, { opensAt: round.opens_at as Instant, now, accountId: null });
  });
}

/** Where the rule's own defaults hold, the manifest names no parameters; what goes by the number of the ballot is told it. */
function ruleOf({ rule, places, parameters, ballot }: RoundRow): RoundRule {
  const given = { ...parameters, ...(rule === 'majority' && ballot > 1 && { ballot: `${ballot}` }) };
  return { name: rule, places, ...(Object.keys(given).length > 0 && { parameters: given }) };
}

/** Of fewer candidates than places a ballot can name no more than there are. */
function boundsOf({ kind, minimum, maximum }: RoundRow, options: number) {
  return kind === 'election'
    ? { minimum: Math.min(minimum, options), maximum: Math.min(maximum, options) }
    : { minimum, maximum };
}

function optionOf({ topic_id, title, presented_by, seat_group }: OptionRow, at: number): ManifestOption {
  return {
    letter: optionLetter(at),
    topic: topic_id,
    title: title as FullText,
    ...(presented_by !== null && { presentedBy: presented_by }),
    ...(seat_group !== null && { group: seat_group }),
  };
}

/** Writes the manifest, once. From here nothing of the round changes but its effective close and its state. */
async function freeze(
  deps: Deps,
  trx: Transaction<Database>,
  round: RoundRow,
  rows: readonly OptionRow[],
  opening: { opensAt: Instant; now: Instant; accountId: string | null },
): Promise<void> {
  const roll = await listEntitled(trx, opening.opensAt);
  const options = rows.map(optionOf);
  const bounds = boundsOf(round, options.length);
  const manifest: Manifest = {
    version: 1,
    round: round.id,
    consultation: round.consultation_id,
    sequence: round.sequence,
    kind: round.kind,
    question: round.question as FullText,
    options,
    form: formOf({ ...round, ...bounds, equalRanks: round.equal_ranks, groups: placesByGroup({ ...round, options }) }),
    rule: ruleOf(round),
    ...(round.fills === 'list' && { fills: round.fills }),
    ties: round.tie_means as TieMeans[],
    secrecy: round.secrecy,
    namesOfAnswered: round.names_of_answered,
    opensAt: opening.opensAt,
    closesAt: round.closes_at as Instant,
    zone: deps.config.seat.zone,
    furtherOf: round.further_of,
    roll: roll.map((member): RollEntry => ({ member: member.code, names: member.names, group: member.regional_group })),
  };
  const hash = manifestHash(manifest, sha256);
  if (manifest.secrecy === 'secret') await keepRoundKey(trx, round.id, new Uint8Array(randomBytes(64)));
  await updateRound(trx, round.id, {
    state: 'open',
    opens_at: opening.opensAt,
    opened_at: opening.opensAt,
    ...bounds,
    manifest: canonicalJson(manifest),
    manifest_hash: fromHex(hash),
  });
  await appendEvent(trx, {
    round: round.id,
    kind: 'opened',
    at: opening.now,
    accountId: opening.accountId,
    facts: { manifest: hash, by: opening.accountId === null ? 'clock' : 'chair' },
  });
}
