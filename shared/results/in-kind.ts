import { hasMessage, type MessageKey, type Messages } from '../locales/translate.ts';
import type { RoundKind } from '../rounds/manifest.ts';

/**
 * The key of a sentence in a round of a kind: the same everywhere, unless the catalogue has one of its own for elections, which
 * speak of candidates and votes instead of topics and preferences.
 *
 * @example inKind('election', 'results.title', en) // 'elect.results.title': “Candidate”
 */
export function inKind(kind: RoundKind, key: MessageKey, messages: Partial<Messages>): MessageKey {
  const own = `elect.${key}`;
  return kind === 'election' && hasMessage(messages, own) ? own : key;
}
