import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { callers, cast, type MadeRound, makeRound, moveClose, setUpRound } from '#tests/support/make-round.ts';
import { optionLetter } from '#shared/rounds/manifest.ts';
import { giveCookie, Reader, violations } from '#tests/support/page.ts';
import { beginsRound, makesReady, opensRound, setsPart, setsRoundHours } from './acts/round.ts';

/** A round of each form: set up, opened, cast and read on the pages, by those whose acts they are. */
interface Story {
  readonly name: string;
  /** What the Administration sets on the page “How delegations choose”; else the round is drafted over the service. */
  readonly sets?: (reader: Reader) => Promise<void>;
  readonly draft?: Readonly<Record<string, unknown>>;
  readonly options: number;
  readonly heading: string;
  /** What the first delegation does on its ballot. */
  readonly answers: (reader: Reader) => Promise<void>;
  /** What the review and the receipt say of it. */
  readonly said: readonly string[];
  /** The ballots of the others. */
  readonly others: readonly (readonly (number | null)[])[];
  /** What the page of the result says. */
  readonly result: readonly (string | RegExp)[];
}

const form = 'What a ballot asks';
const rule = 'How ballots are counted';

/** With the keys alone, from where the page puts the focus to the sending of the form. */
async function approvesByKeyboard({ page }: Reader): Promise<void> {
  const goesTo = async (name: string) => {
    for (let left = 30; left > 0; left--) {
      if ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keys do not reach ${name}`);
  };
  await goesTo('form');
  await page.keyboard.press('ArrowDown');
  // The fields below have changed, and the focus is where it was.
  await page.locator('[name=maximum]').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('form');
  await goesTo('places');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
}

const stories: readonly Story[] = [
  {
    name: 'choose',
    sets: async (reader) => {
      // What cannot be is said at its field, and nothing is stored.
      await reader.fills({ 'At least': '3', 'At most': '2', Places: '2' });
      await reader.presses('Save');
      await reader.isOn('How delegations choose');
      await reader.sees('This must be at least 3.');
      await reader.fills({ 'At least': '1' });
      await reader.presses('Save');
    },
    options: 4,
    heading: 'Choose two topics',
    answers: async (reader) => {
      await reader.ticks(/A Topic 0/);
      await reader.ticks(/C Topic 2/);
    },
    said: ['Topic 0', 'Topic 2'],
    others: [
      [1, 0, 0, 0],
      [0, 0, 1, 1],
      [1, 0, 0, 1],
    ],
    result: ['By the figures, A Topic 0 (3 preferences) is selected.', 'Topics C and D are tied for second place'],
  },
  {
    name: 'approve',
    sets: approvesByKeyboard,
    options: 3,
    heading: 'Approve any number of topics',
    answers: async (reader) => {
      await reader.ticks(/A Topic 0/);
      await reader.ticks(/C Topic 2/);
    },
    said: ['Topic 0', 'Topic 2'],
    others: [
      [1, 1, 0],
      [1, 0, 0],
    ],
    result: ['By the figures, A Topic 0 (3 preferences) is selected. Base: 3 ballots with a choice.'],
  },
  {
    name: 'rank, counted by instant run-off',
    sets: async (reader) => {
      await reader.selects(form, 'Rank the options');
      await reader.selects(rule, 'Instant run-off');
      await reader.presses('Save');
    },
    options: 3,
    heading: 'Rank the topics',
    answers: async (reader) => {
      await reader.selects('C Topic 2', 'rank 1');
      await reader.presses('Up B');
      await reader.sees('2 of 3 ranked.');
    },
    said: ['rank 1', 'rank 2', 'Not ranked: A.'],
    others: [
      [1, 2, 3],
      [3, 1, 2],
      [3, 1, 2],
      [1, 2, 3],
    ],
    result: [
      'By the figures, B Topic 1 (Votes at the last stage: 3) is selected.',
      'Stages of the count',
      'C goes out',
    ],
  },
  {
    name: 'rank, counted by pairs',
    draft: { form: 'rank', rule: 'schulze', places: 1 },
    options: 3,
    heading: 'Rank the topics',
    answers: async (reader) => {
      await reader.selects('A Topic 0', 'rank 1');
      await reader.selects('B Topic 1', 'rank 2');
    },
    said: ['rank 1', 'rank 2', 'Not ranked: C.'],
    others: [[1, 2, 3]],
    result: ['A Topic 0 is preferred to B Topic 1 by 2 to 0.', 'Pairs'],
  },
  {
    name: 'score',
    sets: async (reader) => {
      await reader.selects(form, 'Score the options');
      await reader.fills({ 'Highest figure for one option': '5', Places: '1' });
      await reader.presses('Save');
    },
    options: 3,
    heading: 'Score the topics',
    answers: (reader) => reader.fills({ 'A Topic 0': '5', 'B Topic 1': '2' }),
    said: ['score 5', 'score 2', 'No score: C.'],
    others: [[3, 4, 0]],
    result: ['By the figures, A Topic 0 (Score: 8) is selected.', 'A: 1×5 + 1×3 = 8'],
  },
  {
    name: 'points',
    sets: async (reader) => {
      await reader.selects(form, 'Divide points among the options');
      await reader.fills({ 'Points to divide': '10', 'Highest figure for one option': '10', Places: '1' });
      await reader.presses('Save');
    },
    options: 3,
    heading: 'Divide 10 points among the topics',
    answers: async (reader) => {
      await reader.fills({ 'A Topic 0': '7', 'C Topic 2': '3' });
      await reader.sees('0 points left.');
    },
    said: ['7 points', '3 points'],
    others: [[0, 9, 1]],
    result: ['By the figures, B Topic 1 (Points: 9) is selected.'],
  },
  {
    name: 'decide',
    sets: async (reader) => {
      await reader.selects(form, 'Yes or no to one proposal');
      await reader.selects('Rules of which body', 'UN General Assembly: two-thirds');
      await reader.presses('Save');
    },
    options: 1,
    heading: 'Vote on the proposal',
    answers: async (reader) => {
      await reader.sees('Needed: two-thirds of those that vote yes or no.');
      await reader.ticks('Yes');
    },
    said: ['Yes'],
    others: [[1], [-1]],
    result: [
      '2 in favour of 3 voting; 2 needed. Adopted.',
      'The majority is reckoned of 3: 2 are needed.',
      'A/520, rules 67, 83 and 86',
    ],
  },
  {
    name: 'elect: exactly two by a majority',
    draft: { form: 'choose', rule: 'majority', kind: 'election', minimum: 2, maximum: 2, places: 2 },
    options: 4,
    heading: 'Choose exactly two candidates',
    answers: async (reader) => {
      await reader.ticks(/A Topic 0/);
      await reader.ticks(/B Topic 1/);
    },
    said: ['Topic 0', 'Topic 1'],
    others: [
      [1, 1, 0, 0],
      [1, 0, 1, 0],
    ],
    result: ['By the figures: A Topic 0 and B Topic 1 elected.'],
  },
];

let browser: Browser | undefined;
let test: TestApp;
let around: MadeRound;
let delegates: Caller[];
let administrator: Caller;
let chair: Caller;
let origin = '';

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  around = await makeRound(test, { state: 'draft', options: 4, members: 5, topicTitle: (at) => `Topic ${at}` });
  delegates = await callers(test, around);
  administrator = await signInAs(test, around.administrator);
  chair = await signInAs(test, around.chair);
});
afterAll(async () => {
  await browser?.close();
  await test.close();
});

/** Set up on the pages, or over the service; opened by the Chair on theirs. */
async function open({ sets, draft, options }: Story): Promise<string> {
  const order = around.topics.map((_, at) => at);
  if (!sets)
    return setUpRound({ administrator, chair }, around, { draft: draft ?? {}, order: order.slice(0, options) });
  const reader = await come(administrator);
  const words = { en: 'Which?', fr: 'Lesquels ?', es: '¿Cuáles?' };
  await beginsRound(reader, `/admin/consultations/${around.consultation}`, words);
  await setsPart(reader, 'Options', 'Options', async () => {
    for (const at of order.slice(options).toReversed()) {
      await reader.presses(`Leave out ${optionLetter(at)}`);
      await reader.sees(`“Topic ${at}” is no option any more.`);
    }
  });
  await setsPart(
    reader,
    'How delegations choose',
    'How delegations choose',
    () => sets(reader),
    async () => {},
  );
  await setsRoundHours(reader);
  const round = await makesReady(reader);
  expect(await violations(reader.page)).toEqual([]);
  expect(reader.complaints).toEqual([]);
  await reader.leaves();
  const presiding = await come(chair);
  await opensRound(presiding, round);
  expect(presiding.complaints).toEqual([]);
  await presiding.leaves();
  return round.replace('/rounds/', '');
}

async function come(caller: Caller): Promise<Reader> {
  const reader = await Reader.come(browser!, origin);
  await giveCookie(reader.context, origin, caller.cookie);
  return reader;
}

describe('in the browser', () => {
  it.for(stories)('$name', async (story, { skip }) => {
    if (!browser) return skip('no browser on this machine');
    const id = await open(story);
    const delegate = await come(delegates[0]!);
    await delegate.opens(`/rounds/${id}/ballot`);
    await delegate.isOn(story.heading);
    expect(await violations(delegate.page)).toEqual([]);
    await story.answers(delegate);
    await delegate.presses('Check the ballot');
    await delegate.isOn('Check your delegation’s ballot');
    for (const words of story.said) await delegate.sees(words);
    await delegate.presses('Cast ballot');
    await delegate.isOn('Ballot cast');
    for (const words of story.said) await delegate.sees(words);
    expect(await violations(delegate.page)).toEqual([]);
    expect(delegate.complaints).toEqual([]);
    await delegate.leaves();

    for (const [at, marks] of story.others.entries()) {
      const member = around.delegates[at + 1]!.member;
      expect((await cast(delegates[at + 1]!, id, { member, marks })).statusCode).toBe(201);
    }
    await moveClose(test, id, -1);

    const reader = await come(administrator);
    await reader.opens(`/rounds/${id}/result`);
    for (const words of story.result) await reader.sees(words);
    expect(await violations(reader.page)).toEqual([]);
    await reader.opens(`/rounds/${id}/tally`);
    await reader.seesNot('Does not agree');
    await reader.presses('Release to the Chair');
    await reader.isOn(/Figures of round/);
    expect(reader.complaints).toEqual([]);
    await reader.leaves();
  });
});
