import type { Reason } from '../result.ts';
import type { ViewPosition } from './view-positions.ts';

/** A view on the theme has a position, one on a paragraph has words only. */
export interface ViewDraft {
  /** `theme`, or a paragraph by its number: `p11`. */
  readonly subject: string;
  readonly position: ViewPosition | null;
  readonly words: string;
}

export const isParagraph = (subject: string): boolean => subject !== 'theme';

/** Positions that say nothing without words: a reservation has to be understood by the others. */
const needsWords = (position: ViewPosition | null): boolean =>
  position === 'cannotSupport' || position === 'supportWithComments';

/**
 * What keeps a view from being kept as a draft or, more strictly, from being released.
 *
 * @example checkView({ subject: 'theme', position: 'cannotSupport', words: '' }, true) // [{ reason: 'viewNeedsReason', … }]
 */
export function checkView(view: ViewDraft, release: boolean): Reason[] {
  if (isParagraph(view.subject)) {
    if (view.position !== null) return [{ reason: 'paragraphNoPosition', pointer: '/position' }];
    return release && view.words.trim() === '' ? [{ reason: 'missing', pointer: '/words' }] : [];
  }
  if (!release) return [];
  if (view.position === null) return [{ reason: 'choosePosition', pointer: '/position' }];
  if (!needsWords(view.position) || view.words.trim() !== '') return [];
  return [{ reason: view.position === 'cannotSupport' ? 'viewNeedsReason' : 'viewNeedsComments', pointer: '/words' }];
}
