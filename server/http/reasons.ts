import type { z } from 'zod';
import type { Reason } from '#shared/result.ts';

/** A zod issue in our words: which reason of the catalogue, where, and with which figures. */
export function reasonOf(issue: z.core.$ZodIssue, root = ''): Reason {
  const pointer =
    root + issue.path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  switch (issue.code) {
    case 'invalid_type':
      return { reason: issue.input === undefined ? 'missing' : 'wrongType', pointer };
    case 'too_small':
      if (issue.origin === 'string') {
        return issue.minimum === 1
          ? { reason: 'missing', pointer }
          : { reason: 'tooShort', pointer, values: { min: Number(issue.minimum) } };
      }
      return {
        reason: issue.origin === 'array' ? 'tooFew' : 'tooSmall',
        pointer,
        values: { min: Number(issue.minimum) },
      };
    case 'too_big':
      return {
        reason: issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooBig',
        pointer,
        values: { max: Number(issue.maximum) },
      };
    case 'invalid_value':
      return { reason: issue.input === undefined ? 'missing' : 'notAChoice', pointer };
    case 'unrecognized_keys':
      return { reason: 'unknownField', pointer: `${pointer}/${issue.keys[0] ?? ''}` };
    case 'invalid_format':
      return { reason: issue.format === 'email' ? 'emailForm' : 'form', pointer };
    case 'custom':
      return { reason: issue.path.length > 0 ? 'missing' : 'form', pointer };
    default:
      return { reason: 'form', pointer };
  }
}
