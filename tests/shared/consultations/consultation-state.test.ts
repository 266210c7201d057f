import { describe, expect, test } from 'vitest';
import { actionsNow } from '#shared/consultations/consultation-actions.ts';
import {
  type ConsultationState,
  consultationState,
  consultationStates,
  type ConsultationStep,
  consultationSteps,
  takeConsultationStep,
} from '#shared/consultations/consultation-state.ts';
import type { Instant } from '#shared/ids.ts';

const at = (clock: string): Instant => `2006-01-10T${clock}.000000Z` as Instant;

describe('the state of a consultation at an instant', () => {
  const hours = { opensAt: at('09:00:00'), closesAt: at('17:00:00') };
  test.each([
    ['before it opens', 'issued', '2006-01-10T08:59:59.999999Z', 'issued'],
    ['at the opening hour', 'issued', '2006-01-10T09:00:00.000000Z', 'open'],
    ['a microsecond before the close', 'issued', '2006-01-10T16:59:59.999999Z', 'open'],
    ['at the closing hour', 'issued', '2006-01-10T17:00:00.000000Z', 'closed'],
    ['a draft past its hours', 'draft', '2006-01-10T18:00:00.000000Z', 'draft'],
    ['a concluded one', 'concluded', '2006-01-10T10:00:00.000000Z', 'concluded'],
    ['a withdrawn one', 'withdrawn', '2006-01-10T10:00:00.000000Z', 'withdrawn'],
  ] as const)('%s', (_name, state, now, expected) => {
    expect(consultationState({ state, ...hours }, now as Instant)).toBe(expected);
  });
});

describe('steps', () => {
  const allowed: Record<ConsultationStep, ConsultationState[]> = {
    edit: ['draft'],
    issue: ['draft'],
    appointChair: ['draft', 'issued', 'open', 'closed'],
    moveHours: ['issued', 'open'],
    conclude: ['issued', 'open', 'closed'],
    withdraw: ['draft', 'issued', 'open', 'closed'],
  };
  const steps = Object.keys(consultationSteps) as ConsultationStep[];
  const cases = steps.flatMap((step) =>
    consultationStates.map((state) => [step, state, allowed[step].includes(state)] as const),
  );
  test.each(cases)('%s from %s: %s', (step, state, goes) => {
    const taken = takeConsultationStep(state, step);
    expect(taken.ok).toBe(goes);
    if (!taken.ok) expect(taken.refusal).toMatchObject({ code: 'notNow', values: { state } });
  });
});

test('a topic is proposed strictly before its hour, other acts go on to the close', () => {
  const hours = {
    state: 'issued',
    opensAt: at('09:00:00'),
    topicsCloseAt: at('12:00:00'),
    closesAt: at('17:00:00'),
  } as const;
  const voter = new Set(['account', 'delegate', 'voter'] as const);
  expect(actionsNow(voter, hours, at('11:59:59'))).toContain('proposeTopic');
  expect(actionsNow(voter, hours, at('12:00:00'))).not.toContain('proposeTopic');
  expect(actionsNow(voter, hours, at('12:00:00'))).toContain('giveView');
  expect(actionsNow(voter, hours, at('17:00:00'))).toEqual(['withdrawTopic', 'readViews']);
});
