import { describe, expect, test } from 'vitest';
import { checkRuling } from '#shared/proposals/check-ruling.ts';
import { checkCase, checkOutcome, countWords } from '#shared/proposals/check-topic.ts';
import {
  type TopicState,
  type TopicStep,
  topicStates,
  topicSteps,
  takeTopicStep,
} from '#shared/proposals/topic-state.ts';

describe('steps of a topic', () => {
  const allowed: Record<TopicStep, TopicState[]> = {
    admit: ['proposed', 'notAdmitted', 'merged'],
    refuse: ['proposed', 'admitted', 'merged'],
    merge: ['proposed', 'admitted', 'notAdmitted'],
    withdraw: ['proposed', 'admitted'],
  };
  const steps = Object.keys(topicSteps) as TopicStep[];
  test.each(steps.flatMap((step) => topicStates.map((state) => [step, state, allowed[step].includes(state)] as const)))(
    '%s from %s: %s',
    (step, state, goes) => expect(takeTopicStep(state, step).ok).toBe(goes),
  );
});

describe('rulings of the Chair', () => {
  const topics = [
    { id: 'a', state: 'proposed' },
    { id: 'b', state: 'admitted' },
    { id: 'c', state: 'withdrawn' },
  ] as const;
  const cases: [string, Parameters<typeof checkRuling>[1], boolean, string][] = [
    ['admits', { to: 'admitted' }, false, 'admitted'],
    ['does not admit, with a reason', { to: 'notAdmitted', reason: 'Beyond the theme' }, false, 'notAdmitted'],
    ['does not admit without one', { to: 'notAdmitted' }, false, 'notAcceptable missing'],
    ['merges into one that stands', { to: 'merged', into: 'b' }, false, 'merged'],
    ['merges into nothing', { to: 'merged' }, false, 'notAcceptable missing'],
    ['merges into itself', { to: 'merged', into: 'a' }, false, 'notAcceptable mergeInto'],
    ['merges into one that was withdrawn', { to: 'merged', into: 'c' }, false, 'notAcceptable mergeInto'],
    ['merges into one of elsewhere', { to: 'merged', into: 'z' }, false, 'notAcceptable mergeInto'],
    ['admits into another', { to: 'admitted', into: 'b' }, false, 'notAcceptable onlyMerged'],
    ['comes after the round opened', { to: 'admitted' }, true, 'notNow topicInRound'],
  ];
  test.each(cases)('%s', (_name, ruling, opened, expected) => {
    const ruled = checkRuling(topics[0], ruling, opened, topics);
    const said = ruled.ok
      ? ruled.value
      : [ruled.refusal.code, ...ruled.refusal.reasons.map(({ reason }) => reason)].join(' ');
    expect(said).toBe(expected);
  });
});

describe('the case for a topic', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`).join(' \n');
  test('is counted by what stands between spaces', () => expect(countWords('  L’eau,\u00a0 la terre \n ')).toBe(3));
  test('may have 150 words in each language', () => expect(checkCase({ en: words(150), fr: words(150) })).toEqual([]));
  test('and not one more in any', () =>
    expect(checkCase({ en: words(150), fr: words(151) })).toEqual([
      { reason: 'tooManyWords', pointer: '/reasons/fr', values: { n: 151, max: 150 } },
    ]));
});

describe('what became of a topic', () => {
  test.each([
    ['deferred to a later year', { year: 2005, outcome: 'deferred', deferredTo: 2006 }, []],
    ['deferred to the same year', { year: 2005, outcome: 'deferred', deferredTo: 2005 }, ['laterYear']],
    ['deferred to nowhere', { year: 2005, outcome: 'deferred' }, ['missing']],
    ['retained with a year', { year: 2005, outcome: 'retained', deferredTo: 2006 }, ['onlyDeferred']],
    ['not known', { year: 2005, outcome: null, deferredTo: null }, []],
  ] as const)('%s', (_name, entry, expected) => {
    expect(checkOutcome(entry).map(({ reason }) => reason)).toEqual(expected);
  });
});
