import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { firstAdministratorLink } from '#server/accounts/first-administrator.ts';
import { readConfig } from '#server/config.ts';
import { type Service, startService } from '#server/main.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { Reader } from '#tests/support/page.ts';

/** The service as an operator starts it, with an empty database of its own, and a browser on the same machine. */
export interface House {
  readonly browser: Browser;
  readonly service: Service;
  /** The link that `consult serve` prints while there is no administrator. */
  printedLink(): Promise<string>;
  /** Somebody comes with a browser in which nothing is known of the service. */
  enter(options?: BrowserContextOptions): Promise<Reader>;
  close(): Promise<void>;
}

/** Undefined where there is no browser on this machine. */
export async function openHouse(): Promise<House | undefined> {
  const browser = await launchBrowser();
  if (!browser) return undefined;
  const database = await freshDatabase();
  // Without a PostgreSQL in this run the service takes its embedded database.
  const folder = database.url === '' ? mkdtempSync(join(tmpdir(), 'consult-journey-')) : undefined;
  const service = await startService({
    config: readConfig({
      PORT: '0',
      LOG_LEVEL: 'silent',
      ORGANISATION_NAME: 'Organisation for Migration',
      ...(folder === undefined ? { DATABASE_URL: database.url } : { DATA_DIR: folder }),
    }),
  });
  return {
    browser,
    service,
    printedLink: async () => (await firstAdministratorLink(service.deps))?.url ?? '',
    enter: (options) => Reader.come(browser, service.address, options),
    close: async () => {
      await browser.close();
      await service.stop();
      await database.close();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
