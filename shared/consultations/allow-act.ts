import type { Instant } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';
import { type Action, type Actor, may, rolesOf } from '../roles.ts';
import { consultationState, type StoredState } from './consultation-state.ts';

/** Whoever acts, with the account by which a Chair is known. */
export type Person = Actor & { readonly accountId: string };

/** The part of a consultation that permission depends on. */
export interface Held {
  readonly chairId: string | null;
  readonly openToObservers: boolean;
  readonly state: StoredState;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/**
 * May a person do this at an instant, for one Member if the act is a delegation's? Asked again after the lock, since hours
 * pass and states change between the door and the deed.
 *
 * @param now the database's clock
 * @example allowAct(actor, 'giveView', consultation, now, 'FRA') // refused: notAllowed, for an adviser without authority
 */
export function allowAct(person: Person, action: Action, held: Held, now: Instant, member?: string): Result<null> {
  const state = consultationState(held, now);
  const chairs = held.chairId === person.accountId;
  const subject = { chairs, openToObservers: held.openToObservers, ...(member !== undefined && { member }) };
  const answer = may(rolesOf(person, subject), action, state);
  if (answer === 'yes') return ok(null);
  return answer === 'notNow' ? refuse('notNow', { values: { state } }) : refuse('notAllowed');
}

/** A consultation that somebody may not read does not exist for them, in lists as at its address. */
export const canRead = (person: Person, held: Held & { readonly issuedAt: string | null }, now: Instant): boolean =>
  allowAct(person, 'readConsultation', { ...held, state: readableState(held) }, now).ok;

/**
 * A draft that was withdrawn before it was issued was never circulated: to readers it stays the draft it was.
 *
 * @example readableState({ state: 'withdrawn', issuedAt: null }) // 'draft'
 */
export const readableState = ({ state, issuedAt }: Pick<Held, 'state'> & { readonly issuedAt: string | null }) =>
  state === 'withdrawn' && issuedAt === null ? 'draft' : state;

/**
 * Whoever chairs a consultation reads what its topics went through in earlier ones, as an auditor does: everything that was
 * circulated, and no draft. Others read with their own eyes.
 */
export const readerOfHistory = (person: Person, chairs: boolean): Person =>
  chairs ? { ...person, offices: [...person.offices, 'auditor'] } : person;
