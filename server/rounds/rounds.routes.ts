import type { roundsApi } from '#shared/rounds/rounds.api.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { rolesOf } from '#shared/roles.ts';
import { listStanding } from '../ballots/ballots.repo.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import type { Handlers } from '../http/mount.ts';
import type { RequestSubject } from '../http/subject.ts';
import { countPeople } from '../members/members.repo.ts';
import { closeRound } from './close-round.ts';
import { draftFurtherRound } from './draft-further-round.ts';
import { draftRound, replaceDraft } from './draft-round.ts';
import { frozenRound } from './frozen-rounds.ts';
import { extendRound, makeRoundReady, tallyRound, voidRound } from './move-round.ts';
import { openRound } from './open-round.ts';
import { readRound, turnoutOf } from './read-round.ts';
import { findRoundSubject } from './rounds.repo.ts';
import type { RoundWatch } from './watch-rounds.ts';

interface Reader {
  readonly actor: SignedIn;
  readonly subject: RequestSubject;
}

export function roundsRoutes(deps: Deps, watch: RoundWatch): Handlers<typeof roundsApi> {
  /** Acts answer with the round as it is after them, so that the page need not ask again. */
  const after = async (done: Result<unknown>, { actor, subject }: Reader, id: string) =>
    done.ok ? readRound(deps, actor, rolesOf(actor, subject), id) : done;

  return {
    'POST /api/consultations/:consultation/rounds': async (call) => {
      const drafted = await draftRound(deps, call.params.consultation, call.body);
      return after(drafted, call, drafted.ok ? drafted.value : '');
    },
    'GET /api/rounds/:round': ({ actor, roles, params }) => readRound(deps, actor, roles, params.round),
    'PUT /api/rounds/:round': async (call) =>
      after(await replaceDraft(deps, call.params.round, call.body, call.version), call, call.params.round),
    'POST /api/rounds/:round/ready': async (call) =>
      after(await makeRoundReady(deps, call.params.round), call, call.params.round),
    'POST /api/rounds/:round/open': async (call) =>
      after(await openRound(deps, call.params.round, call.actor.accountId), call, call.params.round),
    'POST /api/rounds/:round/extend': async (call) =>
      after(await extendRound(deps, call.params.round, call.actor.accountId, call.body), call, call.params.round),
    'POST /api/rounds/:round/close': async (call) =>
      after(await closeRound(deps, call.params.round, call.actor.accountId, call.body.reason), call, call.params.round),
    'POST /api/rounds/:round/tally': async (call) =>
      after(
        await tallyRound(deps, call.params.round, call.actor.accountId, call.body.resultHash),
        call,
        call.params.round,
      ),
    'POST /api/rounds/:round/void': async (call) =>
      after(await voidRound(deps, call.params.round, call.actor.accountId, call.body.reason), call, call.params.round),
    'POST /api/rounds/:round/further': async (call) => {
      const drafted = await draftFurtherRound(deps, call.params.round, call.body);
      return after(drafted, call, drafted.ok ? drafted.value : '');
    },

    'GET /api/rounds/:round/manifest': async ({ params }) => {
      const frozen = await frozenRound(deps.db, params.round);
      return frozen ? ok({ hash: frozen.hash, manifest: { ...frozen.manifest } }) : refuse('notFound');
    },
    'GET /api/rounds/:round/turnout': async ({ params }) => {
      const frozen = await frozenRound(deps.db, params.round);
      const subject = await findRoundSubject(deps.db, params.round);
      if (!frozen || !subject) return refuse('notFound');
      const turnout = await turnoutOf(deps, frozen);
      return ok({ state: subject.state, closesAt: subject.closesAt ?? '', turnout, now: await readClock(deps.db) });
    },
    'GET /api/rounds/:round/events': async ({ actor, params, reply }) => {
      await watch.add(params.round, actor.sessionId, reply);
      return ok(null);
    },
    'GET /api/rounds/:round/answers': async ({ params }) => {
      const frozen = await frozenRound(deps.db, params.round);
      if (!frozen) return refuse('notFound');
      const standing = new Map((await listStanding(deps.db, params.round)).map((row) => [row.member, row]));
      const people = await countPeople(deps.db, { withoutPassword: deps.demo });
      return ok({
        answers: frozen.manifest.roll.map(({ member, names, group }) => ({
          member,
          names,
          group,
          revision: standing.get(member)?.revision ?? 0,
          castAt: standing.get(member)?.castAt ?? null,
          castBy: standing.get(member)?.castBy ?? null,
          people: people.get(member) ?? 0,
        })),
      });
    },
  };
}
