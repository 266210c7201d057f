import type { Route } from './router.ts';

/**
 * Every address of the service, on one page. A page is fetched when it is first asked for. The first line that fits is taken, so
 * a fixed part (`topics/new`) stands before a part that is filled in (`topics/:topic`).
 */
export const routes: readonly Route[] = [
  // accounts
  { path: '/sign-in', tag: 'sign-in-page', load: () => import('./accounts/sign-in-page.ts'), open: true },
  { path: '/link', tag: 'link-page', load: () => import('./accounts/link-page.ts'), open: true },
  { path: '/reset', tag: 'reset-page', load: () => import('./accounts/reset-page.ts'), open: true },
  { path: '/account', tag: 'account-page', load: () => import('./accounts/account-page.ts') },
  { path: '/delegation', tag: 'delegation-page', load: () => import('./accounts/delegation-page.ts') },
  { path: '/errors/:code', tag: 'error-page', load: () => import('./accounts/error-page.ts'), open: true },

  // delegations, observers, chair
  { path: '/', tag: 'home-page', load: () => import('./consultations/home-page.ts') },
];
