import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import { readClock } from '../db/clock.ts';
import { migrationStatus } from '../db/migrate.ts';

/** For whoever watches the processes. `live`: this process answers. `ready`: the database answers and its tables are ours. */
export function health(app: FastifyInstance, deps: Deps): void {
  const quiet = { logLevel: 'warn', schema: { hide: true } } as const;
  app.get('/health/live', quiet, async () => ({ status: 'live' }));
  app.get('/health/ready', quiet, async (_request, reply) => {
    try {
      await readClock(deps.db);
      const { pending } = await migrationStatus(deps.connection);
      if (pending.length === 0) return { status: 'ready' };
      return reply.code(503).send({ status: 'migrations are missing' });
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}
