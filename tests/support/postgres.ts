import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { isRoot, makeOpenFolder, nobody, preparePostgresBinaries } from './postgres-binaries.ts';

export interface PostgresOptions {
  /** Off by default, for speed: what a test writes need not outlive the machine. Kill tests and benchmarks set it. */
  fsync?: boolean;
  /** Kept when the server stops, unlike the temporary folder used without it. Others must be able to enter its parent. */
  dataDir?: string;
  port?: number;
  settings?: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  url: string;
  port: number;
  /** Of the postmaster; undefined while the server is down and for a server that is not ours. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
  /** Ends the postmaster and all its backends at once, as a crash of the machine's processes would. */
  kill9(): Promise<void>;
  /** Stops the server if it runs, and starts it again on the same data and port. */
  restart(): Promise<void>;
}

const START_MILLISECONDS = 60_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function childrenOf(pid: number): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
          return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
        } catch {
          return false;
        }
      })
      .map(Number);
  }
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child!);
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const identity = isRoot ? { uid: nobody, gid: nobody } : {};
/** Nothing of ours may steer the server: a PGDATA or a French message catalogue would. */
const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

function initialise(binaries: string, dataDir: string, folder: string, fsync: boolean): void {
  // Sorts by code point and knows every letter's case, as the embedded database does, whatever the machine has installed.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const options = ['-D', dataDir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', ...locale];
  const program = join(binaries, 'bin', 'initdb');
  const made = spawnSync(program, [...options, ...(fsync ? [] : ['--no-sync'])], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    ...identity,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

/** The server of DATABASE_URL_TEST: it is used, but neither stopped nor killed. */
function foreignServer(url: string): PostgresServer {
  const refuse = async (): Promise<never> => {
    await Promise.resolve();
    throw new Error('the server of DATABASE_URL_TEST is not ours to end: unset it for this test');
  };
  const port = Number(new URL(url).port || '5432');
  return { url, port, pid: undefined, stop: () => Promise.resolve(), kill9: refuse, restart: refuse };
}

/** Whether servers that tests start are their own, to be killed and restarted as they like. */
export function ownsPostgres(): boolean {
  return process.env.DATABASE_URL_TEST === undefined;
}

/** Starts a real PostgreSQL for tests, or returns that of DATABASE_URL_TEST. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const foreign = process.env.DATABASE_URL_TEST;
  if (foreign !== undefined) return foreignServer(foreign);

  const folder = makeOpenFolder('consult-postgres-');
  const dataDir = options.dataDir ?? join(folder, 'data');
  const fsync = options.fsync ?? false;
  const watchdogFile = fileURLToPath(new URL('./postgres-watchdog.ts', import.meta.url));
  const watchdog = spawn(process.execPath, [watchdogFile, dataDir, folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    // Out of the terminal's process group, or Ctrl-C would end it before its work.
    detached: true,
    env: environment,
  });
  const watchdogEnded = new Promise((ended) => watchdog.once('exit', ended));
  // A server that was forgotten should not keep its process from ending, since the watchdog then does what is left.
  watchdog.unref();
  const cleanUp = async (): Promise<void> => {
    watchdog.ref();
    watchdog.stdin.end();
    await watchdogEnded;
  };

  let running: Running | undefined;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  let port = options.port ?? (await freePort());

  const start = async (): Promise<void> => {
    const deadline = Date.now() + START_MILLISECONDS;
    for (;;) {
      try {
        running = await launch(binaries, dataDir, port, settings, folder);
        return;
      } catch (error) {
        // Right after a kill the old backends still hold the shared memory for a second or two; and a free port may
        // have been taken by somebody else meanwhile.
        const text = (error as Error).message;
        const mayPass = /still in use|pre-existing|another postmaster|could not bind/i.test(text);
        if (!mayPass || Date.now() > deadline) throw error;
        if (options.port === undefined && !wasUp && /could not bind/i.test(text)) port = await freePort();
        await sleep(200);
      }
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!running) return;
    running.child.kill(signal);
    const late = setTimeout(() => running?.child.kill('SIGQUIT'), 20_000);
    await running.ended;
    clearTimeout(late);
    running = undefined;
  };

  let wasUp = false;
  let binaries: string;
  try {
    binaries = preparePostgresBinaries(folder);
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (isRoot) chownSync(dataDir, nobody, nobody);
    if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise(binaries, dataDir, folder, fsync);
    await start();
    wasUp = true;
  } catch (error) {
    await cleanUp();
    throw error;
  }

  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    get pid() {
      return running?.child.pid;
    },
    async stop() {
      // What lies in a temporary folder is thrown away, so nothing needs to be written out first.
      await end(options.dataDir === undefined ? 'SIGQUIT' : 'SIGINT');
      await cleanUp();
    },
    async kill9() {
      if (!running) return;
      const pid = running.child.pid!;
      // Stopped first, or it might start one more backend between the look and the kill.
      process.kill(pid, 'SIGSTOP');
      const family = [pid, ...childrenOf(pid)];
      for (const member of family) killHard(member);
      await running.ended;
      running = undefined;
    },
    async restart() {
      await end('SIGINT');
      await start();
    },
  };
}

interface Running {
  child: ChildProcess;
  ended: Promise<void>;
}

async function launch(
  binaries: string,
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>>,
  folder: string,
): Promise<Running> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', dataDir, '-p', String(port), ...flags], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    ...identity,
  });
  const ended = new Promise<void>((exited) => {
    child.once('exit', () => exited());
    child.once('error', () => exited());
  });
  let log = '';
  await new Promise<void>((ready, fail) => {
    child.once('error', fail);
    void ended.then(() => fail(new Error(`PostgreSQL did not start:\n${log}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-8_000);
      if (log.includes('ready to accept connections')) ready();
    });
  });
  return { child, ended };
}

async function asAdministrator(adminUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes a database, as a copy of `template` if one is given, and returns its address. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  const from = template === undefined ? '' : ` template "${template}"`;
  await asAdministrator(adminUrl, `create database "${name}"${from}`);
  return databaseUrl(adminUrl, name);
}

/** Drops it even when somebody is still connected: a test that failed may have left its pool open. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdministrator(adminUrl, `drop database if exists "${name}" with (force)`);
}

export async function listDatabases(adminUrl: string): Promise<string[]> {
  const rows = await asAdministrator(adminUrl, 'select datname::text as name from pg_database');
  return rows.map((row) => String(row.name));
}
