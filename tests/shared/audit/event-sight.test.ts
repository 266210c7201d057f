import { describe, expect, it } from 'vitest';
import { type EventReader, sightOf, type StoredEvent } from '#shared/audit/event-sight.ts';
import type { Role } from '#shared/roles.ts';
import type { RoundState } from '#shared/rounds/round-state.ts';

const account = '8d1f6a52-0c3e-4b7a-9a44-5d2e7c90b613';
const cast: StoredEvent = { position: 2, kind: 'cast', facts: { account, ballot: 'ab', member: 'FRA', revision: 1 } };
const closed: StoredEvent = { position: 5, kind: 'closed', facts: { by: 'clock', closedAt: 'then', result: 'cd' } };
const tallied: StoredEvent = { position: 6, kind: 'tallied', facts: { account, result: 'cd' } };

interface Given {
  readonly role?: Role;
  readonly own?: readonly string[];
  readonly state?: RoundState;
  readonly secrecy?: 'recorded' | 'confidential';
  readonly names?: 'administration' | 'all';
}

const reader = ({
  role = 'delegate',
  own = [],
  state = 'open',
  secrecy = 'confidential',
  names = 'administration',
}: Given): EventReader => ({
  roles: new Set<Role>(['anyone', 'account', role]),
  own,
  round: { state, secrecy, namesOfAnswered: names },
});

describe('who stands behind a cast', () => {
  it.each<[string, Given, boolean]>([
    ['another delegation', {}, false],
    ['another delegation, after the declaration', { state: 'declared' }, false],
    ['the own delegation', { own: ['FRA'] }, true],
    ['the chair', { role: 'chair' }, false],
    ['the chair, after the close', { role: 'chair', state: 'closed' }, false],
    ['the Administration', { role: 'administration' }, true],
    ['an auditor, before the close', { role: 'auditor' }, false],
    ['an auditor, after the close', { role: 'auditor', state: 'closed' }, true],
    ['an auditor, of a void round', { role: 'auditor', state: 'void' }, false],
    ['anybody, where the names are open', { names: 'all' }, true],
    ['anybody, in a recorded round before its declaration', { secrecy: 'recorded', state: 'tallied' }, false],
    ['anybody, in a recorded round after its declaration', { secrecy: 'recorded', state: 'declared' }, true],
  ])('%s', (_, given, sees) => {
    const sight = sightOf(cast, reader(given), null);
    expect(sight.showsPerson).toBe(sees);
    expect(sight.showsHash).toBe(true);
    // Beside the Member nothing else goes: with the digest and the hash one could try every Member.
    if (!sees) expect(sight).toMatchObject({ facts: {}, isWhole: false });
    else expect(sight.facts).toMatchObject({ ballot: 'ab', member: 'FRA', revision: 1 });
  });

  it('names an account to officers only', () => {
    expect(sightOf(cast, reader({ own: ['FRA'] }), null)).toMatchObject({ isWhole: false });
    expect(sightOf(cast, reader({ own: ['FRA'] }), null).facts).not.toHaveProperty('account');
    expect(sightOf(cast, reader({ role: 'administration' }), null)).toMatchObject({
      isWhole: true,
      facts: { account },
    });
  });
});

describe('hashes that the result could be guessed from', () => {
  it.each<[string, Given, boolean]>([
    ['a delegation, closed', { state: 'closed' }, false],
    ['a delegation, tallied', { state: 'tallied' }, false],
    ['a delegation, declared', { state: 'declared' }, true],
    ['a delegation, given up after the close', { state: 'void' }, false],
    ['the chair, closed', { role: 'chair', state: 'closed' }, false],
    ['the chair, tallied', { role: 'chair', state: 'tallied' }, true],
    ['the Administration, closed', { role: 'administration', state: 'closed' }, true],
    ['an auditor, closed', { role: 'auditor', state: 'closed' }, true],
  ])('%s', (_, given, shows) => {
    for (const event of [closed, tallied]) {
      const sight = sightOf(event, reader(given), 5);
      expect([sight.showsHash, 'result' in sight.facts]).toEqual([shows, shows]);
    }
    expect(sightOf(cast, reader(given), 5).showsHash).toBe(true);
  });
});
