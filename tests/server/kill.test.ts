import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPostgres } from '#tests/support/database.ts';
import { ownsPostgres, startPostgres } from '#tests/support/postgres.ts';
import {
  castThroughKills,
  embeddedScene,
  killDatabase,
  type KillOptions,
  type Kills,
  killServer,
  killWithoutSync,
  losing,
  postgresScene,
} from '#tests/stress/kills.ts';

/**
 * Processes die while delegations cast: the server on both databases, and PostgreSQL under it. Every acknowledged ballot must be
 * there once afterwards, and a ballot whose reply was lost must come to rest by sending it again. This shows death of processes;
 * it does not show loss of power, for which PostgreSQL's fsync is on here and the embedded database makes no promise.
 */
const full = process.env.FULL === '1';
const options: KillOptions = full ? { kills: 20, between: 500 } : { kills: 10, between: 8 };
const timeout = 900_000;
const canKill = hasPostgres() && ownsPostgres();

function expectWhole({ lost, doubled, wrong, kills, acknowledged }: Kills): void {
  expect(wrong).toEqual([]);
  expect({ lost, doubled, kills }).toEqual({ lost: 0, doubled: 0, kills: options.kills });
  expect(acknowledged).toBeGreaterThan(options.kills * options.between);
}

describe('death of a process while delegations cast', () => {
  it('loses and doubles none when the server on the embedded database is killed', { timeout }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consult-kill-'));
    const scene = embeddedScene(join(folder, 'database'));
    try {
      expectWhole(await castThroughKills(scene, killServer(scene), options));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.runIf(canKill)('loses and doubles none when the server on PostgreSQL is killed', { timeout }, async () => {
    const postgres = await startPostgres({ fsync: true });
    const scene = postgresScene(postgres);
    try {
      expectWhole(await castThroughKills(scene, killServer(scene), options));
    } finally {
      await postgres.stop();
    }
  });

  it.runIf(canKill)('loses and doubles none when PostgreSQL is killed', { timeout }, async () => {
    const postgres = await startPostgres({ fsync: true });
    try {
      expectWhole(await castThroughKills(postgresScene(postgres), killDatabase(postgres), options));
    } finally {
      await postgres.stop();
    }
  });

  it.runIf(canKill)('loses some where a commit does not wait for the disk', { timeout }, async () => {
    const postgres = await startPostgres({ fsync: true, settings: losing });
    try {
      const { lost, acknowledged } = await killWithoutSync(postgres);
      expect(acknowledged).toBeGreaterThan(0);
      expect(lost).toBeGreaterThan(0);
    } finally {
      await postgres.stop();
    }
  });
});
