import { randomInt } from 'node:crypto';
import type { TestApp } from '#tests/support/app.ts';

/** A request of somebody, named by the cookie, and what was answered. Throws if nothing was. */
export type Ask = (cookie: string, path: string, body?: unknown, key?: string) => Promise<Heard>;

export interface Heard {
  readonly status: number;
  /** As it came, to be compared byte by byte. */
  readonly text: string;
}

/**
 * Each request comes from an address of its own: thousands of trials a minute are more than the limit for one address, which is
 * not what is tried here. The service believes the header under this setting.
 */
export const manyAddresses = { TRUST_PROXY: 'true' } as const;

function headersOf(cookie: string, body: unknown, key: string | undefined): Record<string, string> {
  return {
    cookie,
    'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
}

/** Through the whole service in this process, without a port; a body makes it a POST. */
export const askInside =
  ({ app }: Pick<TestApp, 'app'>): Ask =>
  async (cookie, path, body, key) => {
    const reply = await app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url: path,
      headers: headersOf(cookie, body, key),
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return { status: reply.statusCode, text: reply.body };
  };

/** Over the network, to the service that stands at this address now. */
export const askOver =
  (address: () => string, seconds = 10): Ask =>
  async (cookie, path, body, key) => {
    const reply = await fetch(address() + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: headersOf(cookie, body, key),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return { status: reply.status, text: await reply.text() };
  };

/** The code of a refusal; empty for anything else. */
export function codeOf({ text }: Heard): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}
