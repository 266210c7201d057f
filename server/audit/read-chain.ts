import type { z } from 'zod';
import type { auditApi } from '#shared/audit/audit.api.ts';
import { type EventReader, sightOf } from '#shared/audit/event-sight.ts';
import { headBytes } from '#shared/audit/head.ts';
import { hex } from '#shared/digest.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { may, type Role } from '#shared/roles.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { type EventKind, eventKinds } from '#shared/rounds/round-event.ts';
import type { RoundState } from '#shared/rounds/round-state.ts';
import type { SignedIn } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { signerOf } from '../record/signing-key.ts';
import { frozenRound } from '../rounds/frozen-rounds.ts';
import { type EventRow, findClosedPosition, findLastEvent, listEvents, rowsOfPage } from './events.repo.ts';

type Chain = z.input<(typeof auditApi)['GET /api/rounds/:round/chain']['reply']>;

const kindOf = new Map<number, EventKind>(
  Object.entries(eventKinds).map(([name, number]) => [number, name as EventKind]),
);

/** A page of a round's chain as one reader may see it, under the signed head of what they see. */
export async function readChain(
  deps: Deps,
  { memberships }: Pick<SignedIn, 'memberships'>,
  roles: ReadonlySet<Role>,
  { round, state, after }: { readonly round: string; readonly state: RoundState; readonly after: number },
): Promise<Result<Chain>> {
  const frozen = await frozenRound(deps.db, round);
  if (!frozen) return refuse('notFound');
  const { manifest } = frozen;
  const own = memberships.filter(({ status }) => status === 'member').map(({ member }) => member);
  const reader: EventReader = { roles, own, round: { ...manifest, state } };
  const closedAt = await findClosedPosition(deps.db, round);
  const isSealed = may(roles, 'readFigures', state) !== 'yes';
  const last = await findLastEvent(deps.db, round, isSealed ? closedAt : null);
  const signer = await signerOf(deps.db);
  const rows = await listEvents(deps.db, round, after);
  const shown = rows.slice(0, rowsOfPage);
  const hash = last && hex(last.hash);
  return ok({
    head:
      last && hash !== undefined
        ? {
            position: last.position,
            hash,
            publicKey: signer.publicKey,
            fingerprint: signer.fingerprint,
            signature: signer.sign(headBytes({ round, position: last.position, hash })),
          }
        : null,
    events: shown.map((row) => shownEvent(row, reader, manifest, closedAt)),
    next: rows.length > rowsOfPage ? (shown.at(-1)?.position ?? null) : null,
  });
}

function shownEvent(
  row: EventRow,
  reader: EventReader,
  { roll }: Pick<Manifest, 'roll'>,
  closedAt: number | null,
): Chain['events'][number] {
  const kind = kindOf.get(row.kind);
  if (!kind) throw new Error(`event ${row.position} is of the unknown kind ${row.kind}`);
  const stored = { position: row.position, kind, facts: JSON.parse(row.facts) as Record<string, unknown> };
  const { facts, isWhole, showsPerson, showsHash } = sightOf(stored, reader, closedAt);
  const entry = roll.find(({ member }) => member === facts.member);
  return {
    position: row.position,
    kind,
    at: row.at,
    who: showsPerson ? row.who : null,
    member: entry ? { code: entry.member, names: entry.names } : null,
    facts,
    isWhole,
    factsHash: showsHash ? hex(row.facts_hash) : null,
    hash: showsHash ? hex(row.hash) : null,
  };
}
