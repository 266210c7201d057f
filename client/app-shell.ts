import { html, nothing } from 'lit';
import { t } from './messages.ts';
import { type Place, router, type Route } from './router.ts';
import { routes } from './routes.ts';
import { session } from './session.ts';
import { Element } from './ui/element.ts';
import './ui/language-switch.ts';
import { NotFoundPage } from './ui/not-found-page.ts';
import { Page } from './ui/page.ts';
import { ribbon, words } from './ui/pieces.ts';
import { focusHeading, nameWindow } from './ui/window-title.ts';

/** So many pages are kept with what was written on them, for a reader who goes back. */
const kept = 8;
/** A wait that is shorter than this is not spoken of. */
const soon = 400;

/**
 * What stands around every page: who speaks, in which languages, who reads and for which delegation, and where to ask. It puts
 * the page of an address into `main`, asks to sign in where that is needed (at the same address, so that the reader comes to
 * what they asked for), and keeps the page beneath while a session that ended is renewed.
 */
export class AppShell extends Element {
  static override properties = { isWaiting: { state: true }, notice: { state: true } };

  declare private isWaiting: boolean;
  declare private notice: string;

  readonly #pages = new Map<number, { page: Page; address: string }>();
  #page: Page | undefined;
  #place: Place | undefined;
  #reader: string | undefined;
  #wasEnded = false;
  #unfollow = (): void => undefined;

  constructor() {
    super();
    this.isWaiting = false;
    this.notice = '';
  }

  override connectedCallback(): void {
    // What the document said while this was fetched.
    this.replaceChildren();
    super.connectedCallback();
    this.#reader = this.#whose();
    this.#unfollow = session.onChange(() => this.#onSession());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
    router.stop();
  }

  protected override firstUpdated(): void {
    void router.start(routes, (place, isLatest) => this.#show(place, isLatest));
  }

  protected override updated(): void {
    if (session.hasEnded && !this.#wasEnded) void import('./accounts/sign-in-form.ts').then(() => focusHeading());
    this.#wasEnded = session.hasEnded;
    nameWindow();
  }

  protected override render() {
    return html`
      <a class="skip" href="#main">${t('shell.skip')}</a>
      <header>
        ${session.demo ? ribbon(t('shell.demo')) : nothing}
        <div class="width bar-of-service">
          <a class="service" href="/">${session.organisation}</a>
          <language-switch></language-switch>
          ${session.account ? this.#who() : nothing}
        </div>
      </header>
      <main id="main" tabindex="-1" aria-busy=${this.isWaiting ? 'true' : 'false'}>
        <p role="status" class=${this.isWaiting ? 'waiting' : 'out-of-sight'}>
          ${this.isWaiting ? t('shell.loading') : this.notice}
        </p>
        ${
          session.hasEnded
            ? html`<section>
                <h1>${t('shell.sessionEnded')}</h1>
                <p>${t('error.notSignedIn')}</p>
                <sign-in-form></sign-in-form>
              </section>`
            : nothing
        }
        <div id="page" ?hidden=${session.hasEnded}></div>
      </main>
      <footer>
        <div class="width"><p>${t('shell.help')}</p></div>
      </footer>
    `;
  }

  #who() {
    const { account, delegation } = session;
    const several = (account?.memberships.length ?? 0) > 1;
    return html`<div class="who">
      <nav aria-label=${t('shell.sections')}>
        <ul class="inline">
          <li><a href="/">${t('shell.home')}</a></li>
          ${
            account?.offices.includes('administration')
              ? html`<li><a href="/admin">${t('shell.administration')}</a></li>`
              : nothing
          }
          ${session.may('listRecords') ? html`<li><a href="/records">${t('shell.records')}</a></li>` : nothing}
        </ul>
      </nav>
      <span><a href="/account">${account?.name}</a>${delegation ? html`, ${words(delegation.names)}` : nothing}</span>
      ${several ? html`<a href="/delegation">${t('shell.changeDelegation')}</a>` : nothing}
      <button type="button" class="plain" @click=${this.#signOut}>${t('shell.signOut')}</button>
    </div>`;
  }

  readonly #signOut = async (): Promise<void> => {
    const refusal = await session.signOut();
    if (refusal) this.notice = t('ui.lineLost');
    else await router.go('/sign-in');
  };

  /** Another person or delegation than before: what was kept is not theirs, and the address is shown anew, for them. */
  #onSession(): void {
    const reader = this.#whose();
    if (reader === this.#reader) {
      if (this.#wasEnded && !session.hasEnded) void this.#page?.refresh().then(() => focusHeading());
      return;
    }
    this.#reader = reader;
    this.#pages.clear();
    const path = this.#place?.route?.path ?? '';
    if (session.account && ['/sign-in', '/link', '/delegation'].includes(path)) void router.go('/', { replace: true });
    else void router.reload();
  }

  #whose(): string {
    return `${session.account?.id ?? ''} ${session.delegation?.member ?? ''}`;
  }

  async #show(place: Place, isLatest: () => boolean): Promise<boolean> {
    const slow = setTimeout(() => (this.isWaiting = true), soon);
    try {
      const page = await this.#pageOf(place);
      if (!isLatest()) return false;
      this.#place = place;
      this.#page = page;
      this.querySelector('#page')?.replaceChildren(page);
      await page.updateComplete;
      nameWindow();
      return true;
    } finally {
      clearTimeout(slow);
      if (isLatest()) this.isWaiting = false;
    }
  }

  async #pageOf(place: Place): Promise<Page> {
    const address = place.url.pathname + place.url.search;
    const before = this.#pages.get(place.entry);
    if (place.returned && before?.address === address) {
      // As it was left, with what is written on it; what the server says may have changed.
      void before.page.refresh();
      return before.page;
    }
    const page = await this.#make(asked(place.route));
    page.params = place.params;
    page.query = place.url.searchParams;
    await page.refresh();
    this.#pages.delete(place.entry);
    this.#pages.set(place.entry, { page, address });
    for (const entry of this.#pages.keys()) if (this.#pages.size > kept) this.#pages.delete(entry);
    return page;
  }

  async #make(route: Route | undefined): Promise<Page> {
    if (!route) return new NotFoundPage();
    try {
      await route.load();
    } catch {
      return new NotFoundPage('lineLost');
    }
    const page = document.createElement(route.tag);
    if (!(page instanceof Page)) throw new Error(`${route.tag} is no page`);
    return page;
  }
}

/** The page that answers: sign-in or the question of the delegation may come before the one that was asked for. */
function asked(route: Route | undefined): Route | undefined {
  const find = (path: string) => routes.find((candidate) => candidate.path === path);
  if (!route || route.open) return route;
  if (!session.account) return find('/sign-in');
  if (session.mustChooseDelegation && route.path !== '/account') return find('/delegation');
  return route;
}
