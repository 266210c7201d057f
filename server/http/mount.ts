import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Endpoint, Endpoints } from '#shared/endpoint.ts';
import { usualErrors, type xlsx } from '#shared/endpoint.ts';
import { errors } from '#shared/errors.ts';
import type { Language } from '#shared/languages.ts';
import { bodyLimits, limits } from '#shared/limits.ts';
import { type Result, refuse } from '#shared/result.ts';
import { type Role, may, rolesOf } from '#shared/roles.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { sendProblem } from './problem.ts';
import { findSubject, type RequestSubject } from './subject.ts';

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a command gets of a request: already of the contract's form, already allowed. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: Out<E['params']>;
  readonly query: Out<E['query']>;
  readonly body: Out<E['body']>;
  readonly actor: E['action'] extends 'signIn' ? SignedIn | null : SignedIn;
  readonly roles: ReadonlySet<Role>;
  readonly subject: RequestSubject;
  /** The Idempotency-Key; present where the contract says `keyed`. */
  readonly key: string;
  /** The version of If-Match; present where the contract says `versioned`. */
  readonly version: number;
  readonly language: Language;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type ReplyOf<E extends Endpoint> = E['reply'] extends z.ZodType
  ? z.input<E['reply']>
  : E['reply'] extends null
    ? null
    : E['reply'] extends typeof xlsx | 'application/pdf'
      ? Uint8Array
      : string | null;

export type Handlers<E extends Endpoints> = {
  readonly [key in keyof E]: E[key] extends Endpoint ? (call: Call<E[key]>) => Promise<Result<ReplyOf<E[key]>>> : never;
};

declare module 'fastify' {
  interface FastifyRequest {
    actor: SignedIn | null;
    language: Language;
    roles: ReadonlySet<Role>;
    subject: RequestSubject;
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

/** Mounts every endpoint of a contract on its handler; a handler that is missing or too many does not compile. */
export function mount<E extends Endpoints>(
  app: FastifyInstance,
  deps: Deps,
  endpoints: E,
  handlers: Handlers<E>,
): void {
  for (const [key, endpoint] of Object.entries(endpoints)) {
    const handler = handlers[key as keyof E] as (call: Call) => Promise<Result<unknown>>;
    mountOne(app, deps, key, endpoint, handler);
  }
}

function mountOne(
  app: FastifyInstance,
  deps: Deps,
  key: string,
  endpoint: Endpoint,
  handler: (call: Call) => Promise<Result<unknown>>,
): void {
  const [method = '', url = ''] = key.split(' ');
  const status = endpoint.status ?? (endpoint.reply === null ? 204 : 200);
  app.route({
    method,
    url,
    // A stream has no head to ask for: the request would wait for its end.
    exposeHeadRoute: endpoint.reply !== 'text/event-stream',
    bodyLimit: endpoint.bodyLimit ?? bodyLimits.usual,
    config: { endpoint },
    schema: {
      tags: [url.split('/')[2] ?? 'other'],
      summary: endpoint.summary,
      description: describe(endpoint),
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      response: { [status]: replySchema(endpoint) },
    },
    // Before the body is judged: who may not do this learns nothing of how it would be done.
    preValidation: async (request, reply) => {
      const subject = await findSubject(deps, endpoint, request);
      if (!subject.ok) return sendProblem(reply, subject.refusal, request.language, deps.config.seat);
      request.subject = subject.value;
      request.roles = rolesOf(request.actor, subject.value);
      const answer = may(request.roles, endpoint.action, subject.value.state);
      if (answer === 'yes') return;
      const refusal =
        answer === 'notNow'
          ? refuse('notNow', { values: { state: subject.value.state ?? '' } })
          : refuse(request.actor ? 'notAllowed' : 'notSignedIn');
      if (!refusal.ok) return sendProblem(reply, refusal.refusal, request.language, deps.config.seat);
    },
    handler: async (request, reply) => {
      const headers = readHeaders(endpoint, request);
      if (!headers.ok) return sendProblem(reply, headers.refusal, request.language, deps.config.seat);
      const result = await handler({
        params: request.params as never,
        query: request.query as never,
        body: request.body as never,
        actor: request.actor as never,
        roles: request.roles,
        subject: request.subject,
        ...headers.value,
        language: request.language,
        request,
        reply,
      });
      if (reply.sent) return reply;
      if (!result.ok) return sendProblem(reply, result.refusal, request.language, deps.config.seat);
      return reply.code(status).send(endpoint.reply === null ? undefined : result.value);
    },
  });
}

function readHeaders(endpoint: Endpoint, request: FastifyRequest): Result<{ key: string; version: number }> {
  const key = request.headers['idempotency-key'] ?? '';
  if (endpoint.keyed && (typeof key !== 'string' || key.length < 8 || key.length > limits.idempotencyKey))
    return refuse('keyMissing');
  const match = /^"(\d+)"$/.exec(request.headers['if-match'] ?? '');
  if (endpoint.versioned && !match) return refuse('versionMissing');
  return { ok: true, value: { key: String(key), version: Number(match?.[1] ?? 0) } };
}

function replySchema(endpoint: Endpoint): z.ZodType {
  if (endpoint.reply === null) return z.null().describe('Nothing.');
  if (typeof endpoint.reply === 'string') return z.any().describe(endpoint.reply);
  return endpoint.reply;
}

/** The description of an endpoint with its headers and refusals, as the OpenAPI page shows it. */
function describe(endpoint: Endpoint): string {
  const codes = [...new Set([...(endpoint.errors ?? []), ...usualErrors(endpoint)])];
  const lines = [endpoint.description, '', `Asks \`may(role, '${endpoint.action}')\`.`];
  if (endpoint.keyed)
    lines.push('Needs an `Idempotency-Key` header of 8 to 100 characters, made once for what is sent.');
  if (endpoint.versioned) lines.push('Needs `If-Match` with the version that was read, in quotation marks.');
  lines.push('', 'Refusals (application/problem+json):', '');
  for (const code of codes) lines.push(`- ${errors[code].status} \`${code}\`: ${errors[code].when}`);
  return lines.join('\n');
}
