import { type MessageKey, translator, type Translate } from '#shared/locales/translate.ts';
import type { FullText, Language } from '#shared/languages.ts';
import { groupName } from '#shared/members/group-name.ts';
import { inKind } from '#shared/results/in-kind.ts';
import { figureKind } from '#shared/results/figure-kind.ts';
import { catalogues } from '../catalogues.ts';
import type { Figures } from './read-figures.ts';
import { pairTables, stageTable, takenTable } from './rule-tables.ts';

/** What a Member of the roll chose, in a round whose choices are published. */
export interface PublishedChoice {
  readonly names: FullText;
  readonly letters: readonly string[];
  readonly marks?: readonly (number | null)[] | null;
  readonly abstains: boolean;
}

/** A figure as the count gave it, every decimal kept: a number where it is one, a text where it is a fraction such as "7/2". */
interface Exact {
  readonly exact: string;
}

export type FileCell = string | number | Exact;

/** One table of a file: a sheet of a workbook, a block of a CSV. */
export interface FileTable {
  /** The name of the sheet, in the reader's language. */
  readonly name: string;
  readonly head: readonly FileCell[];
  readonly rows: readonly (readonly FileCell[])[];
}

/**
 * The figures as tables for a spreadsheet, in the reader's language: what stands on the page of the result. CSV and workbook are
 * both written from these, so neither can say what the other does not.
 */
export function figuresTables(
  figures: Figures,
  question: string,
  language: Language,
  choices: readonly PublishedChoice[] = [],
): FileTable[] {
  const t = translator(language, catalogues[language]);
  return [
    outcomeTable(figures, question, language, t),
    optionsTable(figures, language, t),
    ...(figures.groups.length > 0 ? [groupsTable(figures, language, t)] : []),
    ...choicesTable(figures, choices, language, t),
    ...takenTable(figures, t),
    ...pairTables(figures, t),
    ...stageTable(figures, t),
    {
      name: t('results.sheet.steps'),
      head: [t('results.sheet.step'), t('results.page.howCounted')],
      rows: figures.steps.map(({ n, words }) => [n, words[language]]),
    },
  ];
}

function outcomeTable(figures: Figures, question: string, language: Language, t: Translate): FileTable {
  const { outcome, participation, resultHash, count } = figures;
  const { decision } = count;
  return {
    name: t('results.outcome'),
    head: [t('results.question'), question],
    rows: [
      [t('results.outcome'), outcome.line[language]],
      ...(decision
        ? [
            [t('results.for'), decision.yes],
            [t('results.against'), decision.no],
            [t('results.base'), decision.base],
            [t('results.required'), decision.required],
            ...(decision.quorum === null ? [] : [[t('results.quorum'), decision.quorum]]),
          ]
        : []),
      ...(count.required === null ? [] : [[t('results.required'), count.required]]),
      [t('results.entitled'), participation.entitled],
      [t('results.withChoice'), participation.withChoice],
      [t('results.abstentions'), participation.abstentions],
      [t('results.noAnswer'), participation.noAnswer],
      [t('results.digest'), resultHash],
    ],
  };
}

function optionsTable(
  { options, count, participation, kind: roundKind }: Figures,
  language: Language,
  t: Translate,
): FileTable {
  // Only votes are a share of the ballots; points and the figures of other rules are not.
  const kind = figureKind(count.rule, count.form);
  const isShare = kind === 'preferences';
  const of = (key: MessageKey) => t(inKind(roundKind, key, catalogues[language]));
  return {
    name: t('results.sheet.figures'),
    head: [
      of('results.option'),
      of('results.title'),
      of(isShare ? 'results.preferences' : `results.figure.${kind}`),
      t('results.percent'),
      t('results.place'),
      t('results.standing'),
    ],
    rows: options.map(({ letter, title, votes, score, place, standing }) => [
      letter,
      title[language],
      isShare ? votes : { exact: score },
      isShare ? { exact: percent(votes, participation.withChoice) } : '',
      place || '',
      of(`results.${standing}`),
    ]),
  };
}

function groupsTable({ groups, options }: Figures, language: Language, t: Translate): FileTable {
  return {
    name: t('results.page.groups'),
    head: [
      t('results.group'),
      t('results.entitled'),
      t('results.withChoice'),
      t('results.abstentions'),
      t('results.noAnswer'),
      ...options.map(({ letter }) => letter),
    ],
    rows: groups.map(({ group, entitled, withChoice, abstentions, noAnswer, votes }) => [
      groupName(group, catalogues[language], t),
      entitled,
      withChoice,
      abstentions,
      noAnswer,
      ...options.map(({ letter }) => votes?.[letter] ?? t('results.hidden')),
    ]),
  };
}

/** What each Member chose, a mark for each option, where it is published. */
function choicesTable(
  { options }: Figures,
  choices: readonly PublishedChoice[],
  language: Language,
  t: Translate,
): FileTable[] {
  if (choices.length === 0) return [];
  return [
    {
      name: t('results.page.choices'),
      head: [t('results.page.member'), t('results.page.abstained'), ...options.map(({ letter }) => letter)],
      rows: choices.map(({ names, letters, marks, abstains }) => [
        names[language],
        abstains ? 1 : '',
        ...options.map(({ letter }, at) =>
          abstains ? '' : ((marks ? marks[at] : letters.includes(letter) ? 1 : 0) ?? ''),
        ),
      ]),
    },
  ];
}

/** Of ballots with a choice, to a tenth, computed in whole numbers; empty where there is no such ballot. */
function percent(votes: number, base: number): string {
  if (base === 0) return '';
  const tenths = Math.round((votes * 1000) / base);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
