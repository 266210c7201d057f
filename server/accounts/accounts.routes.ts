import type { FastifyReply } from 'fastify';
import type { accountsApi } from '#shared/accounts/accounts.api.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Deps } from '../deps.ts';
import type { Handlers } from '../http/mount.ts';
import { clearSessionCookie, setSessionCookie } from '../http/sessions.ts';
import { listAccounts, updateAccount } from './accounts.repo.ts';
import { changeOffices } from './change-offices.ts';
import { changePassword } from './change-password.ts';
import { listDemoPeople, signInToDemo } from './demo-people.ts';
import { asDescribed } from './describe-account.ts';
import { endAccount } from './end-account.ts';
import { issueLink } from './issue-link.ts';
import { makeAccount } from './make-account.ts';
import { describeMe } from './me.ts';
import { requestReset } from './request-reset.ts';
import { endSession, endSessionsOf } from './sessions.repo.ts';
import { type NewSession, signIn } from './sign-in.ts';
import { lookAtLink, useLink } from './use-link.ts';

export function accountsRoutes(deps: Deps): Handlers<typeof accountsApi> {
  /** Sets the cookie of a session that was begun, and answers who is signed in. */
  async function begin(reply: FastifyReply, session: Result<NewSession>) {
    if (!session.ok) return session;
    await setSessionCookie(deps, reply, session.value.sessionId);
    return ok(await describeMe(deps, session.value.accountId));
  }

  return {
    'GET /api/me': async ({ actor }) => ok(await describeMe(deps, actor?.accountId ?? null)),
    'PATCH /api/me': async ({ actor, body }) => {
      await updateAccount(deps.db, actor.accountId, body);
      return ok(await describeMe(deps, actor.accountId));
    },
    'POST /api/me/password': ({ actor, body }) => changePassword(deps, actor, body),
    'POST /api/sessions': async ({ reply, body }) => await begin(reply, await signIn(deps, body)),
    'DELETE /api/sessions/current': async ({ actor, reply }) => {
      if (actor) await endSession(deps.db, actor.sessionId);
      clearSessionCookie(deps, reply);
      return ok(null);
    },
    'DELETE /api/sessions': async ({ actor, reply }) => {
      await endSessionsOf(deps.db, actor.accountId);
      clearSessionCookie(deps, reply);
      return ok(null);
    },
    'POST /api/links/look': ({ body }) => lookAtLink(deps, body.secret),
    'POST /api/links/use': async ({ reply, body }) => await begin(reply, await useLink(deps, body)),
    'POST /api/links/reset': ({ body }) => requestReset(deps, body.email),
    'GET /api/demo/people': () => listDemoPeople(deps),
    'POST /api/demo/sessions': async ({ reply, body }) => await begin(reply, await signInToDemo(deps, body.account)),
    'GET /api/accounts': async ({ query }) =>
      ok({ accounts: (await listAccounts(deps.db, query.who)).map(asDescribed) }),
    'POST /api/accounts': ({ actor, body }) => makeAccount(deps, actor, body),
    'PATCH /api/accounts/:account': ({ actor, params, body }) =>
      changeOffices(deps, actor, params.account, body.offices),
    'POST /api/accounts/:account/links': ({ actor, params }) => issueLink(deps, actor, params.account),
    'DELETE /api/accounts/:account': ({ actor, params }) => endAccount(deps, actor, params.account),
  };
}
