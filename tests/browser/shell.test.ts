import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, assert, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { hashPassword } from '#server/accounts/password.ts';
import { languages } from '#shared/languages.ts';
import { type TestApp, testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { makeAccount, makeDelegate } from '#tests/support/make.ts';

/** What only a real browser shows of the frame that stands around every page: history, focus, scroll, layout, the policy. */

const password = 'a long enough sentence';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

let browser: Browser | undefined;
let test: TestApp;
let origin: string;

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  const { account } = await makeDelegate(test.db, { name: 'Ms Delegate' });
  const hashed = await hashPassword(password);
  assert(hashed.ok);
  const passwordHash = hashed.value;
  await test.db
    .updateTable('account')
    .set({ email: 'delegate@mission.example', email_key: 'delegate@mission.example', password_hash: passwordHash })
    .where('id', '=', account)
    .execute();
  await makeAccount(test.db, { email: 'other@mission.example', name: 'Mr Other', passwordHash });
});

afterAll(async () => {
  await browser?.close();
  await test.close();
});

interface Opened {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, reports of the policy, requests to elsewhere. */
  readonly complaints: string[];
}

async function open({ skip }: TestContext, path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  if (!browser) return skip('no browser on this machine');
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complaints.push(request.url());
  });
  await page.goto(origin + path);
  await page.locator('main h1').first().waitFor();
  return { page, complaints };
}

const headingIs = (page: Page, words: string) => page.locator('main h1', { hasText: words }).first().waitFor();

async function signIn(page: Page, email = 'delegate@mission.example'): Promise<void> {
  await page.locator('sign-in-form [name=email]').fill(email);
  await page.locator('sign-in-form [name=password]').fill(password);
  await page.keyboard.press('Enter');
}

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { target: unknown }[] }[];
}

/** Everything that the rules of WCAG 2.2 AA find on the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(' ')}`);
}

const scrollWidth = (page: Page) => page.evaluate(() => document.scrollingElement?.scrollWidth);

describe('pages of strangers', () => {
  const addresses = ['/sign-in', '/reset', '/link#nothing', '/errors/roundClosed', '/nothing/here'];
  for (const colorScheme of ['light', 'dark'] as const) {
    it.for(addresses)(`%s holds in ${colorScheme}, in three languages, at 320 px`, async (address, context) => {
      const { page, complaints } = await open(context, address, { colorScheme });
      for (const language of languages) {
        await page.locator(`language-switch button[lang=${language}]`).click();
        await page.locator(`html[lang=${language}]`).waitFor();
        await page.setViewportSize({ width: 1280, height: 800 });
        expect(await violations(page), `in ${language}`).toEqual([]);
        await page.setViewportSize({ width: 320, height: 256 });
        expect(await scrollWidth(page), `in ${language}`).toBe(320);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});

it('signs in by keyboard alone and comes to the page that was asked for', async (context) => {
  const { page, complaints } = await open(context, '/account');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('delegate@mission.example');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(password);
  await page.keyboard.press('Enter');
  await headingIs(page, 'Your account');
  expect(new URL(page.url()).pathname).toBe('/account');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await page.title()).toBe('Your account – Test organisation');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('asks once who reads, and few times for anything', async (context) => {
  const { page } = await open(context, '/sign-in');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await headingIs(page, 'Sign in');
  expect(asked.filter((path) => path === '/api/me')).toHaveLength(1);
  expect(asked.length).toBeLessThanOrEqual(12);
  await page.context().close();
});

it('goes back to the scroll and the answers that were left, and forward again', async (context) => {
  const { page } = await open(context, '/account', { viewport: { width: 1280, height: 400 } });
  await signIn(page);
  await headingIs(page, 'Your account');
  await page.locator('#field-name').fill('Half a na');
  await page.evaluate(() => scrollTo(0, 500));
  await page.locator('header a.service').evaluate((link: HTMLElement) => link.click());
  await headingIs(page, 'Consultations');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await headingIs(page, 'Your account');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(500);
  expect(await page.locator('#field-name').inputValue()).toBe('Half a na');
  await page.goForward();
  await headingIs(page, 'Consultations');
  await page.context().close();
});

it('keeps what is written when the session ends, shows it again to the same person and never to another', async (context) => {
  for (const [email, name] of [
    ['delegate@mission.example', 'Half a na'],
    ['other@mission.example', 'Mr Other'],
  ] as const) {
    const { page, complaints } = await open(context, '/account');
    await signIn(page);
    await headingIs(page, 'Your account');
    await page.locator('#field-name').fill('Half a na');
    await test.db.updateTable('session').set({ ended_at: '2026-01-01T00:00:00.000000Z' }).execute();
    await page.locator('#page form button.button').first().click();
    await headingIs(page, 'Sign in again');
    expect(await violations(page)).toEqual([]);
    await signIn(page, email);
    await expect.poll(() => page.locator('#page #field-name').inputValue()).toBe(name);
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

it('shows where the focus is, at every stop', async (context) => {
  const { page } = await open(context, '/account');
  await signIn(page);
  await headingIs(page, 'Your account');
  for (let stop = 0; stop < 16; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      if (element === document.body) return true;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      const isMarked = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      return isMarked && height >= 24 && top !== null && (element.contains(top) || top.contains(element));
    });
    expect(seen, `stop ${stop}`).toBe(true);
  }
  await page.context().close();
});
