import type { MessageKey } from '../locales/translate.ts';
import type { RoundKind } from '../rounds/manifest.ts';

/** What is called otherwise in an election: candidates and votes, not topics and preferences. */
const ofElections: Partial<Record<MessageKey, MessageKey>> = {
  'results.option': 'elect.candidate',
  'results.title': 'elect.candidate',
  'results.preferences': 'elect.votes',
  'results.selected': 'elect.selected',
  'results.notSelected': 'elect.notSelected',
  'results.page.allPreferences': 'elect.allVotes',
  'results.page.caption': 'elect.caption',
  'results.page.groupsCaption': 'elect.groupsCaption',
  'ballot.review.choices': 'ballot.elect.choices',
  'round.page.options': 'elect.candidates',
  'round.page.furtherOf': 'elect.furtherOf',
  'round.page.earlier': 'elect.earlier',
  'round.page.further': 'elect.further',
  'round.page.later': 'elect.later',
  'round.page.declare': 'elect.declare',
};

/**
 * The key of a sentence in a round of a kind: the same everywhere, unless an election has a word of its own.
 *
 * @example inKind('election', 'results.title') // 'elect.candidate'
 */
export const inKind = (kind: RoundKind, key: MessageKey): MessageKey =>
  kind === 'election' ? (ofElections[key] ?? key) : key;
