import type { auditApi } from '#shared/audit/audit.api.ts';
import { ok } from '#shared/result.ts';
import { type RoundState, roundState } from '#shared/rounds/round-state.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { listActs, listOpenedRounds, rowsOfPage } from './events.repo.ts';
import { readChain } from './read-chain.ts';

/** The rows of one page, and the key for the next where more follow. */
function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
): { shown: readonly Row[]; next: number | null } {
  const shown = rows.slice(0, rowsOfPage);
  const last = shown.at(-1);
  return { shown, next: last && rows.length > rowsOfPage ? keyOf(last) : null };
}

const keyOf = (given: string | undefined): number | null => (given === undefined ? null : Number(given));

export const auditRoutes = (deps: Deps): Handlers<typeof auditApi> => ({
  'GET /api/rounds/:round/chain': ({ actor, roles, subject, params, query }) =>
    readChain(deps, actor, roles, {
      round: params.round,
      state: subject.state as RoundState,
      after: keyOf(query.after) ?? 0,
    }),

  'GET /api/records': async ({ query }) => {
    const { shown, next } = pageOf(await listOpenedRounds(deps.db, keyOf(query.before)), ({ key }) => key);
    const rounds = shown.map(({ id, title, year, sequence, question, events, openedAt, now, ...hours }) => ({
      id,
      consultation: { title, year },
      sequence,
      question,
      state: roundState(hours, now),
      openedAt: openedAt ?? '',
      events,
    }));
    return ok({ rounds, next });
  },

  'GET /api/acts': async ({ query }) => {
    const { shown, next } = pageOf(await listActs(deps.db, keyOf(query.before)), ({ id }) => id);
    const acts = shown.map(({ memberNames, accountName, title, ...act }) => ({
      ...act,
      subjectName:
        memberNames ?? title ?? (accountName === null ? null : { en: accountName, fr: accountName, es: accountName }),
    }));
    return ok({ acts, next });
  },
});
