import { html, nothing, type TemplateResult } from 'lit';
import { figureKind } from '#shared/results/figure-kind.ts';
import { language, t } from '../messages.ts';
import { type Column, statusWord, table } from '../ui/pieces.ts';
import { bar, exactFigure, figure } from './figure.ts';
import { standingTones } from './figures-tables.ts';
import { type Option, optionHead } from './option-head.ts';
import { byPlace, type Figures } from './outcome-words.ts';

/** The figure of each option by a rule whose figures are no share of the ballots, exactly, with its place and standing. */
export function ruleTable({ options, count, participation }: Figures): TemplateResult {
  const kind = figureKind(count.rule, count.form);
  const rows = byPlace(options);
  const largest = Math.max(0, ...rows.map(({ votes }) => votes));
  const hasFigures = rows.some(({ score }) => score !== '');
  // The fewer places the better, and worst defeats are below nought: a bar would say the contrary.
  const hasBars =
    hasFigures && kind !== 'placesSum' && kind !== 'worstDefeat' && kind !== 'figure' && kind !== 'lastStage';
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
    <p class="small muted">${t('results.page.source', { source: decision.source[language()] })}</p>`;
}

function quorumValues(quorum: string): { counted: string; required: string } {
  const [counted = '', required = ''] = quorum.split('/');
  return { counted, required };
}
