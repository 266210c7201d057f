import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#client/routes.ts';
import { catalogues } from '#server/catalogues.ts';
import { type Language, languages } from '#shared/languages.ts';
import { translator } from '#shared/locales/translate.ts';
import { type TestApp, testApp } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { giveCookie, Reader, scrollWidth, violations } from '#tests/support/page.ts';
import type { PageState } from '#tests/support/page-state.ts';
import { pageStates } from '#tests/support/page-states.ts';
import { Town } from '#tests/support/town.ts';
import { makePlaces } from '#tests/support/town-story.ts';

/** Every page in every state that a reader can find it in, in three languages and two widths, looked at by machine. */

let browser: Browser | undefined;
let test: TestApp;
let origin: string;
let town: Town;
let states: PageState[];
const contexts = new Map<string, Promise<BrowserContext>>();
/** Titles of windows by language, with the route that has them. */
const titles = new Map<string, Set<string>>();

beforeAll(async () => {
  [browser, test] = await Promise.all([launchBrowser(), testApp()]);
  origin = await test.app.listen({ host: '127.0.0.1', port: 0 });
  town = await Town.found(test);
  states = pageStates(town.people, await makePlaces(town));
});
afterAll(async () => {
  await browser?.close();
  await test.close();
});

/** One browser profile a person: what was fetched once is not fetched again. */
function contextOf(who: string | undefined, of: Browser): Promise<BrowserContext> {
  const known = contexts.get(who ?? '');
  if (known) return known;
  const made = of.newContext({ locale: 'en', timezoneId: 'America/Lima' }).then(async (context) => {
    if (who !== undefined) await giveCookie(context, origin, (await town.as(who)).cookie);
    return context;
  });
  contexts.set(who ?? '', made);
  return made;
}

/** Two windows at a time: as many as there are cores to draw them. */
const places = { free: 2, waiting: [] as (() => void)[] };
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (places.free > 0) places.free -= 1;
  else await new Promise<void>((go) => places.waiting.push(go));
  try {
    return await work();
  } finally {
    const next = places.waiting.shift();
    if (next) next();
    else places.free += 1;
  }
}

const keys = new Set(Object.keys(catalogues.en).filter((key) => key.includes('.')));
const widths = [1280, 360] as const;
/** Headings of the page that stands instead of one that is refused. */
const refusals = new Set(
  languages.flatMap((language) => {
    const t = translator(language, catalogues[language]);
    return [t('ui.notFoundTitle'), t('ui.notAllowedTitle'), t('ui.refusedTitle'), t('ui.lineLostTitle')];
  }),
);

/** Everything that is wrong with a page as it stands, in one language. */
async function faultsOf({ page, main, complaints }: Reader, language: Language): Promise<string[]> {
  const faults: string[] = [];
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator(`language-switch button[lang=${language}]`).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await violations(page)).map((violation) => `at ${width} px: ${violation}`));
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const needed = await scrollWidth(page);
  if (needed > 320) faults.push(`needs ${needed} px`);
  const headings = await main.locator('h1:visible').count();
  if (headings !== 1) faults.push(`has ${headings} headings of the first order`);
  const raw = (await page.locator('body').innerText()).match(/[a-z]\w*(?:\.\w+)+/gi)?.filter((word) => keys.has(word));
  if (raw?.length) faults.push(`shows the keys ${raw.join(', ')}`);
  const [complaint] = complaints.splice(0);
  if (complaint !== undefined) faults.push(`the browser complains: ${complaint}`);
  return faults.map((fault) => `${language}, ${fault}`);
}

async function look({ route, path, who, state, act }: PageState, of: Browser): Promise<string[]> {
  const reader = await Reader.window(await contextOf(who, of), origin);
  try {
    await reader.opens(path);
    await act?.(reader);
    const faults: string[] = [];
    const isRefused = refusals.has(await reader.main.locator('h1:visible').innerText());
    if (isRefused !== state.startsWith('refused')) faults.push(isRefused ? 'is refused' : 'is not refused');
    for (const language of languages) {
      faults.push(...(await faultsOf(reader, language)));
      if (!isRefused && state !== 'not theirs') {
        const title = `${language}: ${(await reader.page.title()).replace(/^(Error|Erreur\u202f|Error): /, '')}`;
        titles.set(title, (titles.get(title) ?? new Set()).add(route));
      }
    }
    return faults;
  } finally {
    await reader.page.close();
  }
}

it('every route is listed with its states, and no other', () => {
  expect([...new Set(states.map(({ route }) => route))].toSorted()).toEqual(routes.map(({ path }) => path).toSorted());
});

describe('in every state, language and width', () => {
  it.concurrent.for(routes.map(({ path }) => path))('%s', async (route, { skip }) => {
    const opened = browser ?? skip('no browser on this machine');
    for (const state of states.filter((candidate) => candidate.route === route)) {
      const faults = await inTurn(() => look(state, opened));
      expect(faults, `${state.path}, ${state.state}`).toEqual([]);
    }
  });
});

it('no two pages have the same title', ({ skip }) => {
  if (!browser) skip('no browser on this machine');
  const shared = [...titles].filter(([, having]) => having.size > 1).map(([title, having]) => [title, ...having]);
  expect(shared).toEqual([]);
  expect(titles.size).toBeGreaterThan(routes.length);
});
