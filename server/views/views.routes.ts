import { ok } from '#shared/result.ts';
import type { viewsApi } from '#shared/views/views.api.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { giveView } from './give-view.ts';
import { readViews, viewsCsv } from './read-views.ts';

export const viewsRoutes = (deps: Deps): Handlers<typeof viewsApi> => ({
  'PUT /api/consultations/:consultation/views/:subject': (call) => giveView(deps, call),
  'GET /api/consultations/:consultation/views': async ({ actor, params, subject }) =>
    ok(await readViews(deps, actor, params.consultation, subject.state)),
  'GET /api/consultations/:consultation/views.csv': async ({ params, language, reply }) => {
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="views.csv"');
    return ok(await viewsCsv(deps, params.consultation, language));
  },
});
