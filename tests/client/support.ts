import { vi } from 'vitest';
import type { Me } from '#client/session.ts';

/** What a test's server answers to a key of the contract: a status and a body, or nothing at all. */
export type Replies = Record<string, (body: unknown) => { status?: number; body?: unknown; type?: string } | 'lost'>;

export interface Sent {
  readonly key: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** Puts a server in the place of `fetch`; what was asked of it is in the list that comes back. */
export function serve(replies: Replies): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const key = `${init.method} ${url.split('?')[0]}`;
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ key, url, headers: init.headers as Record<string, string>, body });
    const reply = replies[key]?.(body) ?? { status: 404, ...problem('notFound') };
    if (reply === 'lost') throw new TypeError('no line');
    const status = reply.status ?? 200;
    const type = reply.type ?? 'application/json';
    const words =
      reply.body === undefined ? null : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    return new Response(words, { status, headers: { 'content-type': type } });
  });
  return sent;
}

export const problem = (code: string, errors: unknown[] = []) => ({
  type: 'application/problem+json',
  body: { type: `/errors/${code}`, status: 400, code, title: `server: ${code}`, errors, request: 'req-1' },
});

type Account = NonNullable<Me['account']>;

export const makeAccount = (extra: Partial<Account> = {}): Account => ({
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Ms Example',
  email: 'example@mission.example',
  language: 'en',
  offices: [],
  memberships: [makeMembership('XAA')],
  ...extra,
});

export const makeMembership = (member: string, extra: Partial<Account['memberships'][number]> = {}) => ({
  member,
  names: { en: `State ${member}`, fr: `État ${member}`, es: `Estado ${member}` },
  status: 'member' as const,
  position: 'head' as const,
  mayCast: true,
  ...extra,
});

export const makeMe = (extra: Partial<Me> = {}): Me => ({
  account: null,
  organisation: { name: 'Organisation', zone: 'Europe/Zurich', place: { en: 'Geneva', fr: 'Genève', es: 'Ginebra' } },
  now: '2026-11-27T15:00:00.000000Z',
  demo: false,
  mail: true,
  ...extra,
});

/** Of a rule that has nothing beside its figures. */
export const noneBeside = {
  paths: null,
  smith: null,
  orderedPairs: [],
  taken: [],
  committee: null,
  runOff: [],
  required: null,
  outcomes: [],
};

/** Until everything that was begun has been done: replies read, elements rendered. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}
