import type { Translate } from '../locales/translate.ts';
import type { Check } from './checks.ts';

/** How a check is read out: its state in one word, and one sentence. */
export interface CheckWords {
  readonly state: 'pass' | 'fail' | 'skipped';
  readonly word: string;
  readonly sentence: string;
}

/**
 * @example checkWords(verifyText(text, means)[2], t)
 *          // { state: 'fail', word: 'Fail', sentence: 'Entry 57 was altered, or one before …' }
 */
export function checkWords({ name, fault, note }: Check, t: Translate): CheckWords {
  const state = fault === null ? 'pass' : fault.key === 'notRun' ? 'skipped' : 'fail';
  const word = t(`record.${state}`);
  if (fault) return { state, word, sentence: t(`record.fault.${fault.key}`, asText(fault.values)) };
  return { state, word, sentence: t(note ? `record.note.${note}` : `record.check.${name}`) };
}

/** Numbers of entries and revisions are names: 1044, not 1,044. */
const asText = (values: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
