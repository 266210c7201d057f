import type { Text } from '#shared/languages.ts';
import type { TopicOutcome, TopicState } from '#shared/proposals/topic-state.ts';
import { t } from '../messages.ts';
import { plainWords, type Tone } from '../ui/pieces.ts';

export interface Outcome {
  readonly outcome: TopicOutcome | null;
  readonly outcomeTitle?: Text | null;
  readonly deferredTo: number | null;
  readonly mergedInto?: string | null;
  readonly ofGeneralInterest?: boolean;
}

/** The title of a topic by its id, undefined where the reader may not see it. */
export type TitleOf = (topic: string) => string | undefined;

/**
 * What became of a topic, in one line: “Deferred to 2007; of general interest”. Undefined while nothing is declared.
 *
 * @param titleOf for the topic into which it was merged
 */
export function outcomeWords(entry: Outcome, titleOf: TitleOf = () => undefined): string | undefined {
  const said = declared(entry, titleOf);
  if (!entry.ofGeneralInterest) return said;
  const mark = t('topic.page.ofGeneralInterest');
  return said ? t('topic.page.andInterest', { outcome: said }) : mark;
}

function declared({ outcome, outcomeTitle, deferredTo, mergedInto }: Outcome, titleOf: TitleOf): string | undefined {
  if (outcome === null) return undefined;
  if (outcome === 'retained' && outcomeTitle) return t('topic.page.retainedAs', { title: plainWords(outcomeTitle) });
  if (outcome === 'deferred' && deferredTo !== null) return t('topic.page.deferredTo', { year: String(deferredTo) });
  if (outcome === 'merged') return mergedWords(mergedInto, titleOf);
  return t(`topic.outcome.${outcome}`);
}

function mergedWords(into: string | null | undefined, titleOf: TitleOf): string {
  const title = into ? titleOf(into) : undefined;
  return title ? t('topic.page.mergedInto', { title }) : t('topic.state.merged');
}

interface Standing extends Outcome {
  readonly state: TopicState;
}

/** Where a topic stands: what was declared of it, else its state. */
export function standingWords(topic: Standing, titleOf: TitleOf = () => undefined): string {
  const said = outcomeWords(topic, titleOf);
  if (said !== undefined && topic.outcome !== null) return said;
  return topic.state === 'merged' ? mergedWords(topic.mergedInto, titleOf) : t(`topic.state.${topic.state}`);
}

export const standingTone = ({ state, outcome }: Standing): Tone =>
  outcome === 'retained' ? 'ok' : outcome === null && state === 'proposed' ? 'warn' : 'plain';
