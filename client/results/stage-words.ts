import { gainOf } from '#shared/results/exact-figure.ts';
import { language, t } from '../messages.ts';
import type { Figures } from './outcome-words.ts';

export type Stage = Figures['count']['stages'][number];

/** What was done at a stage, in words: the same as its column says by its figures. */
export function actionWords({ action, of, elected, excluded }: Stage): string {
  if (action === 'firstPreferences') return t('results.page.action.firstPreferences');
  const letters = of === null ? (action === 'exclude' ? excluded : elected) : [of];
  const letter = new Intl.ListFormat(language(), { type: 'conjunction' }).format(letters);
  return t(`results.page.action.${action}`, { letter, n: letters.length });
}

/** What an option gained or lost since the stage before, with its sign; empty where nothing moved. */
export function movedTo(letter: string, stage: Stage, before: Stage | undefined): string {
  const [votes, was] = [stage.votes[letter], before?.votes[letter]];
  return votes !== undefined && was !== undefined ? gainOf(was, votes) : '';
}
