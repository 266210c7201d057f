import { hasMessage, type Messages, type Translate } from '../locales/translate.ts';

/**
 * A regional group as the reader's language calls it; an organisation's own group, which no catalogue knows, by its key.
 *
 * @example groupName('grulac', en, t) // 'Latin American and Caribbean Group'
 */
export function groupName(group: string | null, messages: Messages, t: Translate): string {
  if (group === null) return t('rounds.groupNone');
  const key = `group.${group}`;
  return hasMessage(messages, key) ? t(key) : group;
}
