import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { type Column, table } from '../ui/pieces.ts';
import { figure } from './figure.ts';
import { type Option, optionHead } from './option-head.ts';
import { byPlace, type Figures } from './outcome-words.ts';

/** How many ballots gave each option each rank or score, with the sum that makes its points. */
export function markedTable(figures: Figures): TemplateResult | typeof nothing {
  const { count, options, participation } = figures;
  const { marked } = count;
  if (!marked) return nothing;
  const isRank = count.form === 'rank';
  const used = new Set(Object.values(marked).flatMap((of) => Object.keys(of).map(Number)));
  const marks = [...used].sort((a, b) => (isRank ? a - b : b - a));
  const of = ({ letter }: Option, mark: number): number => marked[letter]?.[mark] ?? 0;
  const without = (option: Option) => participation.withChoice - marks.reduce((sum, mark) => sum + of(option, mark), 0);
  const rows = byPlace(options);
  const sums = rows.flatMap((option) => workedLine(figures, option) ?? []);
  return html`<h2>${t(isRank ? 'results.page.ranks' : 'results.page.scores')}</h2>
    ${table(
      t(isRank ? 'results.page.ranksCaption' : 'results.page.scoresCaption'),
      [
        { title: t('results.title'), cell: optionHead },
        ...marks.map((mark): Column<Option> => ({
          title: t(isRank ? 'ballot.rank.rank' : 'ballot.score.score', { rank: mark, n: mark }),
          cell: (option) => figure(of(option, mark)),
          isFigure: true,
        })),
        {
          title: t(isRank ? 'results.page.withoutRank' : 'results.page.withoutScore'),
          cell: (option: Option) => figure(without(option)),
          isFigure: true,
        },
      ],
      rows,
    )}
    ${
      sums.length > 0
        ? html`<ul>
            ${sums.map((sum) => html`<li><bdi>${sum}</bdi></li>`)}
          </ul>`
        : nothing
    }`;
}

/**
 * The sum behind a figure, where the marks alone make it: "A: 40×2 + 31×1 = 111". Where the rule reckons otherwise, with equal ranks
 * or ranks left open, the sum would not be the figure and is not shown.
 */
export function workedLine({ count, options }: Figures, { letter, score }: Option): string | undefined {
  const worth = (mark: number) => (count.form === 'rank' ? options.length - mark : mark);
  if (!['borda', 'score', 'star'].includes(count.rule)) return undefined;
  const terms = Object.entries(count.marked?.[letter] ?? {})
    .map(([mark, n]) => ({ n, worth: worth(Number(mark)) }))
    .filter((term) => term.worth > 0)
    .sort((one, other) => other.worth - one.worth);
  const sum = terms.reduce((total, term) => total + term.n * term.worth, 0);
  if (terms.length === 0 || String(sum) !== score) return undefined;
  return `${letter}: ${terms.map((term) => `${figure(term.n)}×${term.worth}`).join(' + ')} = ${figure(sum)}`;
}
