import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { AppShell } from '#client/app-shell.ts';
import { showLanguage } from '#client/messages.ts';
import { router } from '#client/router.ts';
import { session } from '#client/session.ts';
import { makeAccount, makeMe, makeMembership, problem, type Replies, serve, settled } from './support.ts';

beforeAll(() => customElements.define('app-shell', AppShell));

const other = '22222222-2222-4222-8222-222222222222';
const heading = () =>
  [...document.querySelectorAll('main h1')].find((found) => !found.closest('[hidden]'))?.textContent?.trim();
const field = (name: string) =>
  [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)].find((found) => !found.closest('[hidden]'))!;
const press = (label: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find((button) => button.textContent?.trim() === label)!.click();
const submit = (name: string) =>
  field(name).form!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));

/** Who the server says is signed in, and what else it answers. */
async function open(path: string, account = null as ReturnType<typeof makeAccount> | null, more: Replies = {}) {
  let me = makeMe({ account });
  const signIn = (next: ReturnType<typeof makeAccount>) => ({ body: (me = makeMe({ account: next })) });
  const sent = serve({
    'GET /api/me': () => ({ body: me }),
    'POST /api/sessions': (body) =>
      signIn(
        (body as { email: string }).email.startsWith('other')
          ? makeAccount({ id: other, name: 'Other' })
          : makeAccount(),
      ),
    'DELETE /api/sessions/current': () => ({ status: 204, ...((me = makeMe()) && {}) }),
    ...more,
  });
  history.replaceState(null, '', path);
  await session.take(me);
  document.body.replaceChildren(document.createElement('app-shell'));
  await vi.waitFor(() => expect(heading()).toBeTruthy());
  await settled();
  return sent;
}

async function signIn(email: string): Promise<void> {
  field('email').value = email;
  field('password').value = 'a long enough password';
  submit('password');
  await settled();
}

beforeEach(async () => {
  vi.stubGlobal('scrollTo', vi.fn());
  sessionStorage.clear();
  localStorage.clear();
  await showLanguage('en');
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it('asks to sign in at the address that was asked for, and comes to its page', async () => {
  await open('/account');
  expect(heading()).toBe('Sign in');
  expect(location.pathname).toBe('/account');
  await signIn('example@mission.example');
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
  expect(location.pathname).toBe('/account');
  expect(document.activeElement?.textContent).toBe('Your account');
  expect(document.title).toBe('Your account – Organisation');
  expect(document.querySelector('header')?.textContent).toContain('State XAA');
});

it('leads from the sign-in page itself to the list', async () => {
  await open('/sign-in');
  await signIn('example@mission.example');
  await vi.waitFor(() => expect(location.pathname).toBe('/'));
});

it('shows open pages to strangers, and says where there is nothing', async () => {
  await open('/errors/roundClosed');
  expect(heading()).toBe('What the code “roundClosed” means');
  await router.go('/nothing/here');
  await settled();
  expect(heading()).toBe('Page not found');
});

it('asks for which delegation one acts, once a window', async () => {
  const account = makeAccount({ memberships: [makeMembership('XAA'), makeMembership('XAB')] });
  await open('/', account);
  expect(heading()).toBe('For which delegation do you act?');
  submit('member');
  await settled();
  expect(document.title).toMatch(/^Error: /);
  field('member').form!.querySelectorAll<HTMLInputElement>('input')[1]!.checked = true;
  submit('member');
  await vi.waitFor(() => expect(heading()).not.toBe('For which delegation do you act?'));
  expect(location.pathname).toBe('/');
  expect(session.delegation?.member).toBe('XAB');
  expect(document.querySelector('header')?.textContent).toContain('State XAB');
});

const ended: Replies = { 'PATCH /api/me': () => ({ status: 401, ...problem('notSignedIn') }) };

it('keeps the page and what is written on it while a session that ended is renewed', async () => {
  await open('/account', makeAccount(), ended);
  const name = field('name');
  name.value = 'A new name';
  submit('name');
  await vi.waitFor(() => expect(heading()).toBe('Sign in again'));
  expect(document.title).toBe('Sign in again – Organisation');
  await signIn('example@mission.example');
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
  expect(field('name')).toBe(name);
  expect(name.value).toBe('A new name');
});

it('gives nothing of it to another person', async () => {
  await open('/account', makeAccount(), ended);
  field('name').value = 'A new name';
  submit('name');
  await vi.waitFor(() => expect(heading()).toBe('Sign in again'));
  await signIn('other@mission.example');
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
  await vi.waitFor(() => expect(field('name').value).toBe('Other'));
});

it('brings a page back as it was left, by Back', async () => {
  await open('/account', makeAccount());
  const name = field('name');
  name.value = 'Half a na';
  const { state } = history as { state: { entry: number } };
  await router.go('/errors/notFound');
  expect(heading()).toContain('notFound');
  history.replaceState(state, '', '/account');
  dispatchEvent(new PopStateEvent('popstate', { state }));
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
  expect(field('name')).toBe(name);
  expect(name.value).toBe('Half a na');
});

it('signs out, and forgets the pages: Back shows the next person nothing of the last', async () => {
  await open('/account', makeAccount());
  const { state } = history as { state: { entry: number } };
  field('name').value = 'Half a na';
  press('Sign out');
  await vi.waitFor(() => expect(location.pathname).toBe('/sign-in'));
  await vi.waitFor(() => expect(heading()).toBe('Sign in'));
  expect(session.account).toBeNull();
  await signIn('other@mission.example');
  await vi.waitFor(() => expect(location.pathname).toBe('/'));
  history.replaceState(state, '', '/account');
  dispatchEvent(new PopStateEvent('popstate', { state }));
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
  expect(field('name').value).toBe('Other');
});

it('says so when the line is lost while signing out', async () => {
  await open('/account', makeAccount(), { 'DELETE /api/sessions/current': () => 'lost' });
  press('Sign out');
  await settled();
  expect(document.querySelector('main > [role=status]')?.textContent).toContain('could not reach the service');
  expect(session.account).not.toBeNull();
});

it('shows the ribbon and the people of a demonstration, and finds them without accents', async () => {
  const people = [
    { account: other, name: 'Mr Secretary', offices: ['administration'], chairs: false, memberships: [] },
    { account: makeAccount().id, name: 'Ms Étoile', offices: [], chairs: false, memberships: [makeMembership('XAA')] },
  ];
  const me = makeMe({ demo: true });
  serve({
    'GET /api/me': () => ({ body: me }),
    'GET /api/demo/people': () => ({ body: { people } }),
    'POST /api/demo/sessions': () => ({ body: makeMe({ demo: true, account: makeAccount() }) }),
  });
  history.replaceState(null, '', '/account');
  await session.take(me);
  document.body.replaceChildren(document.createElement('app-shell'));
  await vi.waitFor(() => expect(heading()).toBe('Sign in as'));
  expect(document.querySelector('.ribbon')?.textContent).toContain('invented');
  expect([...document.querySelectorAll('h2')].map((title) => title.textContent)).toEqual([
    'Administration',
    'Delegations',
  ]);
  const search = document.querySelector<HTMLInputElement>('#demo-search')!;
  search.value = 'etoi';
  search.dispatchEvent(new Event('input'));
  await settled();
  expect([...document.querySelectorAll('h2')].map((title) => title.textContent)).toEqual(['Delegations']);
  press('Ms Étoile');
  await vi.waitFor(() => expect(heading()).toBe('Your account'));
});
