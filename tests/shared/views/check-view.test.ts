import { expect, test } from 'vitest';
import { checkView, type ViewDraft } from '#shared/views/check-view.ts';
import { countPositions } from '#shared/views/count-positions.ts';

const cases: [string, ViewDraft, string[], string[]][] = [
  ['support', { subject: 'theme', position: 'support', words: '' }, [], []],
  ['no position', { subject: 'theme', position: 'noPosition', words: '' }, [], []],
  ['nothing chosen', { subject: 'theme', position: null, words: 'Words' }, [], ['choosePosition']],
  ['comments', { subject: 'theme', position: 'supportWithComments', words: 'Words' }, [], []],
  [
    'comments without any',
    { subject: 'theme', position: 'supportWithComments', words: ' ' },
    [],
    ['viewNeedsComments'],
  ],
  ['cannot, with a reason', { subject: 'theme', position: 'cannotSupport', words: 'Because' }, [], []],
  ['cannot, without one', { subject: 'theme', position: 'cannotSupport', words: '' }, [], ['viewNeedsReason']],
  ['on a paragraph', { subject: 'p11', position: null, words: 'Words' }, [], []],
  ['on a paragraph, empty', { subject: 'p11', position: null, words: '' }, [], ['missing']],
  [
    'on a paragraph, with a position',
    { subject: 'p11', position: 'support', words: 'Words' },
    ['paragraphNoPosition'],
    ['paragraphNoPosition'],
  ],
];

test.each(cases)('%s', (_name, view, asDraft, asReleased) => {
  expect(checkView(view, false).map(({ reason }) => reason)).toEqual(asDraft);
  expect(checkView(view, true).map(({ reason }) => reason)).toEqual(asReleased);
});

test('positions are counted on the theme alone', () => {
  const released = [
    { subject: 'theme', position: 'support' },
    { subject: 'theme', position: 'support' },
    { subject: 'theme', position: 'cannotSupport' },
    { subject: 'p1', position: null },
  ] as const;
  expect(countPositions(released)).toEqual([
    { position: 'support', n: 2 },
    { position: 'supportWithComments', n: 0 },
    { position: 'cannotSupport', n: 1 },
    { position: 'noPosition', n: 0 },
  ]);
});
