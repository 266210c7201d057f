import { focusHeading } from './ui/window-title.ts';

/** A line of the table in `routes.ts`: an address, the element that stands there, and the file that defines it. */
export interface Route {
  /** `/rounds/:round/ballot`; the parts after a colon become the page's `params`. */
  readonly path: string;
  readonly tag: string;
  readonly load: () => Promise<unknown>;
  /** Nobody has to be signed in. */
  readonly open?: true;
}

export interface Place {
  /** Undefined where no line of the table fits. */
  readonly route: Route | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  /** Which entry of the session's history this is. A place returned to has the number it had before. */
  readonly entry: number;
  readonly returned: boolean;
}

/** Puts the page of a place on the screen; resolves when it stands, or with `false` if another was asked for meanwhile. */
export type Show = (place: Place, isLatest: () => boolean) => Promise<boolean>;

/**
 * @example match(routes, '/rounds/7/ballot') // { route, params: { round: '7' } }
 */
export function match(
  table: readonly Route[],
  pathname: string,
): { route: Route; params: Record<string, string> } | undefined {
  const given = pathname.replace(/\/+$/, '').split('/');
  for (const route of table) {
    const wanted = route.path.replace(/\/+$/, '').split('/');
    if (wanted.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, index) => {
      const value = decoded(given[index] ?? '');
      if (!part.startsWith(':')) return part === value;
      params[part.slice(1)] = value;
      return value !== '';
    });
    if (fits) return { route, params };
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

interface EntryState {
  readonly entry: number;
}

const entryOf = (state: unknown): number | undefined => (state as EntryState | null)?.entry;

/** Moves between pages without loading the document again. The browser's history stays the truth; links stay links. */
export class Router {
  #table: readonly Route[] = [];
  #show: Show = async () => false;
  readonly #scrolls = new Map<number, number>();
  #entry = 0;
  #moves = 0;
  #shown = '';
  #guard: (() => boolean) | undefined;
  #returning = false;

  /** Shows the present address and follows links and history from now on. */
  start(table: readonly Route[], show: Show): Promise<void> {
    this.#table = table;
    this.#show = show;
    history.scrollRestoration = 'manual';
    this.#entry = entryOf(history.state) ?? 0;
    history.replaceState({ entry: this.#entry } satisfies EntryState, '');
    document.addEventListener('click', this.#onClick);
    addEventListener('popstate', this.#onPop);
    return this.#enter(false);
  }

  stop(): void {
    document.removeEventListener('click', this.#onClick);
    removeEventListener('popstate', this.#onPop);
  }

  /** Goes to an address of ours; `replace` where Back should not lead to the present page again. */
  async go(to: string, { replace = false } = {}): Promise<void> {
    if (!this.#mayLeave()) return;
    this.#scrolls.set(this.#entry, scrollY);
    if (!replace) this.#entry += 1;
    history[replace ? 'replaceState' : 'pushState']({ entry: this.#entry } satisfies EntryState, '', to);
    await this.#enter(false);
  }

  /** Shows the present address anew, as after signing in. */
  reload = (): Promise<void> => this.#enter(false);

  /**
   * While a guard is set, leaving asks it first: within the service it is called, at the window's edge the browser asks in its
   * own words. The returned function takes the guard away again.
   */
  guard(mayLeave: () => boolean): () => void {
    this.#guard = mayLeave;
    addEventListener('beforeunload', keepWindow);
    return () => {
      if (this.#guard !== mayLeave) return;
      this.#guard = undefined;
      removeEventListener('beforeunload', keepWindow);
    };
  }

  #mayLeave(): boolean {
    return this.#guard?.() ?? true;
  }

  readonly #onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link?.href || link.target || link.hasAttribute('download') || link.rel === 'external') return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || /^\/(api|docs|health)(\/|$)/.test(url.pathname)) return;
    event.preventDefault();
    if (url.pathname + url.search === this.#shown && url.hash) {
      history.replaceState({ entry: this.#entry } satisfies EntryState, '', url);
      toAnchor(url.hash);
    } else {
      void this.go(url.pathname + url.search + url.hash);
    }
  };

  readonly #onPop = (event: PopStateEvent): void => {
    if (this.#returning) {
      this.#returning = false;
      return;
    }
    const entry = entryOf(event.state) ?? this.#entry;
    if (!this.#mayLeave()) {
      this.#returning = entry !== this.#entry;
      if (this.#returning) history.go(this.#entry - entry);
      return;
    }
    this.#scrolls.set(this.#entry, scrollY);
    this.#entry = entry;
    void this.#enter(true);
  };

  async #enter(returned: boolean): Promise<void> {
    const move = ++this.#moves;
    const isLatest = () => move === this.#moves;
    const url = new URL(location.href);
    const found = match(this.#table, url.pathname);
    const place: Place = {
      route: found?.route,
      params: found?.params ?? {},
      url,
      entry: this.#entry,
      returned,
    };
    if (!(await this.#show(place, isLatest))) return;
    this.#shown = url.pathname + url.search;
    focusHeading();
    if (returned) scrollTo(0, this.#scrolls.get(this.#entry) ?? 0);
    else if (!url.hash || !toAnchor(url.hash)) scrollTo(0, 0);
  }
}

const keepWindow = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Goes to a paragraph of the page that is shown; false where there is none of that name. */
function toAnchor(hash: string): boolean {
  const target = document.getElementById(decoded(hash.slice(1)));
  if (!target) return false;
  if (!target.matches('a, button, input, select, textarea, [tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
  return true;
}

/** The one router of the page. */
export const router = new Router();
