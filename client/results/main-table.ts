import { html, type TemplateResult } from 'lit';
import { figureKind } from '#shared/results/figure-kind.ts';
import { optionsTable } from './figures-tables.ts';
import type { Figures } from './outcome-words.ts';
import { decisionTable, ruleTable } from './rule-tables.ts';

/** The table of a round: preferences as a share of the ballots, the answers to a proposal, or the figures of its rule. */
export function mainTable(figures: Figures): TemplateResult {
  const { count } = figures;
  if (count.decision) return html`${decisionTable(figures)}`;
  return figureKind(count.rule, count.form) === 'preferences' ? optionsTable(figures) : ruleTable(figures);
}
