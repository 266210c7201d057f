import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#server/config.ts';
import { startService } from '#server/main.ts';
import { isLanguage } from '#shared/languages.ts';
import { launchBrowser } from './browser.ts';
import { giveCookie, Reader } from './page.ts';
import { pageStates } from './page-states.ts';
import { Town } from './town.ts';
import { makePlaces } from './town-story.ts';

/**
 * Pictures of every page in every state at the width of a telephone and of a desk, to be looked at by people:
 * `npm run shots`, or `npm run shots -- fr ballot` for one language and the routes that hold a word. They go to tests/screenshots/.
 */

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));
const wanted = process.argv.slice(2);
const language = wanted.find(isLanguage) ?? 'en';
const words = wanted.filter((word) => !isLanguage(word));

const browser = await launchBrowser();
if (!browser) process.exit(1);
const data = mkdtempSync(join(tmpdir(), 'consult-shots-'));
const service = await startService({
  config: readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATA_DIR: data,
    ORGANISATION_NAME: 'Organisation for Migration',
  }),
});
const { app, deps, address } = service;
const town = await Town.found({ app, deps, db: deps.db });
const states = pageStates(town.people, await makePlaces(town));
mkdirSync(folder, { recursive: true });

let taken = 0;
for (const { route, path, who, state, act } of states) {
  if (words.length > 0 && !words.some((word) => route.includes(word))) continue;
  const reader = await Reader.come(browser, address, { locale: language, timezoneId: 'America/Lima' });
  if (who !== undefined) await giveCookie(reader.context, address, (await town.as(who)).cookie);
  await reader.opens(path);
  await act?.(reader);
  if ((await reader.page.locator('html').getAttribute('lang')) !== language)
    await reader.page.locator(`language-switch button[lang=${language}]`).click();
  await reader.page.locator(`html[lang=${language}]`).waitFor();
  const name = `${route === '/' ? 'home' : route.slice(1)} ${state}`.replaceAll(/[^\w]+/g, '-').toLowerCase();
  for (const width of [360, 1280]) {
    await reader.page.setViewportSize({ width, height: 800 });
    await reader.page.screenshot({ path: join(folder, `${language}-${name}-${width}.png`), fullPage: true });
    taken += 1;
  }
  await reader.leaves();
}
process.stdout.write(`${taken} pictures in ${folder}\n`);
await browser.close();
await service.stop();
rmSync(data, { recursive: true, force: true });
