import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/ids.ts';
import { canStep, roundState, type RoundState, roundStates, roundSteps, takeStep } from '#shared/rounds/round-state.ts';

const at = (time: string): Instant => `2026-11-27T${time}.000000Z` as Instant;
const hours = { opensAt: at('09:00:00'), closesAt: at('17:00:00') };

describe('the state of a round at an instant', () => {
  const cases: [RoundState, string, RoundState][] = [
    ['draft', '12:00:00', 'draft'],
    ['ready', '08:59:59', 'ready'],
    ['ready', '09:00:00', 'open'],
    ['ready', '17:00:00', 'closed'],
    ['open', '16:59:59', 'open'],
    ['open', '17:00:00', 'closed'],
    ['open', '23:00:00', 'closed'],
    ['closed', '12:00:00', 'closed'],
    ['tallied', '18:00:00', 'tallied'],
    ['declared', '18:00:00', 'declared'],
    ['void', '12:00:00', 'void'],
  ];
  it.each(cases)('%s at %s is %s', (state, time, wanted) => {
    expect(roundState({ state, ...hours }, at(time))).toBe(wanted);
  });

  it('is closed one microsecond after the last open one, and not before', () => {
    const last = '2026-11-27T16:59:59.999999Z' as Instant;
    expect(roundState({ state: 'open', ...hours }, last)).toBe('open');
  });
});

describe('the steps of a round', () => {
  it('are these and no others', () => {
    const possible = roundStates.flatMap((state) =>
      Object.keys(roundSteps)
        .filter((step) => canStep(state, step as keyof typeof roundSteps))
        .map((step) => `${state} ${step}`),
    );
    expect(possible).toEqual([
      'draft edit',
      'draft makeReady',
      'draft void',
      'ready edit',
      'ready open',
      'ready void',
      'open extend',
      'open close',
      'open void',
      'closed tally',
      'closed void',
      'tallied further',
      'tallied declare',
      'tallied void',
      'declared further',
      'declared void',
    ]);
  });

  it('lead nowhere back to open', () => {
    const reopening = Object.values(roundSteps).filter(
      ({ from, to }) => to === 'open' && from.some((state) => !['ready', 'open'].includes(state)),
    );
    expect(reopening).toEqual([]);
  });

  it('name the state in which they are refused', () => {
    expect(takeStep('closed', 'open')).toEqual({
      ok: false,
      refusal: { code: 'notNow', reasons: [], values: { state: 'closed' } },
    });
  });
});
