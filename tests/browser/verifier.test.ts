import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { RoundRecord } from '#shared/record/record.ts';
import { verifierPolicy } from '#server/http/security.ts';
import { testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { makeKey, makeRecord } from '#tests/support/make-record.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

let browser: Browser | undefined;
let folder: string;
let context: BrowserContext;
let page: Page;
/** What the page asked for beside itself, and what it complained of. */
let asked: string[];
let complaints: string[];

const { record } = makeRecord({ seed: 23, members: 12, extended: true }, makeKey());
const forged: RoundRecord = {
  ...record,
  events: record.events.map((event) =>
    event.position === 5 ? { ...event, facts: canonicalJson({ ...JSON.parse(event.facts), revision: 7 }) } : event,
  ),
};

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'consult-verifier-'));
  await writeFile(join(folder, 'true.record.json'), JSON.stringify(record));
  await writeFile(join(folder, 'forged.record.json'), JSON.stringify(forged));
  await writeFile(join(folder, 'picture.record.json'), Uint8Array.of(0x89, 0x50, 0xff));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => context?.close());

/** The file itself, at its own address, in a browser whose network is off. */
async function open(width = 1280, locale = 'en-GB'): Promise<boolean> {
  if (!browser) return false;
  context = await browser.newContext({ locale, viewport: { width, height: 800 }, bypassCSP: false });
  await context.setOffline(true);
  page = await context.newPage();
  [asked, complaints] = [[], []];
  page.on('request', (request) => void (request.url().startsWith('data:') || asked.push(request.url())));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(dist, 'verify.html')).href);
  return true;
}

const give = async (name: string, field = '#file'): Promise<void> => {
  await page.locator(field).setInputFiles(join(folder, name));
};
const states = (): Promise<string[]> => page.locator('.checks .status').allTextContents();

describe('the verifier as one file, without a network', () => {
  it('passes a true record in thirteen checks, and asks for nothing', async () => {
    if (!(await open())) return;
    await give('true.record.json');
    await page.getByText('The record is complete and the recount gives the same result.').waitFor();
    expect(await states()).toEqual(Array.from({ length: 13 }, () => 'Pass'));
    expect(await page.locator('h2').evaluate((heading) => document.activeElement === heading)).toBe(true);
    expect({ asked, complaints }).toEqual({ asked: [page.url()], complaints: [] });
  });

  it('fails a forged one at the right numbers, with the entry named, in each language', async () => {
    if (!(await open(360, 'fr-CH'))) return;
    await give('forged.record.json');
    await page.getByText('Ne vous fiez pas à ce registre.').waitFor();
    const numbers = async () =>
      (await states()).flatMap((state, at) => (['Échec', 'Falla', 'Fail'].includes(state) ? [at + 1] : []));
    expect(await numbers()).toEqual([3, 5]);
    expect(await page.locator('.checks li').nth(2).textContent()).toContain('L’entrée 5 a été modifiée');
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByText('No se fíe de este registro.').waitFor();
    expect(await numbers()).toEqual([3, 5]);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });

  it('holds a record to what the reader knows, and says what it cannot read', async () => {
    if (!(await open())) return;
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('Choose a file.').waitFor();
    await give('true.record.json');
    await page.locator('.checks').waitFor();
    await page.locator('summary').click();
    await page.getByLabel('Key of the installation').fill('ab');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('A key has 64 digits').waitFor();
    await page.getByLabel('Key of the installation').fill('ab'.repeat(32));
    await page.getByLabel('Codes of receipts').fill('7kq2m9xd');
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.locator('.checks li').nth(13).waitFor();
    expect((await states()).slice(11)).toEqual(['Pass', 'Fail', 'Fail']);
    await give('picture.record.json');
    await page.getByText('The file is no text in UTF-8.').waitFor();
    expect(new Set((await states()).slice(1))).toEqual(new Set(['Not run']));
  });

  it('takes a file that is dropped', async () => {
    if (!(await open())) return;
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.record.json'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    }, JSON.stringify(record));
    await page.getByRole('heading', { name: 'dropped.record.json' }).waitFor();
    expect(await states()).toHaveLength(13);
  });

  it.each([360, 1280])('is accessible and fits at %i px, before and after', async (width) => {
    if (!(await open(width))) return;
    for (const name of ['', 'true.record.json', 'forged.record.json']) {
      if (name) await give(name);
      if (name) await page.getByRole('heading', { name }).waitFor();
      // Its own policy lets no other script in, so what looks at it comes by the tester's way.
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: Axe }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  });

  it('is served at /verify under exactly the policy that stands in it', async () => {
    const test = await testApp();
    try {
      for (const url of ['/verify', '/verify.html']) {
        const { statusCode, headers, body } = await test.app.inject({
          url,
          headers: { 'accept-encoding': 'identity' },
        });
        expect(statusCode).toBe(200);
        expect(body).toBe(readFileSync(join(dist, 'verify.html'), 'utf8'));
        expect(headers['content-security-policy']).toBe(verifierPolicy(dist));
        expect(headers['content-security-policy']).toMatch(
          /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; img-src data:; .*frame-ancestors 'none'$/,
        );
      }
      const main = await test.app.inject({ url: '/' });
      expect(main.headers['content-security-policy']).toContain("script-src 'self'");
    } finally {
      await test.close();
    }
  });
});
