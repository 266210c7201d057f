import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';

/**
 * Requests by address. Generous on purpose: a mission or a meeting room of 200 delegations shares one address, and each opens
 * a page of some ten requests in the same minute. Guessing is stopped by the strict limit on each account (sign-in.ts).
 */
export async function limitRates(app: FastifyInstance, _deps: Deps): Promise<void> {
  await app.register(rateLimit, {
    max: 12_000,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error(String(Math.ceil(context.ttl / 1000))), { statusCode: context.statusCode }),
  });
}
