import { refuse, refuseBody, type Reason, type Result } from '../result.ts';
import { type Ruling, rulingSteps, stands, takeTopicStep, type TopicState } from './topic-state.ts';

export interface StandingTopic {
  readonly id: string;
  readonly state: TopicState;
}

/**
 * May the Chair rule so? Not admitting needs a reason; merging needs another topic of the same consultation that stands.
 *
 * @param inOpenedRound a round that contains the topic has opened: its options are frozen
 * @param topics every topic of the consultation
 */
export function checkRuling(
  topic: StandingTopic,
  ruling: { readonly to: Ruling; readonly reason?: string | undefined; readonly into?: string | undefined },
  inOpenedRound: boolean,
  topics: readonly StandingTopic[],
): Result<TopicState> {
  if (inOpenedRound)
    return refuse('notNow', { values: { state: 'open' }, reasons: [{ reason: 'topicInRound', pointer: '' }] });
  const step = takeTopicStep(topic.state, rulingSteps[ruling.to]);
  if (!step.ok) return step;
  const reasons: Reason[] = [];
  if (ruling.to === 'notAdmitted' && !ruling.reason) reasons.push({ reason: 'missing', pointer: '/reason' });
  if (ruling.to === 'merged') {
    const into = topics.find(({ id }) => id === ruling.into);
    if (ruling.into === undefined) reasons.push({ reason: 'missing', pointer: '/into' });
    else if (!into || into.id === topic.id || !stands(into.state))
      reasons.push({ reason: 'mergeInto', pointer: '/into' });
  } else if (ruling.into !== undefined) {
    reasons.push({ reason: 'onlyMerged', pointer: '/into' });
  }
  return reasons.length > 0 ? refuseBody(reasons) : step;
}
