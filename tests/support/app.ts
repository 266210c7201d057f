import { randomUUID } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Kysely } from 'kysely';
import { insertSession } from '#server/accounts/sessions.repo.ts';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Connection } from '#server/db/connection.ts';
import type { Database } from '#server/db/schema.ts';
import type { Deps } from '#server/deps.ts';
import { cookieName } from '#server/http/sessions.ts';
import { freshDatabase } from './database.ts';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly db: Kysely<Database>;
  readonly connection: Connection;
  /** Closes the app and drops its database. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Settings as in the environment, such as `{ SMTP_URL: 'smtp://127.0.0.1:2525' }`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly demo?: boolean;
  readonly poolSize?: number;
  /** Another database than a fresh PostgreSQL: `await freshPglite()`, or one that two apps share. */
  readonly connection?: Connection;
  readonly logs?: NonNullable<Deps['logs']>;
}

/**
 * The whole service on a database of its own, without a port: requests go through `app.inject`.
 *
 * @example
 * let test: TestApp;
 * beforeAll(async () => { test = await testApp(); });
 * afterAll(() => test.close());
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const connection =
    options.connection ?? (await freshDatabase(options.poolSize === undefined ? {} : { poolSize: options.poolSize }));
  const deps: Deps = {
    db: connection.db,
    connection,
    config: readConfig({ LOG_LEVEL: 'silent', ORGANISATION_NAME: 'Test organisation', ...options.env }),
    demo: options.demo ?? false,
    ...(options.logs && { logs: options.logs }),
    publicUrl: () => options.env?.PUBLIC_URL ?? 'http://127.0.0.1:3000',
  };
  const app = await buildApp(deps);
  await app.ready();
  return {
    app,
    deps,
    db: connection.db,
    connection,
    close: async () => {
      await app.close();
      await connection.close();
    },
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Headers = Readonly<Record<string, string>>;

/** Somebody who sends requests. */
export interface Caller {
  /** The session cookie as a header's value; empty for somebody who is not signed in. */
  readonly cookie: string;
  send(method: Method, url: string, body?: unknown, headers?: Headers): Promise<LightMyRequestResponse>;
  get(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
  post(url: string, body?: unknown, headers?: Headers): Promise<LightMyRequestResponse>;
}

/** A caller with a cookie, or without one: `callWith(test)` is a stranger. */
export function callWith({ app }: Pick<TestApp, 'app'>, cookie = ''): Caller {
  const send: Caller['send'] = async (method, url, body, headers = {}) =>
    await app.inject({
      method,
      url,
      headers: {
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
  return {
    cookie,
    send,
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body, headers) => send('POST', url, body, headers),
  };
}

/** Signs an account in without its password, as a session row and its cookie. */
export async function signInAs(test: Pick<TestApp, 'app' | 'deps'>, accountId: string): Promise<Caller> {
  const sid = randomUUID();
  await insertSession(test.deps.db, sid, accountId, 12);
  return callWith(test, `${cookieName(test.deps)}=${test.app.jwt.sign({ sid })}`);
}

/** The cookie that a reply sets, as the next request sends it. */
export function cookieOf(reply: LightMyRequestResponse): string {
  const [cookie] = reply.cookies;
  return cookie ? `${cookie.name}=${cookie.value}` : '';
}
