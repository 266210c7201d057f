import { stringify } from 'csv-stringify/sync';
import { translator } from '#shared/locales/translate.ts';
import type { Language } from '#shared/languages.ts';
import { groupName } from '#shared/members/group-name.ts';
import { figureKind } from '#shared/results/figure-kind.ts';
import { catalogues } from '../catalogues.ts';
import { decisionRows, pairRows, stageRows } from './stage-rows.ts';
import type { Figures } from './read-figures.ts';

/**
 * The figures as a file for a spreadsheet: what stands in the page's table, in the reader's language, under the outcome in one
 * line. Cells that a spreadsheet would take for a formula are guarded.
 */
export function figuresCsv(figures: Figures, question: string, language: Language): string {
  const t = translator(language, catalogues[language]);
  const { participation, options, groups, outcome } = figures;
  // Only votes are a share of the ballots; points and the figures of other rules are not.
  const kind = figureKind(figures.count.rule, figures.count.form);
  const isShare = kind === 'preferences';
  const group = (key: string | null) => groupName(key, catalogues[language], t);
  const rows: (string | number)[][] = [
    [t('results.question'), question],
    [t('results.outcome'), outcome.line[language]],
    [],
    [
      t('results.option'),
      t('results.title'),
      t(isShare ? 'results.preferences' : `results.figure.${kind}`),
      t('results.percent'),
      t('results.place'),
      t('results.standing'),
    ],
    ...options.map(({ letter, title, votes, score, place, standing }) => [
      letter,
      title[language],
      isShare ? votes : score,
      isShare ? percent(votes, participation.withChoice) : '',
      place || '',
      t(`results.${standing}`),
    ]),
    ...decisionRows(figures, t),
    ...pairRows(figures, t),
    ...stageRows(figures, t),
    [],
    [t('results.entitled'), participation.entitled],
    [t('results.withChoice'), participation.withChoice],
    [t('results.abstentions'), participation.abstentions],
    [t('results.noAnswer'), participation.noAnswer],
    [],
    [
      t('results.group'),
      t('results.entitled'),
      t('results.withChoice'),
      t('results.abstentions'),
      t('results.noAnswer'),
      ...options.map(({ letter }) => letter),
    ],
    ...groups.map((row) => [
      group(row.group),
      row.entitled,
      row.withChoice,
      row.abstentions,
      row.noAnswer,
      ...options.map(({ letter }) => row.votes?.[letter] ?? t('results.hidden')),
    ]),
    [],
    [t('results.digest'), figures.resultHash],
  ];
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** Of ballots with a choice, to a tenth, computed in whole numbers; empty where there is no such ballot. */
function percent(votes: number, base: number): string {
  if (base === 0) return '';
  const tenths = Math.round((votes * 1000) / base);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
