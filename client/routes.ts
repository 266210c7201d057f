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
  {
    path: '/consultations/:consultation',
    tag: 'consultation-page',
    load: () => import('./consultations/consultation-page.ts'),
  },
  { path: '/consultations/:consultation/theme', tag: 'view-page', load: () => import('./views/view-page.ts') },
  {
    path: '/consultations/:consultation/paragraphs/:number',
    tag: 'view-page',
    load: () => import('./views/view-page.ts'),
  },
  { path: '/consultations/:consultation/views', tag: 'views-page', load: () => import('./views/views-page.ts') },
  { path: '/consultations/:consultation/topics', tag: 'topics-page', load: () => import('./proposals/topics-page.ts') },
  {
    path: '/consultations/:consultation/topics/new',
    tag: 'propose-page',
    load: () => import('./proposals/propose-page.ts'),
  },
  {
    path: '/consultations/:consultation/topics/:topic/ruling',
    tag: 'ruling-page',
    load: () => import('./proposals/ruling-page.ts'),
  },
  {
    path: '/consultations/:consultation/topics/:topic/withdrawal',
    tag: 'withdrawal-page',
    load: () => import('./proposals/withdrawal-page.ts'),
  },
  { path: '/topics', tag: 'memory-page', load: () => import('./proposals/memory-page.ts') },
  { path: '/topics/:topic', tag: 'topic-page', load: () => import('./proposals/topic-page.ts') },

  // rounds, ballots, results
  { path: '/rounds/:round/ballot', tag: 'ballot-page', load: () => import('./ballots/ballot-page.ts') },
  { path: '/rounds/:round/review', tag: 'review-page', load: () => import('./ballots/review-page.ts') },
  { path: '/rounds/:round/receipt/:member', tag: 'receipt-page', load: () => import('./ballots/receipt-page.ts') },
];
