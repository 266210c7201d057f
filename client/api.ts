import type { z } from 'zod';
import type { Api } from '#shared/api.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { Values } from '#shared/result.ts';
import { language } from './messages.ts';

/** The only page that fetches. Contracts are imported as types: none of their code reaches the browser. */

export type Key = keyof Api;

type Input<S> = S extends z.ZodType ? z.input<S> : never;
type Wanted<Name extends string, Value> = {} extends Value ? { [name in Name]?: Value } : { [name in Name]: Value };
type Part<E, Name extends 'params' | 'query' | 'body'> = E extends { readonly [name in Name]: infer S }
  ? Wanted<Name, Input<S>>
  : unknown;

/** What a call takes besides its key; what the contract does not ask for cannot be given. */
export type Args<K extends Key> = Part<Api[K], 'params'> &
  Part<Api[K], 'query'> &
  Part<Api[K], 'body'> &
  (Api[K] extends { readonly keyed: true } ? { key: string } : unknown) &
  (Api[K] extends { readonly versioned: true } ? { version: number } : unknown) & { seconds?: number };

type Rest<K extends Key> = {} extends Args<K> ? [args?: Args<K>] : [args: Args<K>];

/** What the reply of an endpoint holds: `Reply<'GET /api/me'>`. */
export type Reply<K extends Key> = Api[K] extends { readonly reply: infer S }
  ? S extends z.ZodType
    ? z.output<S>
    : S extends string
      ? string
      : null
  : never;

/** A refusal as problem+json brings it; `lineLost` is the page's own: no answer came, so nobody knows what was stored. */
export interface Problem {
  readonly code: ErrorCode | 'lineLost';
  readonly status: number;
  readonly title: string;
  readonly values?: Values;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly errors: readonly ProblemReason[];
  readonly request?: string;
}

export interface ProblemReason {
  readonly reason: string;
  readonly pointer: string;
  readonly values?: Values;
  readonly detail: string;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Problem };

const lineLost: Problem = { code: 'lineLost', status: 0, title: '', errors: [] };

/** Writing says within ten seconds that the line is lost; a long list over a slow line may take longer. */
const patience = { read: 30, write: 9 } as const;

const listeners = new Set<() => void>();

/** Calls `listener` when the server says that the session has ended, until the returned function is called. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Calls an endpoint by its key.
 *
 * @example const answer = await call('POST /api/sessions', { body: { email, password } });
 */
export async function call<K extends Key>(key: K, ...[args]: Rest<K>): Promise<Answer<Reply<K>>> {
  const given: AnyArgs = args ?? {};
  const method = key.slice(0, key.indexOf(' '));
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language() };
  if (given.body !== undefined) headers['content-type'] = 'application/json';
  if (given.key !== undefined) headers['idempotency-key'] = given.key;
  if (given.version !== undefined) headers['if-match'] = `"${given.version}"`;
  const seconds = given.seconds ?? (method === 'GET' ? patience.read : patience.write);
  try {
    const response = await fetch(pathOf(key, given), {
      method,
      headers,
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return await read<K>(response);
  } catch {
    return { ok: false, refusal: lineLost };
  }
}

/** The address of an endpoint, for a link or a stream: `address('GET /api/rounds/:round/result.csv', { params: { round } })`. */
export const address = <K extends Key>(key: K, ...[args]: Rest<K>): string => pathOf(key, args ?? {});

interface AnyArgs {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly key?: string;
  readonly version?: number;
  readonly seconds?: number;
}

function pathOf(key: string, { params, query }: AnyArgs): string {
  const given = new Map(Object.entries(params ?? {}));
  const path = key
    .slice(key.indexOf(' ') + 1)
    .replace(/:(\w+)/g, (_place, name: string) => encodeURIComponent(String(given.get(name))));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) asked.set(name, String(value));
  return asked.size > 0 ? `${path}?${asked}` : path;
}

async function read<K extends Key>(response: Response): Promise<Answer<Reply<K>>> {
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) {
    // The server holds its replies to the contract; the page trusts it.
    const words = await response.text();
    const value: unknown = words === '' ? null : type.includes('json') ? JSON.parse(words) : words;
    return { ok: true, value: value as Reply<K> };
  }
  // A gateway's page instead of a problem: what happened behind it is not known.
  if (!type.includes('problem+json')) return { ok: false, refusal: { ...lineLost, status: response.status } };
  const problem = (await response.json()) as Problem;
  if (problem.code === 'notSignedIn') for (const listener of listeners) listener();
  return { ok: false, refusal: { ...problem, errors: problem.errors ?? [] } };
}
