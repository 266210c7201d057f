import type { FastifyInstance } from 'fastify';

/** Somebody of the story, with the link that invited them. */
export interface Guest {
  readonly account: string;
  readonly email: string;
  readonly link: string | null;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Carry = (
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<{ status: number; text: string; cookie: string | null }>;

/** A request of the story that was refused although it should not have been. */
export class StoryFault extends Error {}

/**
 * Where the story is played: requests by people who are known by their e-mail address. The demonstration hands them to the app
 * inside the process, the rehearsal sends them over HTTP; the story is the same.
 */
export class Stage {
  readonly #carry: Carry;
  readonly #demo: boolean;
  readonly #cookies = new Map<string, string>();
  /** Everybody of a rehearsal has the same password, which nobody needs to know afterwards. */
  readonly #password: string;

  constructor(carry: Carry, options: { demo: boolean; password: string }) {
    this.#carry = carry;
    this.#demo = options.demo;
    this.#password = options.password;
  }

  async attempt(
    who: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = who === null ? undefined : this.#cookies.get(who);
    const sent = {
      ...headers,
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const reply = await this.#carry(method, path, sent, body === undefined ? undefined : JSON.stringify(body));
    if (who !== null && reply.cookie !== null) this.#cookies.set(who, reply.cookie);
    return { status: reply.status, body: parse(reply.text) };
  }

  /** A request that must succeed. */
  async send<T>(
    who: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const { status, body: reply } = await this.attempt(who, method, path, body, headers);
    if (status >= 300)
      throw new StoryFault(`${who ?? 'nobody'}: ${method} ${path} gave ${status} ${JSON.stringify(reply)}`);
    return reply as T;
  }

  /** Takes up an invitation and signs in; in the demonstration by the list of people instead, since nobody has a password. */
  async join(guest: Guest): Promise<void> {
    if (this.#demo) {
      await this.send(guest.email, 'POST', '/api/demo/sessions', { account: guest.account });
      return;
    }
    if (guest.link === null) throw new StoryFault(`no link for ${guest.email}`);
    await this.useLink(guest.email, guest.link, {});
    await this.send(guest.email, 'POST', '/api/sessions', { email: guest.email, password: this.#password });
  }

  async useLink(email: string, link: string, more: Record<string, unknown>): Promise<void> {
    const secret = link.slice(link.indexOf('#') + 1);
    await this.send(email, 'POST', '/api/links/use', { secret, password: this.#password, ...more });
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

const cookieIn = (header: string | null | undefined): string | null => header?.split(';')[0] ?? null;

export const insideStage = (app: FastifyInstance, password: string): Stage =>
  new Stage(
    async (method, path, headers, body) => {
      const reply = await app.inject({
        method: method as 'GET',
        url: path,
        headers,
        ...(body !== undefined && { payload: body }),
      });
      const set = reply.headers['set-cookie'];
      return { status: reply.statusCode, text: reply.body, cookie: cookieIn(Array.isArray(set) ? set[0] : set) };
    },
    { demo: true, password },
  );

export const httpStage = (address: string, password: string): Stage =>
  new Stage(
    async (method, path, headers, body) => {
      const reply = await fetch(address + path, {
        method,
        headers,
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(30_000),
      });
      return { status: reply.status, text: await reply.text(), cookie: cookieIn(reply.headers.getSetCookie()[0]) };
    },
    { demo: false, password },
  );

/** Does something for each item, a few at a time. */
export async function forEach<T>(
  items: readonly T[],
  width: number,
  act: (item: T) => Promise<void>,
  tick?: () => void,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      await act(items[at]!);
      tick?.();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
