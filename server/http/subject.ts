import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '#shared/endpoint.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { may, rolesOf, type Subject } from '#shared/roles.ts';
import { findConsultationSubject } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import { findRoundSubject, type RoundSubject } from '../rounds/rounds.repo.ts';
import { settleRound } from '../rounds/settle-round.ts';

/** The subject of a request with the id by which it was found. */
export interface RequestSubject extends Subject {
  readonly consultationId?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads what `may()` needs to know of the thing that the path names: its state now, its chair, whether observers may read. */
export async function findSubject(
  deps: Deps,
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<Result<RequestSubject>> {
  const params = request.params as Record<string, string>;
  const actorId = request.actor?.accountId;
  if (endpoint.on === undefined) return ok({});
  if (endpoint.on === 'member') return ok({ member: params.member ?? '' });
  const id = params[endpoint.on] ?? '';
  if (!uuid.test(id)) return refuse('notFound');
  const found = endpoint.on === 'round' ? await findTouchedRound(deps, id) : await findConsultationSubject(deps.db, id);
  if (!found) return refuse('notFound');
  const subject = {
    consultationId: found.consultationId,
    chairs: actorId !== undefined && found.chairId === actorId,
    openToObservers: found.openToObservers,
    state: found.state,
  };
  // A draft is nothing yet to those who may read it once it is issued: its address does not say that there is one.
  const reading = endpoint.on === 'round' ? 'readRound' : 'readConsultation';
  if (may(rolesOf(request.actor, subject), reading, subject.state) === 'notNow') {
    return refuse('notFound');
  }
  return ok(subject);
}

/** A round whose hour has come is opened, or closed and counted, by the first request that touches it. */
async function findTouchedRound(deps: Deps, id: string): Promise<RoundSubject | undefined> {
  const round = await findRoundSubject(deps.db, id);
  if (!round || round.state === round.stored) return round;
  await settleRound(deps, id, round);
  return findRoundSubject(deps.db, id);
}
