import { render } from 'lit';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ballotQuestion } from '#client/ballots/ballot-question.ts';
import type { Choices } from '#client/ballots/choose-topics.ts';
import { ballotOf, checkDraft, choicesOf, withoutGaps } from '#client/ballots/draft.ts';
import { majorityLine } from '#client/ballots/majority-line.ts';
import { marksList } from '#client/ballots/marks-list.ts';
import type { Round } from '#client/ballots/own-ballot.ts';
import { loadCountWords, showLanguage } from '#client/messages.ts';
import { closeGaps, firstGap } from '#shared/ballots/close-gaps.ts';

const letters = ['A', 'B', 'C'];

const roundOf = (given: Partial<Round>): Round =>
  ({
    form: 'rank',
    minimum: 1,
    maximum: 1,
    highest: 5,
    budget: 10,
    equalRanks: false,
    parameters: {},
    options: (given.form === 'decide' ? ['A'] : letters).map((letter) => ({
      letter,
      topic: `t-${letter}`,
      title: { en: `Topic ${letter}`, fr: `Sujet ${letter}`, es: `Tema ${letter}` },
    })),
    ...given,
  }) as Round;

/** The question of a round on the page, with its answer kept as a ballot page keeps it. */
async function make(given: Partial<Round>, answer: Partial<Choices> = {}) {
  const round = roundOf(given);
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  let last: Choices = { chosen: [], abstains: false, ...answer };
  const show = () => render(ballotQuestion({ round, hrefOf: (topic) => `/topics/${topic}`, ...last }), place);
  place.addEventListener('choices-change', ({ detail }) => {
    last = detail;
    show();
  });
  show();
  const settle = () => (place.firstElementChild as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  await settle();
  const controls = () => [...place.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input[type=text]')];
  return {
    place,
    ballot: () =>
      ballotOf(
        last,
        round.options.map(({ letter }) => letter),
      ),
    reasons: () => checkDraft(last, round).map(({ reason }) => reason),
    values: () => controls().map(({ value }) => value),
    status: () => place.querySelector('[role=status]')?.textContent?.replace(/\s+/g, ' ').trim(),
    set: async (at: number, value: string) => {
      const control = controls()[at]!;
      control.value = value;
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
      await settle();
    },
    press: async (name: string) => {
      const all = [...place.querySelectorAll<HTMLElement>('button, label')];
      const found = all.find(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() === name)!;
      const id = found.getAttribute('for');
      (id ? place.querySelector<HTMLElement>(`#${id}`) : found)?.click();
      await settle();
    },
  };
}

beforeAll(() => Promise.all([showLanguage('en'), loadCountWords()]));
beforeEach(() => sessionStorage.clear());

describe('a ballot that ranks', () => {
  test('gives an option the rank that is chosen, and swaps it with the one that had it', async () => {
    const made = await make({});
    await made.set(0, '1');
    await made.set(1, '2');
    expect(made.ballot().marks).toEqual([1, 2, null]);
    await made.set(1, '1');
    expect(made.values()).toEqual(['2', '1', '']);
    expect(made.status()).toContain('B now has rank 1. A now has rank 2.');
    await made.set(2, '1');
    expect(made.ballot().marks).toEqual([2, null, 1]);
    expect(made.status()).toContain('B had that rank and is now not ranked.');
  });

  test('moves with buttons alone, without a drag, and nothing is ever disabled', async () => {
    const made = await make({});
    await made.press('Up C');
    await made.press('Up A');
    expect(made.ballot().marks).toEqual([2, null, 1]);
    await made.press('Up A');
    expect(made.ballot().marks).toEqual([1, null, 2]);
    await made.press('Down A');
    expect(made.ballot().marks).toEqual([2, null, 1]);
    await made.press('Up C');
    expect(made.status()).toContain('C has the first rank already.');
    expect(made.place.querySelector(':disabled, [draggable=true]')).toBeNull();
  });

  test('says where a gap is, and closes it when the ballot is checked', async () => {
    const made = await make({});
    await made.set(0, '1');
    await made.set(1, '3');
    expect(made.status()).toContain('Rank 2 is free');
    const choices = choicesOf(made.ballot(), letters, 'rank');
    expect(withoutGaps(choices, { form: 'rank' }).marks).toEqual([1, 2, null]);
    expect(firstGap([1, 2, null])).toBeUndefined();
    expect(closeGaps([3, null, 1, 3])).toEqual([2, null, 1, 2]);
  });

  test('lets options share a rank where the round says so', async () => {
    const made = await make({ equalRanks: true });
    await made.set(0, '1');
    await made.set(1, '1');
    expect(made.ballot().marks).toEqual([1, 1, null]);
    expect(made.reasons()).toEqual([]);
  });

  test('an abstention takes all ranks back, and a rank the abstention', async () => {
    const made = await make({});
    await made.set(0, '1');
    await made.press('Our delegation abstains');
    expect(made.ballot()).toEqual({ marks: null, abstains: true });
    expect(made.values()).toEqual(['', '', '']);
    await made.set(1, '1');
    expect(made.ballot()).toEqual({ marks: [null, 1, null], abstains: false });
  });
});

describe('a ballot that scores', () => {
  test('takes whole numbers up to the highest, and keeps an empty field for none', async () => {
    const made = await make({ form: 'score' });
    await made.set(0, '5');
    await made.set(2, '0');
    expect(made.ballot().marks).toEqual([5, null, 0]);
    expect(made.status()).toBe('2 of 3 scored.');
    await made.set(1, '6');
    expect(made.reasons()).toEqual(['unknownScore']);
    expect(made.place.querySelectorAll('[aria-invalid=true]')).toHaveLength(1);
    await made.set(1, 'two');
    expect(made.values()[1]).toBe('two');
    expect(made.reasons()).toEqual(['unknownScore']);
  });
});

describe('a ballot that divides points', () => {
  test('says how many are left, and how many are too many', async () => {
    const made = await make({ form: 'points', highest: 10 });
    expect(made.status()).toBe('10 points left.');
    await made.set(0, '7');
    expect(made.status()).toBe('3 points left.');
    await made.set(1, '4');
    expect(made.status()).toBe('1 point too many.');
    expect(made.reasons()).toEqual(['tooManyPoints']);
    await made.set(1, '3');
    expect(made.ballot().marks).toEqual([7, 3, 0]);
    expect(made.reasons()).toEqual([]);
  });
});

describe('a ballot on one proposal', () => {
  test('has three answers, and the majority that is needed in a line', async () => {
    const made = await make({ form: 'decide', parameters: { preset: 'unGaTwoThirds' } });
    expect(made.place.querySelector('.hint')?.textContent).toContain(
      'Needed: two-thirds of those that vote yes or no.',
    );
    expect(made.reasons()).toEqual(['neitherMarksNorAbstention']);
    await made.press('No');
    expect(made.ballot()).toEqual({ marks: [-1], abstains: false });
    await made.press('Abstention');
    expect(made.ballot()).toEqual({ marks: null, abstains: true });
    await made.press('Yes');
    expect(made.ballot()).toEqual({ marks: [1], abstains: false });
    expect(made.reasons()).toEqual([]);
  });

  test.each([
    [{}, 'Needed: more than half of those that vote yes or no.'],
    [{ preset: 'iomOfMembersThreeQuarters' }, 'Needed: three-quarters of the Members on the roll.'],
    [{ preset: 'fao', threshold: '1/1' }, 'Needed: all of the valid votes.'],
  ])('%o', (parameters, line) => expect(majorityLine(parameters)).toBe(line));
});

describe('a ballot that approves', () => {
  test('knows no most', async () => {
    const made = await make({ form: 'approve' });
    for (const letter of letters) await made.press(`${letter} Topic ${letter}`);
    expect(made.ballot().marks).toEqual([1, 1, 1]);
    expect(made.place.querySelector('h1')?.textContent?.trim()).toBe('Approve any number of topics');
  });
});

describe('what a ballot says in words', () => {
  const said = (given: Partial<Round>, marks: (number | null)[]) => {
    const round = roundOf(given);
    const names = round.options.map(({ letter }) => letter);
    const place = document.createElement('div');
    render(marksList(round, choicesOf({ marks, abstains: false }, names, round.form)), place);
    return place.textContent?.replace(/\s+/g, ' ').trim();
  };
  test.each<[Partial<Round>, (number | null)[], string]>([
    [{ form: 'choose', maximum: 2 }, [1, 0, 1], 'A Topic AC Topic C'],
    [{ form: 'rank' }, [2, null, 1], 'C Topic C: rank 1 A Topic A: rank 2 Not ranked: B.'],
    [{ form: 'score' }, [5, 0, null], 'A Topic A: score 5 B Topic B: score 0 No score: C.'],
    [{ form: 'points' }, [1, 9, 0], 'A Topic A: 1 point B Topic B: 9 points C Topic C: 0 points'],
    [{ form: 'decide' }, [-1], 'Topic A: No'],
  ])('%o', (given, marks, words) => expect(said(given, marks)).toBe(words));
});
