import type { FastifySchemaCompiler } from 'fastify';
import { type z, safeParse } from 'zod';
import type { Reason } from '#shared/result.ts';
import { reasonOf } from './reasons.ts';

/** A request that has not the form of its contract, with every place where it has not. */
export class Malformed extends Error {
  readonly reasons: readonly Reason[];

  constructor(reasons: readonly Reason[]) {
    super('malformed');
    this.reasons = reasons;
  }
}

/** Judges params, query and body by their zod schemas; the input is reported, since only it tells missing from wrong. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const result = safeParse(schema, data, { reportInput: true });
    if (result.success) return { value: result.data };
    return { error: new Malformed(result.error.issues.map((issue) => reasonOf(issue))) };
  };
