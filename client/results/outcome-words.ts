import type { Language } from '#shared/languages.ts';
import type { Translate } from '#shared/locales/translate.ts';
import { ordinal } from '#shared/results/outcome.ts';
import type { Reply } from '../api.ts';

export type Figures = Reply<'GET /api/rounds/:round/figures'>;
type Counted = Pick<Figures, 'options' | 'participation' | 'outcome'>;

/**
 * What the figures say, in sentences that hold the figures: who is selected, who is level and for which place. Nothing in them
 * decides between equals.
 *
 * @param isOpen the Chair has not declared yet, so a tie is still to be resolved
 */
export function outcomeSentences(
  { options, participation, outcome }: Counted,
  { t, language, isOpen }: { readonly t: Translate; readonly language: Language; readonly isOpen: boolean },
): string[] {
  const { withChoice } = participation;
  if (withChoice === 0) return [t('results.noChoice')];
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const find = (letter: string) => options.find((option) => option.letter === letter);
  const named = (letter: string) => {
    const option = find(letter);
    return t('results.page.option', { letter, title: option?.title[language] ?? '', n: option?.votes ?? 0 });
  };
  const sentences: string[] = [];
  const { selected, tied } = outcome;
  if (selected.length > 0) {
    const values = { n: selected.length, list: list.format(selected.map(named)), base: withChoice };
    sentences.push(t('results.page.selectedSentence', values));
  }
  if (tied) {
    const values = { list: list.format(tied.among), n: find(tied.among[0] ?? '')?.votes ?? 0 };
    const tie =
      tied.places === 1
        ? t('results.page.tiedSentence', { ...values, ordinal: ordinal(tied.place, language) })
        : t('results.page.tiedMany', { ...values, places: tied.places });
    sentences.push(isOpen ? `${tie} ${t('results.page.chairDecides')}` : tie);
  }
  return sentences;
}

/** Options in the order of their places; equals by letter, which decides nothing. */
export const byPlace = (options: Figures['options']): Figures['options'] =>
  options.toSorted((one, other) => one.place - other.place || (one.letter < other.letter ? -1 : 1));
