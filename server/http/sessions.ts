import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import { isLanguage, type Language } from '#shared/languages.ts';
import { findActor } from '../accounts/sessions.repo.ts';
import type { Deps } from '../deps.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sid: string };
    user: { sid: string };
  }
}

/** A working day and its evening; a delegation that comes back the next morning signs in again. */
export const sessionHours = 12;

const issuer = 'consult';

/** `__Host-` binds the cookie to this host over https; browsers refuse it on plain http, so a loopback trial uses the plain name. */
export const cookieName = (deps: Deps): string => (isHttps(deps) ? '__Host-consult' : 'consult');

const isHttps = (deps: Deps): boolean => deps.config.PUBLIC_URL?.startsWith('https:') ?? false;

/**
 * The token in the cookie only names a session row; whether that row still holds, and what the account is, is read for every
 * request. So signing out everywhere, ending a person's authority or suspending an account works at once.
 */
export async function readSessions(app: FastifyInstance, deps: Deps, secret: string): Promise<void> {
  await app.register(cookie);
  await app.register(jwt, {
    secret,
    cookie: { cookieName: cookieName(deps), signed: false },
    sign: { algorithm: 'HS256', iss: issuer, expiresIn: `${sessionHours}h` },
    verify: { algorithms: ['HS256'], allowedIss: issuer },
  });
  app.decorateRequest('actor', null);
  app.decorateRequest('language', 'en');
  app.decorateRequest('roles');
  app.decorateRequest('subject');
  app.addHook('onRequest', async (request) => {
    const sessionId = await sessionIn(request, deps);
    // Outside of any catch: a database that is away is a fault of ours, and not the end of somebody's session.
    request.actor = sessionId === undefined ? null : ((await findActor(deps.db, sessionId)) ?? null);
    request.language = languageOf(request.headers['accept-language']) ?? request.actor?.language ?? 'en';
  });
}

/** The session that the cookie names, if the token in it is ours and has not run out. */
async function sessionIn(request: FastifyRequest, deps: Deps): Promise<string | undefined> {
  if (request.cookies[cookieName(deps)] === undefined) return undefined;
  try {
    return (await request.jwtVerify<{ sid: string }>({ onlyCookie: true })).sid;
  } catch {
    return undefined;
  }
}

/** The page sends the language it shows as the only one; others send a list, of which the first that we speak is taken. */
function languageOf(header: string | undefined): Language | undefined {
  for (const part of header?.split(',') ?? []) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(tag)) return tag;
  }
  return undefined;
}

export async function setSessionCookie(deps: Deps, reply: FastifyReply, sessionId: string): Promise<void> {
  const token = await reply.jwtSign({ sid: sessionId });
  reply.setCookie(cookieName(deps), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps(deps),
    maxAge: sessionHours * 3600,
  });
}

export function clearSessionCookie(deps: Deps, reply: FastifyReply): void {
  reply.clearCookie(cookieName(deps), { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(deps) });
}
