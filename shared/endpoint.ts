import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Action } from './roles.ts';

/** The media type of a workbook. */
export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * One endpoint, said once: the route, its page in the OpenAPI document, the permission test and the page's typed call all come
 * from this object. Its key is method and path: `'POST /api/rounds/:round/ballots'`.
 */
export interface Endpoint {
  readonly summary: string;
  /** What it does, units and the source of its rule. */
  readonly description: string;
  /** The line of `permissions` that is asked before anything else. */
  readonly action: Action;
  /** What the path's id names; the server reads state and chair from it for `may()`. */
  readonly on?: 'consultation' | 'round' | 'member';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The reply of success; `null` is an empty one (204); a string is the media type of a file or stream. */
  readonly reply: z.ZodType | null | 'text/csv' | 'application/pdf' | typeof xlsx | 'text/event-stream';
  /** HTTP status of success; 200, or 204 for an empty reply, unless said. */
  readonly status?: 201 | 202;
  /** Refusals beside those that every endpoint can give (see `usualErrors`). */
  readonly errors?: readonly ErrorCode[];
  /** An `Idempotency-Key` header is required. */
  readonly keyed?: true;
  /** An `If-Match` header with the version in quotation marks is required. */
  readonly versioned?: true;
  /** In bytes; 64 KiB unless said. */
  readonly bodyLimit?: number;
}

export type Endpoints = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>>;

/** Any endpoint may give these, by its nature: no session, no right, a body that is malformed, a fault. */
export function usualErrors(endpoint: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = ['internal', 'tooManyTries'];
  if (endpoint.action !== 'signIn') codes.push('notSignedIn', 'notAllowed');
  if (endpoint.on) codes.push('notFound', 'notNow');
  if (endpoint.params || endpoint.query || endpoint.body) codes.push('malformed');
  if (endpoint.body) codes.push('notAcceptable', 'tooLarge');
  if (endpoint.versioned) codes.push('versionMissing', 'versionChanged');
  if (endpoint.keyed) codes.push('keyMissing', 'keyReused');
  return codes;
}
