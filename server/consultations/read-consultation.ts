import type { z } from 'zod';
import { readerOfHistory } from '#shared/consultations/allow-act.ts';
import { actionsNow } from '#shared/consultations/consultation-actions.ts';
import { consultationState } from '#shared/consultations/consultation-state.ts';
import type { consultationsApi } from '#shared/consultations/consultations.api.ts';
import { missingWords } from '#shared/consultations/complete-consultation.ts';
import type { Instant } from '#shared/ids.ts';
import { ok, refuse, type Result } from '#shared/result.ts';
import { may } from '#shared/roles.ts';
import { roundState } from '#shared/rounds/round-state.ts';
import { readClock } from '../db/clock.ts';
import type { Deps } from '../deps.ts';
import type { Call } from '../http/mount.ts';
import { topicsOfConsultation } from '../proposals/consultation-topics.repo.ts';
import { findConsultation, findTheme, listDeclarations, listParagraphs, listRoundsOf } from './note.repo.ts';

type Api = typeof consultationsApi;
type Page = z.input<Api['GET /api/consultations/:consultation']['reply']>;

/** Everything that the page of one consultation shows, to this reader, now. */
export async function readConsultation(
  { db }: Pick<Deps, 'db'>,
  { actor, params, roles }: Call<Api['GET /api/consultations/:consultation']>,
): Promise<Result<Page>> {
  const id = params.consultation;
  const now = await readClock(db);
  const row = await findConsultation(db, id);
  if (!row) return refuse('notFound');
  const hours = {
    state: row.state,
    opensAt: row.opens_at,
    topicsCloseAt: row.topics_close_at,
    closesAt: row.closes_at,
  };
  const [paragraphs, theme, topics, rounds, declarations] = [
    await listParagraphs(db, id),
    (await findTheme(db, id)) ?? null,
    await topicsOfConsultation(db, readerOfHistory(actor, roles.has('chair')), id, now),
    await listRoundsOf(db, id),
    await listDeclarations(db, id),
  ];
  const note = { title: row.title, remark: row.remark, asked: row.asked, paragraphs, theme };
  return ok({
    id,
    version: row.version,
    year: row.year,
    symbol: row.symbol,
    ...hours,
    state: consultationState(hours, now),
    now,
    stateReason: row.state_reason,
    ...note,
    places: row.places,
    chair: row.chair_id === null ? null : { account: row.chair_id, name: row.chairName ?? '' },
    openToObservers: row.open_to_observers,
    createdAt: row.created_at,
    issuedAt: row.issued_at,
    concludedAt: row.concluded_at,
    topics,
    rounds: rounds
      .map((round) => {
        const { state, opensAt, closesAt } = round;
        return {
          ...round,
          state: roundState({ state, opensAt: opensAt as Instant | null, closesAt: closesAt as Instant | null }, now),
        };
      })
      .filter((round) => may(roles, 'readRound', round.state) === 'yes'),
    declarations,
    missing: missingWords(note, topics),
    may: actionsNow(roles, hours, now),
  });
}
