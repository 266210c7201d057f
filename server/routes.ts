import type { FastifyInstance } from 'fastify';
import type { Deps } from './deps.ts';

/** Every contract on its handlers. */
export function mountRoutes(_app: FastifyInstance, _deps: Deps): void {}
