import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Long enough for a machine that is busy, short enough that a page that never comes is noticed. */
const patience = 15_000;

/**
 * Somebody before a browser of their own. The verbs are what people do, the names what the page calls its parts, so a test that uses
 * them passes only if a reader finds the same names.
 */
export class Reader {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained of: errors of scripts, reports of the content security policy, requests to elsewhere. */
  readonly complaints: string[] = [];
  readonly #origin: string;

  private constructor(origin: string, context: BrowserContext, page: Page) {
    this.#origin = origin;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(patience);
    page.on('console', (message) => {
      // A refusal that the page tells is told by the browser as well.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(origin))
        this.complaints.push(`asked for ${request.url()}`);
    });
  }

  /** A new browser profile with nothing in it. */
  static async come(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Reader> {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 }, ...options });
    return new Reader(origin, context, await context.newPage());
  }

  /** Another window of a profile. */
  static async window(context: BrowserContext, origin: string): Promise<Reader> {
    return new Reader(origin, context, await context.newPage());
  }

  get main(): Locator {
    return this.page.locator('main');
  }

  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Types an address, or opens a link that was handed over. */
  async opens(address: string): Promise<void> {
    await this.page.goto(new URL(address, this.#origin).href);
    await this.main.locator('h1:visible').first().waitFor();
  }

  /** The page that stands has this heading; waits for it. */
  async isOn(heading: string | RegExp): Promise<void> {
    await this.main.locator('h1:visible', { hasText: heading }).first().waitFor();
  }

  async sees(words: string | RegExp): Promise<void> {
    await this.main.getByText(words).filter({ visible: true }).first().waitFor();
  }

  async seesNot(words: string | RegExp): Promise<void> {
    await this.main.getByText(words).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  async writes(label: string | RegExp, words: string): Promise<void> {
    await this.main.getByLabel(label, { exact: typeof label === 'string' }).fill(words);
  }

  /** Several fields by their labels. */
  async fills(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, words] of Object.entries(fields)) await this.writes(label, words);
  }

  async selects(label: string, choice: string | RegExp): Promise<void> {
    const field = this.main.getByLabel(label, { exact: true });
    const option = field.locator('option', { hasText: choice }).first();
    await field.selectOption((await option.getAttribute('value')) ?? '');
  }

  /** Presses a box or a radio; `within` is the group or section where several are called so. */
  async ticks(label: string | RegExp, within: Locator = this.main): Promise<void> {
    await within.getByLabel(label, { exact: typeof label === 'string' }).click();
  }

  async presses(button: string | RegExp, within: Locator = this.main): Promise<void> {
    await within.getByRole('button', { name: button }).first().click();
  }

  async follows(link: string | RegExp, within: Locator = this.main): Promise<void> {
    await within.getByRole('link', { name: link }).first().click();
  }

  /** What the service answers to this reader, with the cookie of their browser. */
  async asks(path: string): Promise<{ status: number; text: string }> {
    const reply = await this.context.request.get(this.#origin + path);
    return { status: reply.status(), text: await reply.text() };
  }

  async asksJson<T>(path: string): Promise<T> {
    return JSON.parse((await this.asks(path)).text) as T;
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { target: unknown; html: string }[] }[];
}

/** Everything that the rules of WCAG 2.2 AA, and good practice, find on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${String(target)} ${html.slice(0, 120)}`),
  );
}

/** How wide the page is when it is laid out for a window of this width. */
export const scrollWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);

/** Signs somebody in without the form, by the header of their cookie (`signInAs(…).cookie`). */
export async function giveCookie(context: BrowserContext, origin: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
}
