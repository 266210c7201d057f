import type { FastifyInstance } from 'fastify';
import { ballotsApi } from '#shared/ballots/ballots.api.ts';
import { resultsApi } from '#shared/results/results.api.ts';
import { roundsApi } from '#shared/rounds/rounds.api.ts';
import { ballotsRoutes } from './ballots/ballots.routes.ts';
import type { Deps } from './deps.ts';
import { mount } from './http/mount.ts';
import { resultsRoutes } from './results/results.routes.ts';
import { roundsRoutes } from './rounds/rounds.routes.ts';
import { RoundWatch } from './rounds/watch-rounds.ts';

/** Every contract on its handlers. */
export function mountRoutes(app: FastifyInstance, deps: Deps): void {
  const watch = new RoundWatch(deps);
  app.addHook('preClose', async () => watch.close());
  mount(app, deps, roundsApi, roundsRoutes(deps, watch));
  mount(app, deps, ballotsApi, ballotsRoutes(deps));
  mount(app, deps, resultsApi, resultsRoutes(deps));
}
