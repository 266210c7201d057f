import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import { type PostgresServer, startPostgres } from '#tests/support/postgres.ts';
import { median } from './table.ts';

export interface DurablePostgres extends PostgresServer {
  /** What makes a commit last on this server, in a line for the report. */
  readonly described: string;
}

/** A PostgreSQL whose commits last: with fsync off, what is measured would not be what is promised. */
export async function startDurable(settings: Readonly<Record<string, string>> = {}): Promise<DurablePostgres> {
  const server = await startPostgres({
    fsync: true,
    settings: { shared_buffers: '512MB', max_wal_size: '4GB', ...settings },
  });
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    select string_agg(name || ' ' || setting, ', ' order by name) as line from pg_settings
    where name in ('fsync', 'synchronous_commit', 'wal_sync_method', 'server_version')`);
  await client.end();
  const described = `PostgreSQL: ${rows[0]?.line ?? ''}; fdatasync of 8 kB ${(syncMilliseconds() * 1000).toFixed(0)} us`;
  if (!/fsync on/.test(described) || !/synchronous_commit on/.test(described))
    throw new Error(`not durable: ${described}`);
  return Object.assign(Object.create(Object.getPrototypeOf(server)) as object, server, {
    described,
  }) as DurablePostgres;
}

/** The middle of two seconds of writing 8 kB and waiting for the disk, as a commit does. */
function syncMilliseconds(): number {
  const path = join(tmpdir(), `consult-bench-sync-${process.pid}`);
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const times: number[] = [];
  const until = performance.now() + 2_000;
  while (performance.now() < until) {
    const began = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    times.push(performance.now() - began);
  }
  closeSync(file);
  rmSync(path);
  return median(times);
}
