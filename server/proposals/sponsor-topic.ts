import { allowAct } from '#shared/consultations/allow-act.ts';
import { stands } from '#shared/proposals/topic-state.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { recordAct } from '../audit/audit.repo.ts';
import { holdConsultation } from '../consultations/consultations.repo.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { insertSponsor, withdrawSponsor } from './stations.repo.ts';
import { listSponsorsOf, listStationsOf } from './topics.repo.ts';

interface Sponsorship {
  readonly actor: SignedIn;
  readonly params: { consultation: string; topic: string; member: string };
}

/** A Member stands behind a topic, or does so no longer. Doing either twice changes nothing. */
export function changeSponsor(deps: Deps, { actor, params }: Sponsorship, sponsors: boolean): Promise<Result<null>> {
  const { consultation, topic, member } = params;
  return deps.db.transaction().execute(async (trx) => {
    const held = await holdConsultation(trx, consultation);
    if (!held) return refuse('notFound');
    const allowed = allowAct(actor, 'sponsorTopic', held, held.now, member);
    if (!allowed.ok) return allowed;
    const station = (await listStationsOf(trx, consultation)).find(({ id }) => id === topic);
    if (!station) return refuse('notFound');
    const present = await listSponsorsOf(trx, consultation);
    if (present.some((sponsor) => sponsor.stationId === station.stationId && sponsor.member === member) === sponsors)
      return ok(null);
    if (sponsors) {
      if (!stands(station.state)) return refuse('notNow', { values: { state: station.state } });
      if (station.proposedBy === member)
        return refuse('conflict', { reasons: [{ reason: 'proposerSponsors', pointer: '' }] });
      await insertSponsor(trx, { stationId: station.stationId, member, accountId: actor.accountId, at: held.now });
    } else {
      await withdrawSponsor(trx, station.stationId, member, held.now);
    }
    await recordAct(trx, {
      accountId: actor.accountId,
      action: sponsors ? 'sponsorTopic' : 'endSponsorship',
      subject: `consultation:${consultation}`,
      facts: { topic, member },
    });
    return ok(null);
  });
}
