import { ok, refuse, type Result } from '../result.ts';

/**
 * Where a topic stands in one consultation.
 *
 * - `proposed`: by a delegation, not ruled upon yet · `admitted`: may be put on a ballot; the note's own topics begin here
 * - `notAdmitted`: with the Chair's reason · `merged`: into another topic · `withdrawn`: by its proposer
 */
export const topicStates = ['proposed', 'admitted', 'notAdmitted', 'withdrawn', 'merged'] as const;
export type TopicState = (typeof topicStates)[number];

/** What the Chair declares of an admitted topic; the mark of general interest may stand beside any of them. */
export const topicOutcomes = ['retained', 'deferred', 'merged', 'notRetained'] as const;
export type TopicOutcome = (typeof topicOutcomes)[number];

export const topicKinds = ['workshop', 'theme'] as const;
export type TopicKind = (typeof topicKinds)[number];

/**
 * Every step there is, with the states it starts from. The Chair may correct a ruling by another one until a round that
 * contains the topic has opened; what a delegation has withdrawn comes back only as a new proposal.
 */
export const topicSteps = {
  admit: { from: ['proposed', 'notAdmitted', 'merged'], to: 'admitted' },
  refuse: { from: ['proposed', 'admitted', 'merged'], to: 'notAdmitted' },
  merge: { from: ['proposed', 'admitted', 'notAdmitted'], to: 'merged' },
  withdraw: { from: ['proposed', 'admitted'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly TopicState[]; to: TopicState }>;

export type TopicStep = keyof typeof topicSteps;

/** The ruling that leads to a state. */
export const rulingSteps = { admitted: 'admit', notAdmitted: 'refuse', merged: 'merge' } as const;
export type Ruling = keyof typeof rulingSteps;
export const rulings = ['admitted', 'notAdmitted', 'merged'] as const satisfies readonly Ruling[];

/** States in which a topic still stands: it can be sponsored, merged into, put on a ballot. */
export const stands = (state: TopicState): boolean => state === 'proposed' || state === 'admitted';

/**
 * The state that a step leads to, or the refusal that names the state it was asked in.
 *
 * @example takeTopicStep('withdrawn', 'admit') // refused: notNow
 */
export function takeTopicStep(state: TopicState, step: TopicStep): Result<TopicState> {
  const { from, to } = topicSteps[step];
  return from.some((possible) => possible === state) ? ok(to) : refuse('notNow', { values: { state } });
}
