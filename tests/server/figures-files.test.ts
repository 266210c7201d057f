import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figures } from '#server/results/read-figures.ts';
import { languages } from '#shared/languages.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { callers, cast, type MadeRound, makeRound, setUpRound } from '#tests/support/make-round.ts';
import { type ReadSheet, readWorkbook } from '#tests/support/read-workbook.ts';

type Marks = readonly (number | null)[] | null;

/** Titles that a spreadsheet would take for formulas or mark-up. */
const titles = ['=1+1', '+A1', '-2', '@SUM(A1) & "b" <c>'];

interface Case {
  readonly name: string;
  readonly draft: Readonly<Record<string, unknown>>;
  readonly options: number;
  readonly ballots: readonly Marks[];
  /** Sheets beside the outcome, figures, groups and steps that every count has. */
  readonly sheets: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'choose',
    draft: { form: 'choose', rule: 'plurality', maximum: 2, places: 2 },
    options: 4,
    ballots: [[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0], null],
    sheets: [],
  },
  {
    name: 'pairs',
    draft: { form: 'rank', rule: 'minimax', places: 1 },
    options: 3,
    ballots: [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
      [1, 2, 3],
    ],
    sheets: ['Pairs'],
  },
  {
    name: 'paths',
    draft: { form: 'rank', rule: 'schulze', places: 1 },
    options: 2,
    ballots: [
      [1, 2],
      [2, 1],
      [1, 2],
    ],
    sheets: ['Pairs', 'Strongest paths'],
  },
  {
    name: 'pairs in order',
    draft: { form: 'rank', rule: 'ranked-pairs', places: 1 },
    options: 3,
    ballots: [
      [1, 2, 3],
      [3, 1, 2],
      [1, 2, 3],
    ],
    sheets: ['Pairs', 'Pairs in order of strength'],
  },
  {
    name: 'one after the other',
    draft: { form: 'approve', rule: 'seqpav', places: 2 },
    options: 3,
    ballots: [
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
    ],
    sheets: ['One place after the other'],
  },
  {
    name: 'stages with decimals',
    draft: { form: 'rank', rule: 'scottish-stv', places: 2 },
    options: 3,
    ballots: [
      [1, 2, null],
      [1, null, 2],
      [1, 2, null],
      [null, 2, 1],
      [1, 3, 2],
      [null, 1, 2],
    ],
    sheets: ['Stages of the count'],
  },
  {
    name: 'fractions',
    draft: { form: 'score', rule: 'score', places: 1, highest: 5, parameters: { figure: 'mean' } },
    options: 2,
    ballots: [
      [5, 3],
      [2, null],
      [3, 4],
    ],
    sheets: [],
  },
  {
    name: 'a decision',
    draft: { form: 'decide', rule: 'decision', kind: 'decision', parameters: { preset: 'unGa' } },
    options: 1,
    ballots: [[1], [1], [-1], null],
    sheets: [],
  },
];

let test: TestApp;
let around: MadeRound;
let delegates: Caller[];
let [administrator, chair] = [] as unknown as [Caller, Caller];
beforeAll(async () => {
  test = await testApp();
  around = await makeRound(test, { state: 'draft', options: 4, members: 6 });
  delegates = await callers(test, around);
  administrator = await signInAs(test, around.administrator);
  chair = await signInAs(test, around.chair);
});
afterAll(() => test.close());

async function countedRound({ draft, options, ballots }: Case): Promise<string> {
  const order = Array.from({ length: options }, (_, at) => at);
  const id = await setUpRound({ administrator, chair }, around, { draft, order, titleOf: (at) => titles[at] ?? '' });
  for (const [at, marks] of ballots.entries()) {
    const taken = await cast(delegates[at]!, id, { member: around.delegates[at]!.member, marks });
    expect(taken.statusCode, taken.body).toBe(201);
  }
  expect((await chair.post(`/api/rounds/${id}/close`, { reason: 'All have answered.' })).statusCode).toBe(200);
  return id;
}

async function workbookOf(id: string, language = 'en'): Promise<ReadSheet[]> {
  const reply = await administrator.get(`/api/rounds/${id}/figures.xlsx?language=${language}`);
  expect(reply.statusCode, reply.body).toBe(200);
  expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(reply.headers['content-disposition']).toMatch(new RegExp(`filename="round-\\d+-${language}\\.xlsx"`));
  return readWorkbook(reply.rawPayload);
}

