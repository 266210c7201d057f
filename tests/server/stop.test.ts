import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { startService } from '#server/main.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';

it.runIf(hasPostgres())('a connection that asks nothing does not hold up the stop', { timeout: 40_000 }, async () => {
  const database = await freshDatabase();
  const service = await startService({
    config: readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: database.url }),
  });
  const silent = connect(Number(new URL(service.address).port), '127.0.0.1');
  await once(silent, 'connect');
  const ended = once(silent.resume(), 'close');
  await Promise.all([service.stop(), ended]);
  expect(service.app.server.listening).toBe(false);
  await database.close();
});
