import { html, nothing, type TemplateResult } from 'lit';
import { figureKind } from '#shared/results/figure-kind.ts';
import { t } from '../messages.ts';
import { type Column, statusWord, table, words } from '../ui/pieces.ts';
import { bar, exactFigure, figure } from './figure.ts';
import { standingTones } from './figures-tables.ts';
import { byPlace, type Figures } from './outcome-words.ts';

type Option = Figures['options'][number];

/** An option as a row is headed: its letter and title. */
const optionHead = ({ letter, title }: Option): TemplateResult =>
  html`<span class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></span>`;

/** The figure of each option by a rule whose figures are no share of the ballots, exactly, with its place and standing. */
export function ruleTable({ options, count, participation }: Figures): TemplateResult {
  const kind = figureKind(count.rule, count.form);
  const rows = byPlace(options);
  const largest = Math.max(0, ...rows.map(({ votes }) => votes));
  const hasFigures = rows.some(({ score }) => score !== '');
  // The fewer places the better, and worst defeats are below nought: a bar would say the contrary.
  const hasBars = hasFigures && kind !== 'placesSum' && kind !== 'figure' && kind !== 'lastStage';
  const columns: Column<Option>[] = [
    {
      title: t('results.title'),
      cell: (option) =>
        html`${optionHead(option)} ${hasBars ? bar(option.votes, largest) : nothing}
        ${statusWord(standingTones[option.standing], t(`results.${option.standing}`))}
        ${option.place > 0 ? html`<span class="muted small">${placeWords(options, option.place)}</span>` : nothing}`,
    },
  ];
  if (hasFigures) {
    const title = kind === 'preferences' ? t('results.preferences') : t(`results.figure.${kind}`);
    columns.push({ title, cell: ({ score }) => exactFigure(score), isFigure: true });
  }
  return table(t('results.page.ruleCaption', { base: participation.withChoice }), columns, rows);
}

const placeWords = (options: readonly Option[], place: number): string =>
  t(options.filter((row) => row.place === place).length > 1 ? 'results.page.shared' : 'results.page.placed', { place });

/** For, against, abstained, not cast: four figures that add up to the roll. */
export function decisionTable({ count, participation }: Figures): TemplateResult | typeof nothing {
  const { decision } = count;
  if (!decision) return nothing;
  const rows: [string, number][] = [
    [t('results.for'), decision.yes],
    [t('results.against'), decision.no],
    [t('results.abstentions'), decision.abstained],
    [t('results.noAnswer'), decision.notCast],
  ];
  return html`${table(
      t('results.page.decisionCaption'),
      [
        { title: t('results.page.answer'), cell: ([word, n]) => html`${word} ${bar(n, participation.entitled)}` },
        { title: t('results.page.delegations'), cell: ([, n]) => figure(n), isFigure: true },
      ],
      rows,
      { total: [t('results.entitled'), figure(participation.entitled)] },
    )}
    <p>
      ${t('results.page.reckoned', { base: decision.base, required: decision.required })}
      ${decision.quorum === null ? nothing : t('results.page.quorumWas', quorumValues(decision.quorum))}
    </p>
    <p class="small muted">${t('results.page.source', { source: decision.source })}</p>`;
}

function quorumValues(quorum: string): { counted: string; required: string } {
  const [counted = '', required = ''] = quorum.split('/');
  return { counted, required };
}

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
