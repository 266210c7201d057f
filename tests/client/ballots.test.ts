import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import '#client/ballots/choose-topics.ts';
import type { Choices, ChooseTopics } from '#client/ballots/choose-topics.ts';
import { ballotOf, checkDraft, choicesOf, dropDraft, keepDraft, keptDraft, newDraft } from '#client/ballots/draft.ts';
import { showLanguage } from '#client/messages.ts';

const titles = ['Environment', 'South/South', 'Healthcare workers', 'Host society'];
const options = titles.map((title, at) => ({
  letter: 'ABCD'[at] ?? '',
  title: { en: title, fr: `${title} (fr)`, es: `${title} (es)` },
  href: `/topics/${at}`,
}));

interface Made {
  readonly element: ChooseTopics;
  readonly changes: Choices[];
  press(name: string): Promise<void>;
  checked(): string[];
  words(): string;
}

async function make(given: Partial<Choices> = {}): Promise<Made> {
  const element = document.createElement('choose-topics');
  Object.assign(element, { options, rule: { form: 'choose', minimum: 1, maximum: 2 }, ...given });
  const changes: Choices[] = [];
  element.addEventListener('choices-change', ({ detail }) => changes.push(detail));
  document.body.replaceChildren(element);
  await element.updateComplete;
  const boxes = () => [...element.querySelectorAll<HTMLInputElement>('input')];
  return {
    element,
    changes,
    press: async (name) => {
      const box = boxes().find(({ value, id }) => value === name || id === name);
      box?.focus();
      box?.click();
      await element.updateComplete;
    },
    checked: () => boxes().flatMap(({ checked, value, id }) => (checked ? [value === 'on' ? id : value] : [])),
    words: () => (element.textContent ?? '').replace(/\s+/g, ' '),
  };
}

const status = ({ element }: Made) => element.querySelector('[role=status]')?.textContent?.replace(/\s+/g, ' ').trim();
const remove = ({ element }: Made, letter: string) =>
  [...element.querySelectorAll('button')].find((button) => button.textContent?.includes(`Remove ${letter}`));

beforeAll(() => showLanguage('en'));
beforeEach(() => sessionStorage.clear());

