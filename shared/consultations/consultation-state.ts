import type { Instant } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';

/**
 * - `draft`: being prepared, seen by the Administration and the Chair only · `issued`: the note is circulated; views and topics are taken
 * - `open`: from its opening hour · `closed`: from its closing hour; nothing is taken any more
 * - `concluded`: the Chair has declared · `withdrawn`: given up with a reason; everything stays readable
 *
 * Only draft, issued, concluded and withdrawn are stored: open and closed are what the database's clock makes of `issued`.
 */
export const consultationStates = ['draft', 'issued', 'open', 'closed', 'concluded', 'withdrawn'] as const;
export type ConsultationState = (typeof consultationStates)[number];

export type StoredState = Exclude<ConsultationState, 'open' | 'closed'>;

/** Every step there is, with the states it starts from. Whose step it is, and in which of these, stands in `permissions`. */
export const consultationSteps = {
  edit: { from: ['draft'], to: 'draft' },
  issue: { from: ['draft'], to: 'issued' },
  appointChair: { from: ['draft', 'issued', 'open', 'closed'], to: null },
  moveHours: { from: ['issued', 'open'], to: null },
  conclude: { from: ['issued', 'open', 'closed'], to: 'concluded' },
  withdraw: { from: ['draft', 'issued', 'open', 'closed'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly ConsultationState[]; to: StoredState | null }>;

export type ConsultationStep = keyof typeof consultationSteps;

/** The part of a consultation that its state depends on. */
export interface ConsultationHours {
  readonly state: StoredState;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/**
 * The state of a consultation at an instant. At the closing hour and after it, it is closed although nobody did anything.
 *
 * @param now the database's clock
 * @example consultationState({ state: 'issued', opensAt: '2026-01-01T…', closesAt: '2026-02-01T…' }, '2026-02-01T…') // 'closed'
 */
export function consultationState({ state, opensAt, closesAt }: ConsultationHours, now: Instant): ConsultationState {
  if (state !== 'issued') return state;
  if (closesAt !== null && now >= closesAt) return 'closed';
  return opensAt !== null && now >= opensAt ? 'open' : 'issued';
}

/** The state in which a step leaves the consultation (`null`: in the one it was in), or the refusal that names the state. */
export function takeConsultationStep(state: ConsultationState, step: ConsultationStep): Result<StoredState | null> {
  const { from, to } = consultationSteps[step];
  return from.some((possible) => possible === state) ? ok(to) : refuse('notNow', { values: { state } });
}
