import type { Instant } from '../ids.ts';
import { ok, refuse, type Result } from '../result.ts';

/**
 * - `draft`: being prepared · `ready`: complete, hours set · `open`: manifest frozen, ballots are taken
 * - `closed`: no ballot any more; counted in the closing transaction, seen by the Administration only
 * - `tallied`: the Administration has checked the figures and released them to the Chair
 * - `declared`: the Chair has declared beside the figures; public to those entitled, and fixed
 * - `void`: given up with a reason; everything stays readable
 *
 * A round is never reopened: a further round is a new one, linked to the old.
 */
export const roundStates = ['draft', 'ready', 'open', 'closed', 'tallied', 'declared', 'void'] as const;
export type RoundState = (typeof roundStates)[number];

/** Every step there is, with the states it starts from. Whose step it is stands in `permissions`. */
export const roundSteps = {
  edit: { from: ['draft', 'ready'], to: 'draft' },
  makeReady: { from: ['draft'], to: 'ready' },
  open: { from: ['ready'], to: 'open' },
  extend: { from: ['open'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  tally: { from: ['closed'], to: 'tallied' },
  further: { from: ['tallied', 'declared'], to: 'tallied' },
  declare: { from: ['tallied'], to: 'declared' },
  void: { from: ['draft', 'ready', 'open', 'closed', 'tallied', 'declared'], to: 'void' },
} as const satisfies Record<string, { from: readonly RoundState[]; to: RoundState }>;

export type RoundStep = keyof typeof roundSteps;

/** The part of a round that its state depends on. */
export interface RoundHours {
  readonly state: RoundState;
  readonly opensAt: Instant | null;
  /** The effective close: the announced one, or that of the last extension. */
  readonly closesAt: Instant | null;
}

/**
 * The state of a round at an instant. Closed is closed although no job ran: at the effective close and after it the round is
 * closed for everybody, and from its opening hour a ready round is open.
 *
 * @param now the database's clock
 * @example roundState({ state: 'open', opensAt, closesAt: '…T17:00:00.000000Z' }, '…T17:00:00.000000Z') // 'closed'
 */
export function roundState({ state, opensAt, closesAt }: RoundHours, now: Instant): RoundState {
  const opened = state === 'ready' && opensAt !== null && now >= opensAt ? 'open' : state;
  return opened === 'open' && closesAt !== null && now >= closesAt ? 'closed' : opened;
}

export const canStep = (state: RoundState, step: RoundStep): boolean =>
  roundSteps[step].from.some((from) => from === state);

/** The state that a step leads to, or the refusal that names the state it was asked in. */
export const takeStep = (state: RoundState, step: RoundStep): Result<RoundState> =>
  canStep(state, step) ? ok(roundSteps[step].to) : refuse('notNow', { values: { state } });
