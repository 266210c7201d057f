import { html, type TemplateResult } from 'lit';
import { besideSentences, outcomesList, takenTable } from './beside-tables.ts';
import { markedTable } from './marked-table.ts';
import type { Figures } from './outcome-words.ts';
import { pairTable } from './pair-table.ts';
import { stageTable } from './stage-table.ts';

/** What the rule has beside its figures: sentences, places one after the other, ranks or scores, pairs, stages. */
export const ruleSections = (figures: Figures): TemplateResult =>
  html`${besideSentences(figures)} ${takenTable(figures)} ${markedTable(figures)} ${pairTable(figures)}
  ${stageTable(figures)} ${outcomesList(figures)}`;
