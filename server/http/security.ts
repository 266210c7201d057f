import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import { sendProblem } from './problem.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html default";

/** The pages of the API documentation are another's work: it sets styles inline and writes its own HTML. */
const docsPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'";

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/**
 * The verifier is one file that runs without the service, with its script and style inline: its policy stands in it, by the digests
 * of both, and is sent as it stands there. Read when asked for, as the page may be built anew while the server runs.
 */
export function verifierPolicy(folder: string): string {
  const [, own = "default-src 'none'"] =
    /"Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(join(folder, 'verify.html'), 'utf8')) ?? [];
  return `${own}; frame-ancestors 'none'`;
}

/** One constant set of headers (a tenth of the cost of computing them), and no change by a page of another site. */
export function secure(app: FastifyInstance, deps: Deps): void {
  const https = deps.config.PUBLIC_URL?.startsWith('https:') ?? false;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (request.url.startsWith('/docs')) reply.header('content-security-policy', docsPolicy);
    // Told only over https: on a plain http address of a trial it would lock the address out.
    if (https) reply.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const site = request.headers['sec-fetch-site'];
    if (request.method === 'GET' || request.method === 'HEAD' || site === undefined) return;
    if (site === 'same-origin' || site === 'none') return;
    const refusal = refuse('crossSite');
    if (!refusal.ok) return sendProblem(reply, refusal.refusal, request.language, deps.config.seat);
  });
}
