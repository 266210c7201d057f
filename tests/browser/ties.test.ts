import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { parse } from 'csv-parse/sync';
import { type Caller, signInAs, type TestApp, testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { callers, cast, makeRound, type MadeRound } from '#tests/support/make-round.ts';
import { giveCookie, Reader } from '#tests/support/page.ts';

/** A tie for the last place: what everybody reads, and what the Chair may do about it, whatever the order of the options. */

let browser: Browser | undefined;
let test: TestApp;
let origin: string;

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await test.close();
});

/** Ballots as the marks of the leader, the one, and the other, and how many cast them. */
const cases = {
  '24 ballots of one choice': {
    maximum: 1,
    ballots: [
      [[1, 0, 0], 10],
      [[0, 1, 0], 7],
      [[0, 0, 1], 7],
    ],
  },
  '12 ballots of two choices': {
    maximum: 2,
    ballots: [
      [[1, 1, 0], 5],
      [[1, 0, 1], 5],
      [[0, 1, 1], 2],
    ],
  },
} as const;

/** Where the leader, the one and the other stand on the ballot, and the line that says so. */
const orders = [
  { at: [0, 1, 2], line: 'A; B and C tied for the second place' },
  { at: [2, 0, 1], line: 'C; A and B tied for the second place' },
  { at: [1, 2, 0], line: 'B; A and C tied for the second place' },
] as const;

const tables = Object.entries(cases).flatMap(([name, one]) => orders.map((order) => ({ name, ...one, ...order })));

type Tie = (typeof tables)[number];

/** A round in which that was cast, closed by its Chair and released by the Administration. */
async function tied({ maximum, ballots, at }: Tie, tieMeans?: readonly string[]): Promise<MadeRound & { by: Caller }> {
  const votes = ballots.flatMap(([marks, times]) => Array.from({ length: times }, () => marks));
  const round = await makeRound(test, { maximum, members: votes.length, ...(tieMeans && { tieMeans }) });
  const people = await callers(test, round);
  for (const [place, marks] of votes.entries()) {
    const onBallot = at.map((_, position) => marks[at.findIndex((where) => where === position)] ?? 0);
    const reply = await cast(people[place]!, round.id, { member: round.delegates[place]!.member, marks: onBallot });
    expect(reply.statusCode).toBe(201);
  }
  const by = await signInAs(test, round.chair);
  await by.post(`/api/rounds/${round.id}/close`, { reason: 'All have cast.' });
  const administrator = await signInAs(test, round.administrator);
  const figures = await administrator.get(`/api/rounds/${round.id}/figures`);
  const { resultHash } = figures.json<{ resultHash: string }>();
  expect((await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash })).statusCode).toBe(200);
  return { ...round, by };
}

async function chairOf({ by }: { by: Caller }, of: Browser): Promise<Reader> {
  const chair = await Reader.come(of, origin);
  await giveCookie(chair.context, origin, by.cookie);
  return chair;
}

describe.for(tables)('$name, $line', (tie) => {
  it('is said on the page, in the API and in the file', async ({ skip }) => {
    const opened = browser ?? skip('no browser on this machine');
    const round = await tied(tie);
    const chair = await chairOf(round, opened);
    await chair.opens(`/rounds/${round.id}/result`);
    await chair.sees(`In one line: ${tie.line}.`);
    const words = await chair.main.locator('table.figures tbody tr').allInnerTexts();
    expect(words.map((row) => row.match(/Selected|Tied|Not selected/)?.[0])).toEqual(['Selected', 'Tied', 'Tied']);
    await chair.seesNot('Not selected');

    const { outcome } = await chair.asksJson<{ outcome: { line: { en: string } } }>(`/api/rounds/${round.id}/figures`);
    expect(outcome.line.en).toBe(tie.line);
    const file = await chair.asks(`/api/rounds/${round.id}/figures.csv?language=en`);
    const rows: string[][] = parse(file.text, { bom: true, relax_column_count: true });
    expect(rows.find(([name]) => name === 'Outcome of the figures')).toEqual(['Outcome of the figures', tie.line]);
    await chair.leaves();
  });
});

describe('the Chair may do what the rule allows and nothing else', () => {
  const [first] = tables;
  const ways = [
    { means: ['furtherRound', 'bothRetained'], choices: ['All the tied are retained', 'No tied topic is retained'] },
    { means: ['lot'], choices: ['A lot was drawn in the room', 'No tied topic is retained'] },
    { means: ['furtherRound'], choices: ['No tied topic is retained'] },
  ];
  it.for(ways)('$means', async ({ means, choices }, { skip }) => {
    const opened = browser ?? skip('no browser on this machine');
    const round = await tied(first!, means);
    const chair = await chairOf(round, opened);
    await chair.opens(`/consultations/${round.consultation}/declare`);
    const offered = chair.main.getByRole('group', { name: 'How is the tie resolved?' });
    expect(await offered.locator('label').allInnerTexts()).toEqual(choices);
    const further = chair.main.getByRole('link', { name: 'prepare a further round among the tied' });
    expect(await further.count()).toBe(means.includes('furtherRound') ? 1 : 0);
    await chair.opens(`/rounds/${round.id}/further`);
    await chair.isOn(means.includes('furtherRound') ? 'Prepare a further round' : 'This cannot be done now');
    await chair.leaves();
  });
});
