import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '#tests/support/database.ts';
import { makeOpenFolder } from '#tests/support/postgres-binaries.ts';
import { createDatabase, dropDatabase, listDatabases, ownsPostgres, startPostgres } from '#tests/support/postgres.ts';

/** The servers that every kill, race and benchmark stands on: what they promise has to be seen once. */

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function eventually(what: string, check: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (check()) return;
    await sleep(50);
  }
  throw new Error(`not within 10 s: ${what}`);
}

async function query<Row extends QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const dataDirOf = async (url: string): Promise<string> =>
  (await query<{ data_directory: string }>(url, 'show data_directory'))[0]!.data_directory;

describe.runIf(hasPostgres() && ownsPostgres())('a PostgreSQL of the test’s own', () => {
  test('starts, takes settings, copies a database, and leaves nothing when it stops', async () => {
    const server = await startPostgres({ settings: { work_mem: '1MB', log_statement: 'none' } });
    onTestFinished(() => server.stop());
    const pid = server.pid!;
    const dataDir = await dataDirOf(server.url);
    expect(await query(server.url, 'show work_mem')).toStrictEqual([{ work_mem: '1MB' }]);
    expect(await query(server.url, 'show fsync')).toStrictEqual([{ fsync: 'off' }]);
    expect(await query(server.url, `select lower('É') as lower`), 'letters beyond ASCII have a case').toStrictEqual([
      { lower: 'é' },
    ]);

    const original = await createDatabase(server.url, 'original');
    await query(original, 'create table kept as select 1 as n');
    const copies = await Promise.all(['a', 'b', 'c'].map((name) => createDatabase(server.url, name, 'original')));
    for (const copy of copies) expect(await query(copy, 'select n from kept')).toStrictEqual([{ n: 1 }]);
    const idle = new Client({ connectionString: copies[0] });
    idle.on('error', () => {});
    await idle.connect();
    await dropDatabase(server.url, 'a');
    expect((await listDatabases(server.url)).sort()).toStrictEqual([
      'b',
      'c',
      'original',
      'postgres',
      'template0',
      'template1',
    ]);

    await server.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(dataDir, '..')), 'its temporary folder').toBe(false);
    expect(server.pid).toBeUndefined();
  });

  test('with fsync on, a commit outlives the death of all its processes, an open transaction does not', async () => {
    const server = await startPostgres({ fsync: true });
    onTestFinished(() => server.stop());
    expect(await query(server.url, 'show fsync')).toStrictEqual([{ fsync: 'on' }]);
    expect(await query(server.url, 'show synchronous_commit')).toStrictEqual([{ synchronous_commit: 'on' }]);
    await query(server.url, 'create table kept (n int)');
    const client = new Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    const [{ backend }] = (await client.query<{ backend: number }>('select pg_backend_pid() as backend')).rows as [
      { backend: number },
    ];
    await client.query('insert into kept values (1)');
    await client.query('begin');
    await client.query('insert into kept values (2)');

    const pid = server.pid!;
    await server.kill9();
    expect(server.pid).toBeUndefined();
    await eventually('the postmaster and its backend are gone', () => !isAlive(pid) && !isAlive(backend));
    await expect(query(server.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await server.restart();
    expect(server.pid).not.toBe(pid);
    expect(await query(server.url, 'select n from kept')).toStrictEqual([{ n: 1 }]);
  });

  test('restarts with clients connected, on the same port and data', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    await query(server.url, 'create table kept as select 7 as n');
    const client = new Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    const { url, port } = server;
    await server.restart();
    expect({ url: server.url, port: server.port }).toStrictEqual({ url, port });
    expect(await query(url, 'select n from kept')).toStrictEqual([{ n: 7 }]);
  });

  test('keeps a data directory that it was given, for the next server', async () => {
    const parent = makeOpenFolder('consult-given-');
    onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
    const folder = join(parent, 'data');
    const earlier = await startPostgres({ dataDir: folder });
    await query(earlier.url, 'create table kept as select 3 as n');
    await earlier.stop();
    expect(readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()).toMatch(/^\d+$/);
    const later = await startPostgres({ dataDir: folder });
    onTestFinished(() => later.stop());
    expect(await query(later.url, 'select n from kept')).toStrictEqual([{ n: 3 }]);
  });

  test('says what PostgreSQL said when it does not start', async () => {
    await expect(startPostgres({ settings: { no_such_setting: '1' } })).rejects.toThrow(/no_such_setting/);
  });

  test.each(['SIGKILL', 'SIGINT'] as const)('ends and is cleared away when its process ends by %s', async (signal) => {
    const program = `
      import { startPostgres } from '#tests/support/postgres.ts';
      const server = await startPostgres();
      console.log(server.pid + ' ' + server.url);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const line = await new Promise<string>((said) => parent.stdout.setEncoding('utf8').once('data', said));
    const [pid = '', url = ''] = line.trim().split(' ');
    const dataDir = await dataDirOf(url);
    expect(isAlive(Number(pid))).toBe(true);
    parent.kill(signal);
    await eventually('the server has ended', () => !isAlive(Number(pid)));
    await eventually('its folder is gone', () => !existsSync(join(dataDir, '..')));
  });
});
