import type { resultsApi } from '#shared/results/results.api.ts';
import { ok, refuse } from '#shared/result.ts';
import { seesChoices } from '#shared/results/who-sees-choices.ts';
import { listCurrentChoices } from '../ballots/ballots.repo.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { declareOutcome } from './declare-outcome.ts';
import { figuresCsv } from './figures-csv.ts';
import { figuresOf } from './read-figures.ts';
import { findCounted } from './results.repo.ts';

export const resultsRoutes = (deps: Deps): Handlers<typeof resultsApi> => ({
  'GET /api/rounds/:round/figures': async ({ params, roles }) => {
    const counted = await findCounted(deps.db, params.round);
    if (!counted) return refuse('notFound');
    const figures = figuresOf(counted);
    if (!seesChoices(roles, counted.manifest.secrecy, counted.state)) return ok(figures);
    return ok({ ...figures, choices: await listCurrentChoices(deps.db, params.round, counted.manifest) });
  },

  'GET /api/rounds/:round/figures.csv': async ({ params, query, reply }) => {
    const counted = await findCounted(deps.db, params.round);
    if (!counted) return refuse('notFound');
    const name = `round-${counted.manifest.sequence}-${query.language}.csv`;
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
    return ok(figuresCsv(figuresOf(counted), counted.manifest.question[query.language], query.language));
  },

  'POST /api/consultations/:consultation/declaration': ({ actor, params, body }) =>
    declareOutcome(deps, actor, params.consultation, body),
});
