import { canRead } from '#shared/consultations/allow-act.ts';
import type { WaitingKind } from '#shared/consultations/consultation-actions.ts';
import { consultationState } from '#shared/consultations/consultation-state.ts';
import type { Instant } from '#shared/ids.ts';
import { may, rolesOf } from '#shared/roles.ts';
import { roundState } from '#shared/rounds/round-state.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { listConsultationRows, listRoundRows } from './consultation-list.repo.ts';

interface Waiting {
  kind: WaitingKind;
  member: string | null;
  round: string | null;
  until: string | null;
}

/** What the reader may read, with what waits for the reader in it. Three queries, however many rows. */
export async function listConsultations(deps: Deps, actor: SignedIn) {
  const own = actor.memberships.filter(({ status }) => status === 'member').map(({ member }) => member);
  const now = await readClock(deps.db);
  const rows = await listConsultationRows(deps.db, own);
  const rounds = await listRoundRows(deps.db, own);
  return rows
    .filter((row) => canRead(actor, row, now))
    .map((row) => {
      const state = consultationState(row, now);
      const roles = rolesOf(actor, { chairs: row.chairId === actor.accountId, openToObservers: row.openToObservers });
      const ofThis = rounds
        .filter(({ consultation }) => consultation === row.id)
        .map((round) => ({ ...round, state: roundState(hoursOf(round), now) }))
        .filter((round) => may(roles, 'readRound', round.state) === 'yes');
      const awaits: Waiting[] = [];
      const officer = (kind: WaitingKind, round: string | null, until: string | null) =>
        awaits.push({ kind, member: null, round, until });
      for (const round of ofThis.filter((round) => round.state === 'open')) {
        for (const member of round.unanswered)
          awaits.push({ kind: 'ballot', member, round: round.id, until: round.closesAt });
      }
      for (const member of may(roles, 'draftView', state) === 'yes' ? own : []) {
        const view = row.themeViews.find((entry) => entry.member === member);
        const kind = view?.released == null ? 'view' : view.released < view.revision ? 'release' : null;
        if (kind) awaits.push({ kind, member, round: null, until: row.closesAt });
      }
      if (Number(row.proposed) > 0 && may(roles, 'ruleOnTopic', state) === 'yes') officer('ruling', null, row.closesAt);
      for (const round of ofThis) {
        if (round.state === 'ready' && roles.has('chair')) officer('opening', round.id, round.opensAt);
        if (round.state === 'closed' && actor.offices.includes('administration')) officer('tally', round.id, null);
        if (round.state === 'tallied' && roles.has('chair'))
          officer(round.kind === 'election' ? 'election' : 'declaration', round.id, null);
      }
      return {
        id: row.id,
        year: row.year,
        title: row.title,
        symbol: row.symbol,
        state,
        opensAt: row.opensAt,
        topicsCloseAt: row.topicsCloseAt,
        closesAt: row.closesAt,
        chair: row.chairName === null ? null : { name: row.chairName },
        awaits,
        rounds: ofThis.map(({ id, sequence, state: roundNow, closesAt }) => ({
          id,
          sequence,
          state: roundNow,
          closesAt,
        })),
      };
    });
}

/** The hours of a round as the database gives them. */
const hoursOf = (round: {
  state: Parameters<typeof roundState>[0]['state'];
  opensAt: string | null;
  closesAt: string | null;
}) => ({
  state: round.state,
  opensAt: round.opensAt as Instant | null,
  closesAt: round.closesAt as Instant | null,
});
