import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAccount, makeMe, makeMembership, serve } from './support.ts';

let session: (typeof import('#client/session.ts'))['session'];
let messages: typeof import('#client/messages.ts');

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  vi.resetModules();
  messages = await import('#client/messages.ts');
  ({ session } = await import('#client/session.ts'));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the language', () => {
  it.each([
    [['de-CH', 'fr-CH', 'en'], null, 'fr'],
    [['ar'], null, 'en'],
    [['fr'], 'es', 'es'],
    [['fr'], 'xx', 'fr'],
  ])('of a browser of %s in which %s was chosen is %s', (browser, chosen, expected) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser);
    if (chosen) localStorage.setItem('language', chosen);
    expect(messages.firstLanguage()).toBe(expected);
  });

  it('of the account is shown to who signs in', async () => {
    await messages.showLanguage('en');
    await session.take(makeMe({ account: makeAccount({ language: 'fr' }) }));
    expect(messages.language()).toBe('fr');
  });

  it('that was chosen on the way to signing in is kept, and becomes the account’s', async () => {
    const sent = serve({ 'PATCH /api/me': () => ({ body: makeMe() }) });
    await session.chooseLanguage('es');
    expect(sent).toEqual([]);
    await session.take(makeMe({ account: makeAccount({ language: 'fr' }) }));
    expect(messages.language()).toBe('es');
    expect(sent.map(({ body }) => body)).toEqual([{ language: 'es' }]);
  });
});

describe('the words of the Administration', () => {
  const title = () => messages.t('admin.accounts.title');

  it.each([
    ['before a language is shown', ['office', 'fr']],
    ['while one is being shown', ['fr', 'office']],
    ['while another is asked for', ['en', 'office', 'fr']],
  ] as const)('are there %s, in the language that is shown', async (_name, steps) => {
    await Promise.all(
      steps.map((step) => (step === 'office' ? messages.loadOfficeWords() : messages.showLanguage(step))),
    );
    const { administration } = await import('#shared/locales/fr/administration.ts');
    expect(messages.language()).toBe('fr');
    expect(title()).toBe(administration['admin.accounts.title']);
    expect(messages.t('shell.signOut')).toBe('Se déconnecter');
  });
});

describe('the reader', () => {
  it('acts for the one delegation there is, and for none of several until one is chosen', async () => {
    await session.take(makeMe({ account: makeAccount() }));
    expect([session.delegation?.member, session.mustChooseDelegation]).toEqual(['XAA', false]);
    const memberships = [makeMembership('XAA'), makeMembership('XAB')];
    await session.take(makeMe({ account: makeAccount({ memberships }) }));
    expect([session.delegation, session.mustChooseDelegation]).toEqual([undefined, true]);
    session.chooseDelegation('XAB');
    expect([session.delegation?.member, session.mustChooseDelegation]).toEqual(['XAB', false]);
    session.chooseDelegation('XZZ');
    expect(session.delegation).toBeUndefined();
  });

  it('may what the table of the server says', async () => {
    await session.take(makeMe());
    expect(session.may('castBallot')).toBe(false);
    const adviser = makeMembership('XAA', { position: 'adviser', mayCast: false });
    await session.take(makeMe({ account: makeAccount({ memberships: [adviser] }) }));
    expect([session.may('castBallot'), session.may('draftView', { state: 'open' })]).toEqual([false, true]);
    await session.take(makeMe({ account: makeAccount({ memberships: [{ ...adviser, mayCast: true }] }) }));
    expect(session.may('castBallot')).toBe(true);
    expect([
      session.may('closeRound', { chairs: true, state: 'open' }),
      session.may('closeRound', { state: 'open' }),
    ]).toEqual([true, false]);
  });

  it('is told when the server cannot be asked', async () => {
    serve({ 'GET /api/me': () => 'lost' });
    expect(await session.load()).toMatchObject({ code: 'lineLost' });
  });
});
