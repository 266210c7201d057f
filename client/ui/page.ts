import type { Problem } from '../api.ts';
import { Element } from './element.ts';
import { refusalPage } from './refusal.ts';
import { nameWindow } from './window-title.ts';

/**
 * What stands at an address. A page loads, then shows its content, of which the first heading is its name:
 *
 * - `load()` fetches what the page needs and returns the refusal, if there was one; the base shows that instead of the content.
 *   Until it has resolved the former page stays. It is called again when the reader comes back to the page.
 * - `content()` is the page, with exactly one h1. The title of the window follows it: "h1 – organisation", and "Error: " before
 *   it while an error summary stands on the page.
 * - `params` are the parts of the address, `query` what stands after its question mark.
 */
export abstract class Page<Param extends string = never> extends Element {
  static override properties = { params: { attribute: false }, query: { attribute: false }, refusal: { state: true } };

  declare params: Readonly<Record<Param, string>>;
  declare query: URLSearchParams;
  declare protected refusal: Problem | undefined;

  constructor() {
    super();
    this.params = {} as Record<Param, string>;
    this.query = new URLSearchParams();
    this.refusal = undefined;
    this.addController({ hostUpdated: nameWindow });
  }

  /** Fetches what the page shows; a page that shows nothing of the server's leaves it as it is. */
  protected async load(): Promise<Problem | undefined> {
    return undefined;
  }

  protected abstract content(): unknown;

  /** Called by the shell before the page stands, and when the reader returns to it; by a page after it has changed something. */
  async refresh(): Promise<void> {
    this.refusal = await this.load();
    this.requestUpdate();
  }

  protected override render(): unknown {
    return this.refusal ? refusalPage(this.refusal, () => void this.refresh()) : this.content();
  }
}
