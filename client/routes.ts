import {
  loadAuditWords,
  loadCountWords,
  loadOfficeWords,
  loadPresetWords,
  loadResultWords,
  loadTallyWords,
} from './messages.ts';
import type { Route } from './router.ts';

/**
 * Every address of the service, on one page. A page is fetched when it is first asked for. The first line that fits is taken, so
 * a fixed part (`topics/new`) stands before a part that is filled in (`topics/:topic`).
 */
const everybody: readonly Route[] = [
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
  { path: '/rounds/:round', tag: 'round-page', load: () => import('./rounds/round-page.ts') },
  { path: '/rounds/:round/open', tag: 'open-round-page', load: () => import('./rounds/open-round-page.ts') },
  { path: '/rounds/:round/extend', tag: 'extend-round-page', load: () => import('./rounds/extend-round-page.ts') },
  { path: '/rounds/:round/close', tag: 'close-round-page', load: () => import('./rounds/close-round-page.ts') },
  { path: '/rounds/:round/void', tag: 'void-round-page', load: () => import('./rounds/void-round-page.ts') },
  { path: '/rounds/:round/further', tag: 'further-round-page', load: () => import('./rounds/further-round-page.ts') },
  { path: '/rounds/:round/tally', tag: 'check-figures-page', load: () => import('./results/check-figures-page.ts') },
  { path: '/rounds/:round/result', tag: 'result-page', load: () => import('./results/result-page.ts') },
  {
    path: '/consultations/:consultation/declare',
    tag: 'declare-page',
    load: () => import('./results/declare-page.ts'),
  },
  {
    path: '/rounds/:round/declare',
    tag: 'declare-election-page',
    load: () => import('./results/declare-election-page.ts'),
  },
  { path: '/rounds/:round/ballot', tag: 'ballot-page', load: () => import('./ballots/ballot-page.ts') },
  { path: '/rounds/:round/review', tag: 'review-page', load: () => import('./ballots/review-page.ts') },

  // what is there to be checked
  { path: '/rounds/:round/receipt/:member', tag: 'receipt-page', load: () => import('./ballots/receipt-page.ts') },
  { path: '/rounds/:round/record', tag: 'events-page', load: () => import('./audit/events-page.ts') },
  { path: '/records', tag: 'records-page', load: () => import('./audit/records-page.ts') },
  { path: '/acts', tag: 'acts-page', load: () => import('./audit/acts-page.ts') },
];

