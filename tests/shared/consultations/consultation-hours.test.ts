import { describe, expect, test } from 'vitest';
import { missingForIssue, missingWords } from '#shared/consultations/complete-consultation.ts';
import { checkHours, type Hours, moveHours } from '#shared/consultations/consultation-hours.ts';
import type { Instant } from '#shared/ids.ts';

const at = (hour: number): Instant => `2006-01-10T${String(hour).padStart(2, '0')}:00:00.000000Z` as Instant;
const hours: Hours = { opensAt: at(9), topicsCloseAt: at(12), closesAt: at(17) };

describe('moving hours', () => {
  const cases: [string, Parameters<typeof moveHours>[1], Instant, string[]][] = [
    ['all later, before they pass', { opensAt: at(10), topicsCloseAt: at(13), closesAt: at(18) }, at(8), []],
    ['an earlier close', { closesAt: at(16) }, at(10), ['hourNotLater /closesAt']],
    ['the same close', { closesAt: at(17) }, at(10), ['hourNotLater /closesAt']],
    ['a close that has come', { closesAt: at(18) }, at(17), ['presentHourPassed /closesAt']],
    ['an opening that has passed', { opensAt: at(11), closesAt: at(18) }, at(10), ['presentHourPassed /opensAt']],
    [
      'two faults, both named',
      { opensAt: at(11), topicsCloseAt: at(10) },
      at(10),
      ['presentHourPassed /opensAt', 'hourNotLater /topicsCloseAt'],
    ],
    ['topics beyond the close', { topicsCloseAt: at(18) }, at(10), ['topicsAfterClose /topicsCloseAt']],
    ['an opening beyond the close', { opensAt: at(20) }, at(8), ['closesBeforeOpens /closesAt']],
    ['nothing', {}, at(8), ['hourToMove ']],
  ];
  test.each(cases)('%s', (_name, wanted, now, expected) => {
    const moved = moveHours(hours, wanted, now);
    const reasons = moved.ok ? [] : moved.refusal.reasons.map(({ reason, pointer }) => `${reason} ${pointer}`);
    expect(reasons).toEqual(expected);
    if (moved.ok) expect(moved.value).toEqual({ ...hours, ...wanted });
  });
});

test('hours that are not set yet are in no wrong order', () => {
  expect(checkHours({ opensAt: at(9), topicsCloseAt: null, closesAt: null })).toEqual([]);
});

describe('what an issue needs', () => {
  const title = { en: 'Note', fr: 'Note', es: 'Nota' };
  const whole = {
    title,
    remark: null,
    asked: [],
    paragraphs: [{ number: 1, heading: null, words: title }],
    theme: { title, paragraph: 1 },
    chairId: 'someone',
    ...hours,
  };
  const reasonsOf = (change: Partial<typeof whole> | Record<string, unknown>, now = at(8)) =>
    missingForIssue({ ...whole, ...change } as Parameters<typeof missingForIssue>[0], now).map(({ reason }) => reason);

  test('a whole one lacks nothing', () => expect(reasonsOf({})).toEqual([]));
  test('an empty one is told everything at once', () => {
    const empty = { theme: null, paragraphs: [], opensAt: null, topicsCloseAt: null, closesAt: null, chairId: null };
    expect(reasonsOf(empty)).toEqual([
      'themeMissing',
      'noteMissing',
      'hourMissing',
      'hourMissing',
      'hourMissing',
      'chairMissing',
    ]);
  });
  test('a close that has come', () => expect(reasonsOf({}, at(17))).toEqual(['closesInPast']));

  test('languages that are missing are named where they are missing', () => {
    const note = {
      ...whole,
      remark: { en: 'Summary' },
      paragraphs: [{ number: 4, heading: { fr: 'Titre' }, words: title }],
    };
    const topics = [{ title, reasons: { en: 'a', fr: 'b', es: ' ' }, remark: null }];
    expect(missingWords(note, topics)).toEqual([
      { pointer: '/remark', languages: ['fr', 'es'] },
      { pointer: '/paragraphs/0/heading', languages: ['en', 'es'] },
      { pointer: '/topics/0/reasons', languages: ['es'] },
    ]);
  });
});
