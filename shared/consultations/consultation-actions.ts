import type { Instant } from '../ids.ts';
import { may, type Role } from '../roles.ts';
import { type ConsultationHours, consultationState } from './consultation-state.ts';

/** What can be done on the page of a consultation. */
export const consultationActions = [
  'editConsultation',
  'moveHours',
  'appointChair',
  'issueConsultation',
  'withdrawConsultation',
  'listTopic',
  'proposeTopic',
  'enterTopic',
  'sponsorTopic',
  'ruleOnTopic',
  'withdrawTopic',
  'giveView',
  'draftView',
  'readViews',
  'declareOutcome',
  'draftRound',
] as const;
export type ConsultationAction = (typeof consultationActions)[number];

/** What may wait for somebody in a consultation, delegations first. */
export const waitingKinds = [
  'view',
  'release',
  'ballot',
  'ruling',
  'opening',
  'tally',
  'declaration',
  'election',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/**
 * What a holder of `roles` may do at an instant. Topics have an hour of their own, earlier than the consultation's.
 *
 * @example actionsNow(new Set(['voter']), { state: 'issued', opensAt: null, topicsCloseAt, closesAt }, topicsCloseAt) // without proposeTopic
 */
export function actionsNow(
  roles: ReadonlySet<Role>,
  hours: ConsultationHours & { readonly topicsCloseAt: string | null },
  now: Instant,
): ConsultationAction[] {
  const state = consultationState(hours, now);
  return consultationActions.filter(
    (action) =>
      may(roles, action, state) === 'yes' && (action !== 'proposeTopic' || topicsOpen(hours.topicsCloseAt, now)),
  );
}

/** Topics are taken strictly before their closing hour. */
export const topicsOpen = (topicsCloseAt: string | null, instant: string): boolean =>
  topicsCloseAt === null || instant < topicsCloseAt;