describe('choose-topics', () => {
  test('begins with nothing chosen, its heading as the legend, and every box with its own name', async () => {
    const made = await make();
    expect(made.checked()).toEqual([]);
    expect(made.element.querySelector('fieldset > legend > h1')?.textContent).toBe('Choose two topics');
    const labels = [...made.element.querySelectorAll('label')].map((label) => label.textContent?.replace(/\s+/g, ' '));
    expect(labels).toEqual([
      'A Environment',
      'B South/South',
      'C Healthcare workers',
      'D Host society',
      'Our delegation abstains',
    ]);
    // The link stands outside the label: pressing it chooses nothing.
    expect(made.element.querySelector('label a')).toBeNull();
  });

  test('shows choices that were kept, in the order of the options whatever the order they were made in', async () => {
    const made = await make({ chosen: ['C'] });
    expect(made.checked()).toEqual(['C']);
    await made.press('A');
    expect(made.changes).toEqual([{ chosen: ['A', 'C'], abstains: false }]);
    expect(status(made)).toBe('2 of 2 chosen');
  });

  test('a third press leaves the box empty and says why under it, once, with nothing disabled', async () => {
    const made = await make({ chosen: ['A', 'C'] });
    await made.press('B');
    expect(made.checked()).toEqual(['A', 'C']);
    expect(made.changes).toEqual([]);
    const row = made.element.querySelectorAll('.option')[1];
    expect(row?.querySelector('.too-many')?.textContent).toContain(
      'You have already chosen two topics. To choose this one, first remove one of the others.',
    );
    expect(document.activeElement).toBe(row?.querySelector('input'));
    const said = status(made);
    expect(said).toContain('2 of 2 chosen. B: You have already chosen two topics.');
    await made.press('B');
    expect(status(made)).toBe(said);
    expect(made.checked()).toEqual(['A', 'C']);
    expect(made.element.querySelectorAll('.too-many')).toHaveLength(1);
    expect(made.element.querySelectorAll('[disabled], [aria-disabled=true]')).toHaveLength(0);
  });

  test('removing one of the others gives the focus to the box that was refused, and then it can be chosen', async () => {
    const made = await make({ chosen: ['A', 'C'] });
    await made.press('B');
    expect(remove(made, 'B')).toBeUndefined();
    remove(made, 'A')?.click();
    await made.element.updateComplete;
    expect(made.checked()).toEqual(['C']);
    expect(made.element.querySelector('.too-many')).toBeNull();
    expect((document.activeElement as HTMLInputElement).value).toBe('B');
    await made.press('B');
    expect(made.changes.at(-1)).toEqual({ chosen: ['B', 'C'], abstains: false });
  });

  test('an abstention takes the choices away, and a choice the abstention', async () => {
    const made = await make({ chosen: ['A', 'C'] });
    await made.press('abstains');
    expect(made.checked()).toEqual(['abstains']);
    expect(status(made)).toBe('Your delegation abstains');
    await made.press('D');
    expect(made.checked()).toEqual(['D']);
    expect(made.changes).toEqual([
      { chosen: [], abstains: true },
      { chosen: ['D'], abstains: false },
    ]);
  });

  test('a switch of language keeps boxes, choices and focus', async () => {
    const made = await make({ chosen: ['B'] });
    await made.press('C');
    const focused = document.activeElement;
    await showLanguage('fr');
    await made.element.updateComplete;
    expect(made.words()).toContain('Choisissez deux thèmes');
    expect(made.words()).toContain('Healthcare workers (fr)');
    expect(made.checked()).toEqual(['B', 'C']);
    expect(document.activeElement).toBe(focused);
    await showLanguage('en');
  });
});

describe('the draft of a ballot', () => {
  const place = { round: 'r', member: 'FRA', account: 'a' };
  const letters = ['A', 'B', 'C', 'D'];

  test.each<[string, Choices, { marks: number[] | null; abstains: boolean }]>([
    ['two choices', { chosen: ['A', 'D'], abstains: false }, { marks: [1, 0, 0, 1], abstains: false }],
    ['an abstention', { chosen: [], abstains: true }, { marks: null, abstains: true }],
    ['nothing', { chosen: [], abstains: false }, { marks: null, abstains: false }],
  ])('%s as marks and back', (_, choices, ballot) => {
    expect(ballotOf(choices, letters)).toEqual(ballot);
    expect(choicesOf(ballot, letters)).toEqual(choices);
  });

  test('nothing chosen is refused in the words of the rule', () => {
    const round = { minimum: 1, maximum: 2, options: letters.map((letter) => ({ letter })) };
    expect(checkDraft({ chosen: [], abstains: false }, round)).toMatchObject([{ reason: 'neitherMarksNorAbstention' }]);
    expect(checkDraft({ chosen: [], abstains: true }, round)).toEqual([]);
  });

  test('is kept with its key for the one who wrote it, and for nobody else at the same window', () => {
    const draft = newDraft({ chosen: ['B'], abstains: false }, 0);
    keepDraft(place, draft);
    expect(keptDraft(place, letters)).toEqual(draft);
    expect(keptDraft({ ...place, account: 'b' }, letters)).toBeUndefined();
    expect(keptDraft({ ...place, member: 'PER' }, letters)).toBeUndefined();
    expect(keptDraft(place, ['A'])).toBeUndefined();
    dropDraft(place);
    expect(keptDraft(place, letters)).toBeUndefined();
  });

  test('another ballot has another key', () => {
    const one = newDraft({ chosen: ['B'], abstains: false }, 0);
    expect(newDraft(one, 1).key).not.toBe(one.key);
  });
});
