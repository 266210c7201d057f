import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { refuse } from '#shared/result.ts';
import { sessionSecret } from './accounts/session-secret.ts';
import type { Deps } from './deps.ts';
import { isAway } from './db/is-away.ts';
import { health } from './http/health.ts';
import { limitRates } from './http/limits.ts';
import { publishOpenApi } from './http/openapi.ts';
import { sendProblem } from './http/problem.ts';
import { secure, verifierPolicy } from './http/security.ts';
import { readSessions } from './http/sessions.ts';
import { Malformed, validatorCompiler } from './http/validate.ts';
import { mountRoutes } from './routes.ts';

const page = fileURLToPath(new URL('../dist', import.meta.url));

/** The whole service on one page: every plugin and every list of routes is named here, by hand and in order. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = fastify({
    logger:
      deps.config.LOG_LEVEL === 'silent'
        ? false
        : {
            level: deps.config.LOG_LEVEL,
            ...(deps.logs && { stream: deps.logs }),
            // No choice, secret or address of a person is ever logged.
            redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', 'body'],
          },
    // The nearest hop only: what a caller writes into X-Forwarded-For itself is not believed.
    trustProxy: deps.config.TRUST_PROXY ? (_address: string, hop: number) => hop < 1 : false,
    // A mission on a slow line gets time to send a ballot; a connection that sends nothing does not hold a place for ever.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    // Idle browsers would hold the stop; streams are ended by their own preClose hook.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    // An address that is none, before any hook has run.
    frameworkErrors: (_error, _request, reply) => {
      const refusal = refuse('malformed');
      if (!refusal.ok) sendProblem(reply, refusal.refusal, 'en', deps.config.seat);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await readSessions(app, deps, await sessionSecret(deps));
  secure(app, deps);
  await limitRates(app, deps);
  // Replies of some size: a page of views in three languages is a fifth of its bytes on the line of a small mission.
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1_400, requestEncodings: ['identity'] });
  answerErrors(app, deps);
  await publishOpenApi(app);
  health(app, deps);
  mountRoutes(app, deps);
  await servePage(app, deps);
  return app;
}

/** Whatever is not a refusal of a command: bodies that break the contract, bodies that are no JSON, faults of ours. */
function answerErrors(app: FastifyInstance, deps: Deps): void {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const answer = (refusal: ReturnType<typeof refuse>) =>
      refusal.ok ? reply : sendProblem(reply, refusal.refusal, request.language ?? 'en', deps.config.seat);
    if (error instanceof Malformed) return answer(refuse('malformed', { reasons: error.reasons }));
    if (error.statusCode === 413) return answer(refuse('tooLarge'));
    if (error.statusCode === 429)
      return answer(refuse('tooManyTries', { values: { seconds: Number(error.message) || 60 } }));
    if (error.statusCode !== undefined && error.statusCode < 500) return answer(refuse('malformed'));
    request.log.error({ err: error }, 'fault');
    if (isAway(error)) return answer(refuse('busy', { values: { seconds: 2 } }));
    return answer(refuse('internal'));
  });
}

/** The built page for every address that is not the API's nor a file's: its router decides what stands there. */
async function servePage(app: FastifyInstance, deps: Deps): Promise<void> {
  const built = existsSync(page);
  const sendPage = (reply: FastifyReply) => reply.sendFile('index.html', { maxAge: 0, immutable: false });
  if (built) {
    await app.register(fastifyStatic, {
      root: page,
      // Looked up when asked for: a page that is built anew while the server runs is served at once.
      wildcard: true,
      index: false,
      preCompressed: true,
      maxAge: '365d',
      immutable: true,
      setHeaders: (reply, path) => {
        // Built files carry their digest in the name; the page itself must always be the present one.
        if (/\.html(\.(br|gz))?$/.test(path)) reply.header('cache-control', 'no-cache');
        if (/\bverify\.html(\.(br|gz))?$/.test(path)) reply.header('content-security-policy', verifierPolicy(page));
      },
    });
    app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply));
    app.get('/verify', { schema: { hide: true } }, (_request, reply) => reply.sendFile('verify.html'));
  }
  const notFound = refuse('notFound');
  app.setNotFoundHandler((request, reply) => {
    const asksForPage = ['GET', 'HEAD'].includes(request.method) && !/^\/(api|assets)\//.test(request.url);
    if (built && asksForPage) return sendPage(reply);
    return notFound.ok ? reply : sendProblem(reply, notFound.refusal, request.language, deps.config.seat);
  });
}
