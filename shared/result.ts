import type { ErrorCode } from './errors.ts';

/** Figures and names that a message speaks of. Times are instants in UTC (ISO 8601). */
export type Values = Readonly<Record<string, string | number>>;

/** One reason for a refusal: a key of the catalogue `reason.*`, and where in the body it arises (RFC 6901). */
export interface Reason {
  readonly reason: string;
  readonly pointer: string;
  readonly values?: Values;
}

/** An expected failure: one code of the catalogue and every reason, never only the first. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly reasons: readonly Reason[];
  readonly values?: Values;
  /** What the page needs beside the words: what stands, who acted, which instants are meant. Never a choice. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: ErrorCode, extra: Partial<Omit<Refusal, 'code'>> = {}): Result<never> => ({
  ok: false,
  refusal: { code, reasons: [], ...extra },
});

/** A refusal of a body for the stated reasons. */
export const refuseBody = (reasons: readonly Reason[]): Result<never> => refuse('notAcceptable', { reasons });
