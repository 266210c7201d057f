import { byteToMark } from '#shared/ballots/marks.ts';
import type { ballotsApi } from '#shared/ballots/ballots.api.ts';
import { ok, refuse } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { signerOf } from '../record/signing-key.ts';
import { frozenRound } from '../rounds/frozen-rounds.ts';
import { listBallots } from './ballots.repo.ts';
import { castBallot } from './cast-ballot.ts';
import { receiptOf } from './receipt.ts';

export const ballotsRoutes = (deps: Deps): Handlers<typeof ballotsApi> => ({
  'POST /api/rounds/:round/ballots': ({ actor, params, body, key }) => castBallot(deps, actor, params.round, body, key),

  'GET /api/rounds/:round/ballots/:member': async ({ actor, params }) => {
    const own = actor.memberships.some(({ member, status }) => member === params.member && status === 'member');
    if (!own) return refuse('notAllowed');
    const frozen = await frozenRound(deps.db, params.round);
    const rows = frozen ? await listBallots(deps.db, params.round, params.member) : [];
    const last = rows.at(-1);
    if (!frozen || !last) return refuse('notFound');
    return ok({
      receipt: receiptOf(await signerOf(deps.db), frozen, params.member, last),
      marks: last.marks && Array.from(last.marks, byteToMark),
      abstains: last.abstains,
      history: rows.map(({ revision, accepted_at, castBy }) => ({ revision, acceptedAt: accepted_at, castBy })),
    });
  },
});
