import { nothing } from 'lit';
import type { Problem } from '../api.ts';
import { Page } from './page.ts';

/** What stands where nothing stands: no page has this address, or the file of the page did not arrive. */
export class NotFoundPage extends Page {
  readonly #code: 'notFound' | 'lineLost';

  constructor(code: 'notFound' | 'lineLost' = 'notFound') {
    super();
    this.#code = code;
  }

  protected override async load(): Promise<Problem> {
    return { code: this.#code, status: 0, title: '', errors: [] };
  }

  /** Trying again means the whole document: a browser may remember that a file failed, and after an update it has another name. */
  override async refresh(): Promise<void> {
    if (this.isConnected && this.#code === 'lineLost') location.reload();
    else await super.refresh();
  }

  protected override content() {
    return nothing;
  }
}

customElements.define('not-found-page', NotFoundPage);
