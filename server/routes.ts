import type { FastifyInstance } from 'fastify';
import { accountsApi } from '#shared/accounts/accounts.api.ts';
import { auditApi } from '#shared/audit/audit.api.ts';
import { ballotsApi } from '#shared/ballots/ballots.api.ts';
import { consultationsApi } from '#shared/consultations/consultations.api.ts';
import { membersApi } from '#shared/members/members.api.ts';
import { proposalsApi } from '#shared/proposals/proposals.api.ts';
import { recordApi } from '#shared/record/record.api.ts';
import { resultsApi } from '#shared/results/results.api.ts';
import { roundsApi } from '#shared/rounds/rounds.api.ts';
import { viewsApi } from '#shared/views/views.api.ts';
import { accountsRoutes } from './accounts/accounts.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { ballotsRoutes } from './ballots/ballots.routes.ts';
import { consultationsRoutes } from './consultations/consultations.routes.ts';
import type { Deps } from './deps.ts';
import { mount } from './http/mount.ts';
import { membersRoutes } from './members/members.routes.ts';
import { proposalsRoutes } from './proposals/proposals.routes.ts';
import { recordRoutes } from './record/record.routes.ts';
import { resultsRoutes } from './results/results.routes.ts';
import { roundsRoutes } from './rounds/rounds.routes.ts';
import { RoundWatch } from './rounds/watch-rounds.ts';
import { viewsRoutes } from './views/views.routes.ts';

/** Every contract on its handlers. */
export function mountRoutes(app: FastifyInstance, deps: Deps): void {
  const watch = new RoundWatch(deps);
  app.addHook('preClose', async () => watch.close());
  mount(app, deps, consultationsApi, consultationsRoutes(deps));
  mount(app, deps, proposalsApi, proposalsRoutes(deps));
  mount(app, deps, viewsApi, viewsRoutes(deps));
  mount(app, deps, accountsApi, accountsRoutes(deps));
  mount(app, deps, membersApi, membersRoutes(deps));
  mount(app, deps, roundsApi, roundsRoutes(deps, watch));
  mount(app, deps, ballotsApi, ballotsRoutes(deps));
  mount(app, deps, resultsApi, resultsRoutes(deps));
  mount(app, deps, recordApi, recordRoutes(deps));
  mount(app, deps, auditApi, auditRoutes(deps));
}
