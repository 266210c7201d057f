import { describe, expect, test } from 'vitest';
import type { Instant } from '#shared/ids.ts';
import { type MembershipPeriod, statusOn, type SuspensionPeriod, votingRight } from '#shared/members/voting-right.ts';

const at = (text: string): Instant => text as Instant;
const now = at('2006-06-07T09:30:00.000000Z');

const observerThenMember: MembershipPeriod[] = [
  { status: 'observer', from: '2001-05-01', to: '2006-06-07' },
  { status: 'member', from: '2006-06-07', to: null },
];
const member: MembershipPeriod[] = [{ status: 'member', from: '1951-12-05', to: null }];

describe('statusOn', () => {
  test.each([
    ['before the list begins', '2001-04-30', null],
    ['on the first day', '2001-05-01', 'observer'],
    ['on the last day as observer', '2006-06-06', 'observer'],
    ['on the day of admission', '2006-06-07', 'member'],
    ['long after', '2026-01-01', 'member'],
  ])('%s', (_name, day, status) => {
    expect(statusOn(observerThenMember, day)).toBe(status);
  });

  test('between two memberships there is none', () => {
    const left: MembershipPeriod[] = [
      { status: 'member', from: '1951-01-01', to: '1970-01-01' },
      { status: 'member', from: '1990-01-01', to: null },
    ];
    expect(statusOn(left, '1970-01-01')).toBeNull();
    expect(statusOn(left, '1990-01-01')).toBe('member');
  });
});

describe('votingRight', () => {
  test.each<[string, MembershipPeriod[], SuspensionPeriod[], ReturnType<typeof votingRight>]>([
    ['of a Member', member, [], { has: true, why: 'member' }],
    ['of an observer', [{ status: 'observer', from: '2000-01-01', to: null }], [], { has: false, why: 'observer' }],
    ['of one admitted today', observerThenMember, [], { has: true, why: 'member' }],
    ['of nobody', [], [], { has: false, why: 'notOnList' }],
    [
      'of one that left today',
      [{ status: 'member', from: '1951-01-01', to: '2006-06-07' }],
      [],
      { has: false, why: 'notOnList' },
    ],
    ['suspended to the instant', member, [{ from: now, to: null }], { has: false, why: 'suspended' }],
    [
      'lifted at the instant',
      member,
      [{ from: at('2006-01-01T00:00:00.000000Z'), to: now }],
      { has: true, why: 'member' },
    ],
    [
      'to be suspended later',
      member,
      [{ from: at('2006-06-07T09:30:00.000001Z'), to: null }],
      { has: true, why: 'member' },
    ],
    [
      'suspended again after a lifting',
      member,
      [
        { from: at('2005-01-01T00:00:00.000000Z'), to: at('2005-06-01T00:00:00.000000Z') },
        { from: at('2006-01-01T00:00:00.000000Z'), to: null },
      ],
      { has: false, why: 'suspended' },
    ],
  ])('%s', (_name, memberships, suspensions, right) => {
    expect(votingRight(memberships, suspensions, now)).toEqual(right);
  });
});
