import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { freshDatabase, hasPostgres } from '#tests/support/database.ts';
import { manyAddresses } from '#tests/stress/ask.ts';
import { devicesGround, tryDevices } from '#tests/stress/devices.ts';
import { spoil } from '#tests/stress/spoil.ts';

const count = process.env.FULL === '1' ? 2_000 : 500;

describe.runIf(hasPostgres())('one delegation on many devices, with lost replies', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp({ connection: await freshDatabase({ poolSize: 24 }), env: manyAddresses });
  });
  afterAll(() => test.close());

  it(
    `what was acknowledged last stands, each key is one ballot, in ${count} trials`,
    { timeout: 1_200_000 },
    async () => {
      const found = await tryDevices(await devicesGround(test), { count, seed: 500 });
      expect(found.faults).toEqual([]);
      expect(found.acknowledged).toBeGreaterThanOrEqual(count * 4);
      expect(found.unheard).toBeGreaterThan(count);
      expect(found.stale).toBeGreaterThan(count);
    },
  );

  it('goes wrong where a key is not looked for', async () => {
    await spoil(test.db, 'if found then', 'if false then');
    const found = await tryDevices(await devicesGround(test), { count: 20, seed: 600 });
    expect(found.faults).not.toEqual([]);
  });
});
