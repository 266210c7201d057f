import { languages, type Text } from '../languages.ts';
import { limits } from '../limits.ts';
import type { Reason } from '../result.ts';
import type { TopicOutcome } from './topic-state.ts';

/** The number of words, as a delegation counts them: what stands between spaces. */
export const countWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

/**
 * The case for a topic is short in every language.
 *
 * @example checkCase({ en: 'Because …' }) // []
 */
export function checkCase(reasons: Text | null): Reason[] {
  return languages.flatMap((language): Reason[] => {
    const n = countWords(reasons?.[language] ?? '');
    const max = limits.topicCaseWords;
    return n > max ? [{ reason: 'tooManyWords', pointer: `/reasons/${language}`, values: { n, max } }] : [];
  });
}

/** What became of a topic in a year: a deferral names a later year, and nothing else does. */
export function checkOutcome(entry: {
  readonly year: number;
  readonly outcome: TopicOutcome | null;
  readonly deferredTo?: number | null | undefined;
}): Reason[] {
  const pointer = '/deferredTo';
  if (entry.outcome !== 'deferred') return entry.deferredTo == null ? [] : [{ reason: 'onlyDeferred', pointer }];
  if (entry.deferredTo == null) return [{ reason: 'missing', pointer }];
  return entry.deferredTo > entry.year ? [] : [{ reason: 'laterYear', pointer, values: { year: String(entry.year) } }];
}
