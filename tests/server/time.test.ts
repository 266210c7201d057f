import { describe, expect, test } from 'vitest';
import { resolveMoment, resolveMoments } from '#server/time/resolve-moment.ts';

describe('a written time as an instant', () => {
  test.each([
    ['winter in Geneva', '2026-11-27T18:00', 'Europe/Zurich', '2026-11-27T17:00:00.000000Z'],
    ['summer in Geneva', '2026-07-01T18:00', 'Europe/Zurich', '2026-07-01T16:00:00.000000Z'],
    ['just before the doubled hour', '2026-10-25T01:59:59.999999', 'Europe/Zurich', '2026-10-24T23:59:59.999999Z'],
    ['just after it', '2026-10-25T03:00', 'Europe/Zurich', '2026-10-25T02:00:00.000000Z'],
    ['just before the missing hour', '2027-03-28T01:59', 'Europe/Zurich', '2027-03-28T00:59:00.000000Z'],
    ['just after it', '2027-03-28T03:00', 'Europe/Zurich', '2027-03-28T01:00:00.000000Z'],
    ['Lima, which changes no clocks', '2026-10-25T02:30', 'America/Lima', '2026-10-25T07:30:00.000000Z'],
    ['Kathmandu, at three quarters of an hour', '2026-10-25T02:30', 'Asia/Kathmandu', '2026-10-24T20:45:00.000000Z'],
    ['with Z, whatever the zone', '2026-10-25T02:30:00Z', 'Europe/Zurich', '2026-10-25T02:30:00.000000Z'],
    ['with an offset', '2026-10-25T02:30+02:00', 'Europe/Zurich', '2026-10-25T00:30:00.000000Z'],
    ['with microseconds', '2026-11-27T15:12:04.123456Z', 'Europe/Zurich', '2026-11-27T15:12:04.123456Z'],
  ])('%s', (_name, text, zone, instant) => {
    expect(resolveMoment(text, zone)).toEqual({ ok: true, value: instant });
  });

  test('an hour that exists twice is refused with both instants', () => {
    expect(resolveMoment('2026-10-25T02:30', 'Europe/Zurich', '/closesAt')).toEqual({
      ok: false,
      refusal: {
        code: 'timeAmbiguous',
        reasons: [{ reason: 'timeAmbiguous', pointer: '/closesAt' }],
        facts: { instants: ['2026-10-25T00:30:00.000000Z', '2026-10-25T01:30:00.000000Z'], pointer: '/closesAt' },
      },
    });
  });

  test.each([
    ['the first moment of the doubled hour', '2026-10-25T02:00', 'timeAmbiguous'],
    ['its last', '2026-10-25T02:59:59.999999', 'timeAmbiguous'],
    ['an hour that does not exist', '2027-03-28T02:30', 'timeMissing'],
    ['its first moment', '2027-03-28T02:00', 'timeMissing'],
    ['a day that does not exist', '2026-02-30T12:00', 'notAcceptable'],
    ['an hour beyond the day', '2026-02-20T25:00', 'notAcceptable'],
    ['a year before the first', '0000-02-20T12:00Z', 'notAcceptable'],
    ['a year of five digits', '9999-12-31T23:59-12:00', 'notAcceptable'],
  ])('%s is refused', (_name, text, code) => {
    const resolved = resolveMoment(text, 'Europe/Zurich');
    expect(resolved.ok || resolved.refusal.code).toBe(code);
  });
});

test('several times at once: what is not given stays so, and every refused one is named', () => {
  const zone = 'Europe/Zurich';
  const given = { opensAt: '2026-11-27T18:00', topicsCloseAt: null, closesAt: undefined };
  expect(resolveMoments(given, zone)).toEqual({
    ok: true,
    value: { opensAt: '2026-11-27T17:00:00.000000Z', topicsCloseAt: null, closesAt: undefined },
  });
  const refused = resolveMoments({ opensAt: '2026-10-25T02:30', closesAt: '2027-03-28T02:30' }, zone);
  expect(refused.ok || refused.refusal.reasons).toEqual([
    { reason: 'timeAmbiguous', pointer: '/opensAt' },
    { reason: 'timeMissing', pointer: '/closesAt' },
  ]);
});
