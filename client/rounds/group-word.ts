import { t, tIfKnown } from '../messages.ts';

/** A regional group as the reader's language calls it; an organisation's own group by its key. */
export const groupWord = (group: string | null): string =>
  group === null ? t('rounds.groupNone') : tIfKnown(`group.${group}`, group);
