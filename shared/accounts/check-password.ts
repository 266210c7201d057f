import { limits } from '../limits.ts';
import type { Reason } from '../result.ts';

/**
 * The form in which a password is hashed: an accented letter is one sign or two, as the keyboard of the day has it.
 */
export const passwordForm = (password: string): string => password.normalize('NFKC');

/**
 * Why a password is not taken; nothing but its length is asked, so that a sentence or a manager's string will do.
 *
 * @example checkPassword('short', '/next') // [{ reason: 'passwordShort', pointer: '/next', values: { min: 12 } }]
 */
export function checkPassword(password: string, pointer: string): Reason[] {
  const signs = Array.from(passwordForm(password)).length;
  return signs < limits.passwordMin ? [{ reason: 'passwordShort', pointer, values: { min: limits.passwordMin } }] : [];
}
