import type { Role } from '../roles.ts';
import type { Secrecy } from '../rounds/manifest.ts';
import type { RoundState } from '../rounds/round-state.ts';

/**
 * Whether a reader sees what each Member chose, beside the totals: in a recorded round everybody who reads the declared result; in
 * a confidential one the Administration and auditors from the close, and nobody else ever; in a secret one nobody. (The own
 * delegation sees its own ballot always, at another address, unless the round is secret.)
 */
export function seesChoices(roles: ReadonlySet<Role>, secrecy: Secrecy, state: RoundState): boolean {
  if (secrecy === 'secret') return false;
  if (state !== 'closed' && state !== 'tallied' && state !== 'declared') return false;
  if (roles.has('administration') || roles.has('auditor')) return true;
  return secrecy === 'recorded' && state === 'declared';
}

/** Whether a reader gets the record of a counted round: it holds all ballots, replaced ones included. */
export const getsRecord = (roles: ReadonlySet<Role>, secrecy: Secrecy, state: RoundState): boolean =>
  roles.has('administration') || roles.has('auditor') || seesChoices(roles, secrecy, state);
