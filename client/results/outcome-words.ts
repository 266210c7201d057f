import type { Language } from '#shared/languages.ts';
import type { Translate } from '#shared/locales/translate.ts';
import { figureKind } from '#shared/results/figure-kind.ts';
import { ordinal } from '#shared/results/ordinal.ts';
import type { Decision } from '#shared/results/outcome.ts';
import type { Reply } from '../api.ts';
import { t as say } from '../messages.ts';

export type Figures = Reply<'GET /api/rounds/:round/figures'>;
type Counted = Pick<Figures, 'options' | 'participation' | 'outcome' | 'count'>;

/**
 * What the figures say, in sentences that hold the figures: who is selected, who is level and for which place. Nothing in them
 * decides between equals.
 *
 * @param isOpen the Chair has not declared yet, so a tie is still to be resolved
 */
export function outcomeSentences(
  { options, participation, outcome, count }: Counted,
  { t, language, isOpen }: { readonly t: Translate; readonly language: Language; readonly isOpen: boolean },
): string[] {
  const { withChoice } = participation;
  if (withChoice === 0 && !count.decision) return [t('results.noChoice')];
  if (count.decision && outcome.decision) return [decisionSentence(count.decision, outcome.decision.is, t)];
  const kind = figureKind(count.rule, count.form);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const find = (letter: string) => options.find((option) => option.letter === letter);
  const named = (letter: string) => {
    const option = find(letter);
    const title = option?.title[language] ?? '';
    if (kind === 'preferences') return t('results.page.option', { letter, title, n: option?.votes ?? 0 });
    if (!option?.score) return `${letter} ${title}`;
    return t('results.page.optionFigure', { letter, title, figure: t(`results.figure.${kind}`), n: option.score });
  };
  const sentences: string[] = [];
  // Who is elected and what follows is said in one line; how many votes were needed stands with the steps.
  if (outcome.named) return [t('elect.sentence', { line: outcome.named[language] })];
  const { selected, tied } = outcome;
  if (selected.length > 0) {
    const values = { n: selected.length, list: list.format(selected.map(named)), base: withChoice };
    sentences.push(t('results.page.selectedSentence', values));
  }
  if (tied) {
    const values = { list: list.format(tied.among), n: find(tied.among[0] ?? '')?.votes ?? 0 };
    const isPlain = kind !== 'preferences';
    const tie = isPlain
      ? tied.places === 1
        ? t('results.page.tiedPlain', { ...values, ordinal: ordinal(tied.place, language) })
        : t('results.page.tiedPlainMany', { ...values, places: tied.places })
      : tied.places === 1
        ? t('results.page.tiedSentence', { ...values, ordinal: ordinal(tied.place, language) })
        : t('results.page.tiedMany', { ...values, places: tied.places });
    sentences.push(isOpen ? `${tie} ${t('results.page.chairDecides')}` : tie);
  }
  if (sentences.length === 0) sentences.push(t('results.page.noneSelected', { base: withChoice }));
  return sentences;
}

/** "92 in favour of 168 voting; 85 needed. Adopted." */
function decisionSentence(
  { yes, no, base, required }: NonNullable<Figures['count']['decision']>,
  is: Decision,
  t: Translate,
): string {
  const key = base === yes + no ? 'results.page.decision' : 'results.page.decisionOf';
  return t(key, { yes, no, base, required, outcome: t(`results.decision.${is}`) });
}

/** Options in the order of their places; equals by letter, which decides nothing. */
export const byPlace = (options: Figures['options']): Figures['options'] =>
  options.toSorted((one, other) => one.place - other.place || (one.letter < other.letter ? -1 : 1));

/** The figure of an option with what it is: "61 preferences", "points: 111". Nothing but its place where a rule gives no figure. */
export function figureWords(
  { votes, score, place }: Figures['options'][number],
  { rule, form }: Figures['count'],
): string {
  const kind = figureKind(rule, form);
  if (kind === 'preferences') return say('declare.preferences', { n: votes });
  return score === '' ? say('results.page.placed', { place }) : `${say(`results.figure.${kind}`)}: ${score}`;
}
