import { describe, expect, it } from 'vitest';
import { joinNote, splitNote } from '#client/administration/split-note.ts';

const shape = (text: string, first?: number) =>
  splitNote(text, first).map(({ number, heading, words }) => [number, heading, words]);

describe('a pasted text is split into numbered paragraphs', () => {
  const cases: { name: string; text: string; first?: number; expected: [number, string | null, string][] }[] = [
    { name: 'nothing', text: '', expected: [] },
    { name: 'blank lines only', text: '\n \n\t\n', expected: [] },
    {
      name: 'blank lines part paragraphs',
      text: 'One.\n\nTwo.',
      expected: [
        [1, null, 'One.'],
        [2, null, 'Two.'],
      ],
    },
    {
      name: 'numbers of its own',
      text: '11. One.\n\n12. Two.',
      expected: [
        [11, null, 'One.'],
        [12, null, 'Two.'],
      ],
    },
    {
      name: 'numbers without blank lines',
      text: '1. One\n2) Two\n3\tThree',
      expected: [
        [1, null, 'One'],
        [2, null, 'Two'],
        [3, null, 'Three'],
      ],
    },
    {
      name: 'lines where there is nothing else',
      text: 'One.\nTwo.\r\nThree.',
      expected: [
        [1, null, 'One.'],
        [2, null, 'Two.'],
        [3, null, 'Three.'],
      ],
    },
    {
      name: 'wrapped lines are one paragraph',
      text: '1. One that\ngoes on.\n\n2. Two.',
      expected: [
        [1, null, 'One that goes on.'],
        [2, null, 'Two.'],
      ],
    },
    {
      name: 'points keep their lines',
      text: '1. Topics:\n(a) in writing;\n- in the room.\n\n2. Two.',
      expected: [
        [1, null, 'Topics:\n(a) in writing;\n- in the room.'],
        [2, null, 'Two.'],
      ],
    },
    {
      name: 'headings',
      text: 'I. Introduction\n\n1. One.\n\nThe theme\n2. Two.',
      expected: [
        [1, 'I. Introduction', 'One.'],
        [2, 'The theme', 'Two.'],
      ],
    },
    {
      name: 'a year at the start of a line is no number',
      text: '1. It met in\n2005. It meets again.\n\n2. Two.',
      expected: [
        [1, null, 'It met in 2005. It meets again.'],
        [2, null, 'Two.'],
      ],
    },
    {
      name: 'a number that goes back is no number',
      text: '5. Five.\n\n6. Six:\n1. a list',
      expected: [
        [5, null, 'Five.'],
        [6, null, 'Six: 1. a list'],
      ],
    },
    {
      name: 'counts on from where it is told',
      text: 'One.\n\nTwo.',
      first: 8,
      expected: [
        [8, null, 'One.'],
        [9, null, 'Two.'],
      ],
    },
    {
      name: 'a last line without a full stop is no heading',
      text: '1. One.\n\nAnnex follows',
      expected: [
        [1, null, 'One.'],
        [2, null, 'Annex follows'],
      ],
    },
    { name: 'spaces that do not break', text: '1.\u00a0Un\u202f: deux.', expected: [[1, null, 'Un : deux.']] },
  ];
  it.each(cases)('$name', ({ text, first, expected }) => expect(shape(text, first)).toStrictEqual(expected));

  it('loses no word, whatever the lines are', () => {
    const text = 'Part\n\nHeading\n\n1. One two.\nthree\n\nfour\n(a) five\n\n\n7. six\n3. seven\n\nAnnex\n\n';
    const found = splitNote(text).flatMap(({ heading, words }) => [heading ?? '', words]);
    for (const word of ['Part', 'Annex', 'Heading', 'One', 'two', 'three', 'four', '(a)', 'five', 'six', '3.', 'seven'])
      expect(found.join(' ')).toContain(word);
  });
});

describe('a language joins a note that stands', () => {
  const note = [
    { number: 1, heading: { en: 'Introduction' }, words: { en: 'One', es: 'Uno' } },
    { number: 3, heading: null, words: { en: 'Three' } },
  ];

  it('by the numbers, and leaves the other languages', () => {
    const joined = joinNote(
      note,
      [
        { number: 1, heading: 'Début', words: 'Un' },
        { number: 2, heading: null, words: 'Deux' },
      ],
      'fr',
    );
    expect(joined).toStrictEqual([
      { number: 1, heading: { en: 'Introduction', fr: 'Début' }, words: { en: 'One', es: 'Uno', fr: 'Un' } },
      { number: 2, heading: null, words: { fr: 'Deux' } },
      { number: 3, heading: null, words: { en: 'Three' } },
    ]);
  });

  it('keeps a heading that the pasted text does not have', () => {
    expect(joinNote(note, [{ number: 1, heading: null, words: 'Un' }], 'fr')[0]?.heading).toStrictEqual({
      en: 'Introduction',
    });
  });
});