const administration: readonly Route[] = [
  // members and their people
  { path: '/members', tag: 'members-page', load: () => import('./members/members-page.ts') },
  { path: '/members/:member', tag: 'member-page', load: () => import('./members/member-page.ts') },
  { path: '/members/:member/suspend', tag: 'suspend-right-page', load: () => import('./members/right-page.ts') },
  { path: '/members/:member/lift', tag: 'lift-right-page', load: () => import('./members/right-page.ts') },
  { path: '/members/:member/people/new', tag: 'invite-page', load: () => import('./members/invite-page.ts') },
  { path: '/members/:member/people/:person', tag: 'person-page', load: () => import('./members/person-page.ts') },

  // administration
  { path: '/admin', tag: 'admin-page', load: () => import('./administration/admin-page.ts') },
  { path: '/admin/members/import', tag: 'import-page', load: () => import('./members/import-page.ts') },
  { path: '/admin/accounts', tag: 'accounts-page', load: () => import('./administration/accounts-page.ts') },
  { path: '/admin/accounts/new', tag: 'new-account-page', load: () => import('./administration/new-account-page.ts') },
  {
    path: '/admin/accounts/:account',
    tag: 'staff-account-page',
    load: () => import('./administration/staff-account-page.ts'),
  },
  {
    path: '/admin/consultations/new',
    tag: 'new-consultation-page',
    load: () => import('./administration/new-consultation-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation',
    tag: 'consultation-admin-page',
    load: () => import('./administration/consultation-admin-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/title',
    tag: 'consultation-title-page',
    load: () => import('./administration/consultation-title-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/asked',
    tag: 'consultation-asked-page',
    load: () => import('./administration/consultation-asked-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/note',
    tag: 'draft-note-page',
    load: () => import('./administration/note-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/note/paste',
    tag: 'note-paste-page',
    load: () => import('./administration/note-paste-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/note/:number',
    tag: 'draft-paragraph-page',
    load: () => import('./administration/paragraph-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/theme',
    tag: 'consultation-theme-page',
    load: () => import('./administration/consultation-theme-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/topics',
    tag: 'listed-topics-page',
    load: () => import('./administration/listed-topics-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/topics/:topic',
    tag: 'listed-topic-page',
    load: () => import('./administration/listed-topic-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/hours',
    tag: 'consultation-hours-page',
    load: () => import('./administration/consultation-hours-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/chair',
    tag: 'consultation-chair-page',
    load: () => import('./administration/consultation-chair-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/issue',
    tag: 'consultation-issue-page',
    load: () => import('./administration/consultation-issue-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/withdraw',
    tag: 'consultation-withdraw-page',
    load: () => import('./administration/consultation-withdraw-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/enter-topic',
    tag: 'enter-topic-page',
    load: () => import('./administration/enter-topic-page.ts'),
  },
  {
    path: '/admin/consultations/:consultation/rounds/new',
    tag: 'new-round-page',
    load: () => import('./administration/new-round-page.ts'),
  },
  { path: '/admin/rounds/:round', tag: 'round-admin-page', load: () => import('./administration/round-admin-page.ts') },
  {
    path: '/admin/rounds/:round/question',
    tag: 'round-question-page',
    load: () => import('./administration/round-question-page.ts'),
  },
  {
    path: '/admin/rounds/:round/kind',
    tag: 'round-kind-page',
    load: () => import('./administration/round-kind-page.ts'),
  },
  {
    path: '/admin/rounds/:round/candidates',
    tag: 'round-candidates-page',
    load: () => import('./administration/round-candidates-page.ts'),
  },
  {
    path: '/admin/rounds/:round/options',
    tag: 'round-options-page',
    load: () => import('./administration/round-options-page.ts'),
  },
  {
    path: '/admin/rounds/:round/form',
    tag: 'round-form-page',
    load: () => import('./administration/round-form-page.ts'),
  },
  {
    path: '/admin/rounds/:round/secrecy',
    tag: 'round-secrecy-page',
    load: () => import('./administration/round-secrecy-page.ts'),
  },
  {
    path: '/admin/rounds/:round/hours',
    tag: 'round-hours-page',
    load: () => import('./administration/round-hours-page.ts'),
  },
  {
    path: '/admin/rounds/:round/preview',
    tag: 'round-preview-page',
    load: () => import('./administration/round-preview-page.ts'),
  },
  { path: '/rounds/:round/answers', tag: 'answers-page', load: () => import('./administration/answers-page.ts') },
];

/** Before a page of the Administration stands, its words are there. */
const withWords = (route: Route): Route => ({
  ...route,
  load: () => Promise.all([route.load(), loadOfficeWords()]),
});

/** So have pages of rounds those of every form and rule; a result has been counted, and speaks in its own words. */
const withCounts = (route: Route): Route =>
  /\/rounds\/:round(?!\/(result|tally)$)/.test(route.path)
    ? { ...route, load: () => Promise.all([route.load(), loadCountWords()]) }
    : route;

/** And those where figures are read or checked what rules have beside them; where a rule is chosen, whose it may be; and what is to be checked. */
const extraWords: readonly (readonly [RegExp, () => Promise<void>])[] = [
  [/\/(rounds\/:round\/(result|tally)|declare)$/, loadResultWords],
  [/\/rounds\/:round\/(result|tally)$/, loadTallyWords],
  [/\/rounds\/:round\/form$/, loadPresetWords],
  [/\/(records?|acts|receipt\/:member)$/, loadAuditWords],
];
const withExtras = (route: Route): Route => {
  const extra = extraWords.filter(([path]) => path.test(route.path));
  return { ...route, load: () => Promise.all([route.load(), ...extra.map(([, load]) => load())]) };
};

export const routes: readonly Route[] = [...everybody, ...administration.map(withWords)]
  .map(withCounts)
  .map(withExtras);