/** An exact figure as a cell holds it. */
const cell = (exact: string | undefined): string | number | null =>
  exact === undefined || exact === '' ? null : exact.includes('/') ? exact : Number(exact);

const trimmed = (row: readonly (string | number | null)[]) => row.slice(0, row.findLastIndex((at) => at !== null) + 1);

describe('the figures as files', () => {
  it.each(cases)('$name: the workbook holds the figures of the service, as numbers', async (given) => {
    const id = await countedRound(given);
    const figures: Figures = (await administrator.get(`/api/rounds/${id}/figures`)).json();
    const sheets = await workbookOf(id);
    const rows = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows.map(trimmed) ?? [];
    expect(sheets.map(({ name }) => name)).toEqual([
      'Outcome of the figures',
      'Figures',
      'By regional group',
      ...given.sheets,
      'Steps',
    ]);

    const isShare = ['plurality'].includes(figures.count.rule);
    const { options, participation, count } = figures;
    const words = { selected: 'Selected', tied: 'Tied', notSelected: 'Not selected' };
    expect(rows('Figures').slice(1)).toEqual(
      options.map(({ letter, votes, score, place, standing }, at) => [
        letter,
        titles[at],
        isShare ? votes : cell(score),
        isShare ? Math.round((votes * 1000) / participation.withChoice) / 10 : null,
        place === 0 ? null : place,
        words[standing],
      ]),
    );
    const { entitled, withChoice, abstentions, noAnswer } = participation;
    expect(rows('Outcome of the figures')).toEqual(
      expect.arrayContaining([
        ['Question', 'Which?'],
        ['Outcome of the figures', figures.outcome.line.en],
        ['Members on the roll', entitled],
        ['Ballots with a choice', withChoice],
        ['Abstentions', abstentions],
        ['No answer', noAnswer],
        ['Digest of the result (SHA-256)', figures.resultHash],
        ...(count.decision
          ? [
              ['For', count.decision.yes],
              ['Against', count.decision.no],
              ['Needed', count.decision.required],
            ]
          : []),
      ]),
    );
    expect(rows('By regional group').slice(1)).toEqual(
      figures.groups.map((group) => [
        expect.any(String),
        group.entitled,
        group.withChoice,
        group.abstentions,
        group.noAnswer,
        ...options.map(({ letter }) => group.votes?.[letter] ?? expect.stringContaining('not shown')),
      ]),
    );
    if (count.pairwise)
      expect(rows('Pairs').slice(1)).toEqual(
        count.pairwise.map((row, at) =>
          trimmed([options[at]!.letter, ...row.map((n, other) => (other === at ? null : n))]),
        ),
      );
    if (count.stages.length > 0)
      expect(rows('Stages of the count').slice(1)).toEqual(
        count.stages.map((stage) =>
          trimmed([
            stage.stage,
            ...options.map(({ letter }) => cell(stage.votes[letter])),
            cell(stage.exhausted),
            cell(stage.residue),
            cell(stage.quota ?? ''),
            stage.elected.join(', ') || null,
            stage.excluded.join(', ') || null,
          ]),
        ),
      );
    expect(rows('Steps').slice(1)).toEqual(figures.steps.map(({ n, words: step }) => [n, step.en]));
  });

  it.each(cases)('$name: the CSV holds the same rows', async (given) => {
    const id = await countedRound(given);
    for (const language of languages) {
      const csv = await administrator.get(`/api/rounds/${id}/figures.csv?language=${language}`);
      const read: string[][] = parse(csv.body, { bom: true, relax_column_count: true, skip_empty_lines: true });
      const sheets = await workbookOf(id, language);
      for (const { name } of sheets) expect(name.length).toBeLessThanOrEqual(31);
      const plain = (value: string | number | null): string => (value === null ? '' : String(value));
      // The CSV guards texts and keeps every decimal; what is read is the same.
      const unguarded = (value: string) => {
        const text = value.replace(/^'(?=[=+\-@])/, '');
        return /^-?\d+\.\d+$/.test(text) ? String(Number(text)) : text;
      };
      expect(read.map((row) => row.map(unguarded).join('|').replace(/\|+$/, ''))).toEqual(
        sheets.flatMap(({ rows }) => rows.map((row) => row.map(plain).join('|').replace(/\|+$/, ''))),
      );
      for (const value of read.flat()) expect(value).not.toMatch(/^[=+@]|^-(?!\d+$)/);
    }
  });
});
