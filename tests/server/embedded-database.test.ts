import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '#server/db/connection.ts';
import { takeLock } from '#server/db/pglite-lock.ts';

/** A database that was made once; each test works on a copy, since making one takes seconds. */
let made: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'consult-embedded-'));
  const connection = await openConnection({ dataDir: made });
  await sql`create table kept (n int primary key)`.execute(connection.db);
  await connection.close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'consult-embedded-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

/** Starts a process that runs `source` with a database opened on `dataDir`, and gives each line that it prints. */
function inAnotherProcess(source: string): {
  child: ChildProcess;
  lines: AsyncIterator<string>;
  ended: Promise<unknown>;
} {
  const program = `
    import { openConnection } from '#server/db/connection.ts';
    import { sql } from 'kysely';
    try {
      const connection = await openConnection({ dataDir: ${JSON.stringify(dataDir)} });
      ${source}
    } catch (error) { console.log('refused: ' + error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = (async function* () {
    let rest = '';
    for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
      const complete = (rest + chunk).split('\n');
      rest = complete.pop()!;
      yield* complete;
    }
  })();
  return { child, lines, ended: new Promise((ended) => child.once('exit', ended)) };
}

/** No system gives this number to a process. */
const DEAD = 4194304999;

function leaveLock(path: string, pid: number, started = ''): void {
  mkdirSync(path);
  writeFileSync(join(path, `${pid}-0`), started);
}

const numbers = async (): Promise<number[]> => {
  const connection = await openConnection({ dataDir });
  try {
    const { rows } = await sql<{ n: number }>`select n from kept order by n`.execute(connection.db);
    return rows.map((row) => row.n);
  } finally {
    await connection.close();
  }
};

describe('what was written', () => {
  test('is there after a close, and the folder is closed to others', async () => {
    cpSync(made, dataDir, { recursive: true });
    const connection = await openConnection({ dataDir });
    await sql`insert into kept values (1)`.execute(connection.db);
    await connection.close();
    await connection.close();
    expect(await numbers()).toStrictEqual([1]);
    expect(readdirSync(dataDir), 'no lock is left').toStrictEqual(['pglite']);
  });

  test('is there after the process was killed, and the next one starts', async () => {
    cpSync(made, dataDir, { recursive: true });
    const writer = inAnotherProcess(`
      for (let n = 1; ; n += 1) {
        await sql\`insert into kept values (\${n})\`.execute(connection.db);
        console.log(n);
      }`);
    let acknowledged = 0;
    while (acknowledged < 200) acknowledged = Number((await writer.lines.next()).value);
    writer.child.kill('SIGKILL');
    await writer.ended;
    for (let line = await writer.lines.next(); line.done !== true; line = await writer.lines.next()) {
      acknowledged = Number(line.value);
    }
    const found = await numbers();
    expect(found.slice(0, acknowledged)).toStrictEqual(Array.from({ length: acknowledged }, (_, index) => index + 1));
    expect(found.length - acknowledged, 'at most one was written and not yet acknowledged').toBeLessThanOrEqual(1);
  });

  test('in a query that was under way when the connection closes is answered first', async () => {
    cpSync(made, dataDir, { recursive: true });
    const connection = await openConnection({ dataDir });
    // Kysely connects at its first query.
    await sql`select 1`.execute(connection.db);
    const insert = sql`insert into kept select generate_series(1, 50000)`.execute(connection.db);
    await setImmediate();
    await connection.close();
    await expect(insert).resolves.toMatchObject({ numAffectedRows: 50_000n });
    expect(await numbers()).toHaveLength(50_000);
  });

  test('in a transaction that was open when the connection closes is there, for the close waits', async () => {
    cpSync(made, dataDir, { recursive: true });
    const connection = await openConnection({ dataDir });
    const transaction = await connection.db.startTransaction().execute();
    await sql`insert into kept values (1)`.execute(transaction);
    const closed = connection.close();
    await setImmediate();
    await sql`insert into kept values (2)`.execute(transaction);
    await transaction.commit().execute();
    await closed;
    expect(await numbers()).toStrictEqual([1, 2]);
  });
});

describe('two processes', () => {
  test('the second is refused and told whom to stop; after the first has ended it may', async () => {
    cpSync(made, dataDir, { recursive: true });
    const holder = inAnotherProcess(`console.log('open'); setInterval(() => {}, 1000);`);
    expect((await holder.lines.next()).value).toBe('open');
    await expect(openConnection({ dataDir })).rejects.toThrow(
      new RegExp(`in use by process ${holder.child.pid}.*stop process ${holder.child.pid} first`),
    );
    holder.child.kill('SIGKILL');
    await holder.ended;
    expect(existsSync(join(dataDir, 'pglite.lock')), 'the dead process left its lock').toBe(true);
    expect(await numbers()).toStrictEqual([]);
  });

  test('of several that start at once exactly one gets it', async () => {
    cpSync(made, dataDir, { recursive: true });
    // A lock of a process that is dead, so that all of them want to take it over.
    leaveLock(join(dataDir, 'pglite.lock'), DEAD);
    const started = [1, 2, 3, 4].map(() => inAnotherProcess(`console.log('open'); setInterval(() => {}, 1000);`));
    const said = await Promise.all(started.map(async ({ lines }) => String((await lines.next()).value)));
    expect(said.filter((line) => line === 'open')).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('refused: the embedded database is in use by process'))).toHaveLength(
      3,
    );
  });

  test('a process that ends without closing takes its lock along', async () => {
    cpSync(made, dataDir, { recursive: true });
    const careless = inAnotherProcess(`console.log('open'); process.exit(3);`);
    expect(await careless.ended).toBe(3);
    expect(existsSync(join(dataDir, 'pglite.lock'))).toBe(false);
  });
});

describe('the lock', () => {
  const path = (): string => join(dataDir, 'pglite.lock');

  const holders = (): string[] => readdirSync(path()).map((name) => name.split('-')[0]!);

  test('names this process, is refused to itself, and can be taken again once given back', () => {
    const release = takeLock(path());
    expect(holders()).toStrictEqual([String(process.pid)]);
    expect(() => takeLock(path())).toThrow(`in use by process ${process.pid}`);
    release();
    release();
    expect(readdirSync(dataDir)).toStrictEqual([]);
    takeLock(path())();
  });

  test.each([
    ['of a process that has ended', DEAD, ''],
    ['with our own number, as every start in a container has', process.pid, ''],
    ['with our own number, of an earlier start', process.pid, 'an earlier start'],
  ])('%s is taken over', (_name, pid, started) => {
    leaveLock(path(), pid, started);
    const release = takeLock(path());
    expect(holders()).toStrictEqual([String(process.pid)]);
    release();
    expect(readdirSync(dataDir)).toStrictEqual([]);
  });

  test('that is empty, since its holder was killed while it gave it back, is taken over', () => {
    mkdirSync(path());
    expect(() => takeLock(path())()).not.toThrow();
  });

  test('of a living process is not taken over, even when it does not say since when it lives', () => {
    leaveLock(path(), process.ppid);
    expect(() => takeLock(path())).toThrow(`in use by process ${process.ppid}`);
    expect(holders()).toStrictEqual([String(process.ppid)]);
    expect(readdirSync(dataDir), 'nothing of the refused is left').toStrictEqual(['pglite.lock']);
  });

  test('of a dead process goes to exactly one of many that see it at the same instant', async () => {
    const rounds = 40;
    for (let round = 0; round < rounds; round += 1) leaveLock(`${path()}-${round}`, DEAD);
    const begin = Date.now() + 1500;
    const program = `
      import { takeLock } from '#server/db/pglite-lock.ts';
      process.setMaxListeners(0);
      for (let round = 0; round < ${rounds}; round += 1) {
        while (Date.now() < ${begin} + round * 60);
        try { takeLock(${JSON.stringify(path())} + '-' + round); console.log(round); } catch {}
      }
      console.log('done');
      process.stdin.resume();`;
    const racers = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    children.push(...racers);
    const said = await Promise.all(
      racers.map(async (racer) => {
        let text = '';
        for await (const chunk of racer.stdout.setEncoding('utf8') as AsyncIterable<string>) {
          text += chunk;
          // The stream is left open: all stay alive until the last has tried, since a dead one's lock may rightly be taken.
          if (text.includes('done'))
            return text
              .split('\n')
              .filter((line) => /^\d+$/.test(line))
              .map(Number);
        }
        throw new Error(`a racer ended early: ${text}`);
      }),
    );
    for (const racer of racers) racer.stdin.end();
    const winners = Array.from({ length: rounds }, (_, round) => said.flat().filter((won) => won === round).length);
    expect(winners).toStrictEqual(Array(rounds).fill(1));
  });

  test.runIf(process.platform === 'linux')(
    'of an earlier process with the number of a living one is taken over',
    () => {
      leaveLock(path(), process.ppid, 'an earlier start');
      expect(() => takeLock(path())()).not.toThrow();
    },
  );
});

describe('a folder that does not fit', () => {
  test('one of another version of PostgreSQL says which, and stays as it was', async () => {
    cpSync(made, dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'pglite', 'PG_VERSION'), '17\n');
    await expect(openConnection({ dataDir })).rejects.toThrow(/written by PostgreSQL 17, and this program contains 18/);
    writeFileSync(join(dataDir, 'pglite', 'PG_VERSION'), '18\n');
    expect(await numbers()).toStrictEqual([]);
  });

  test('one that holds something else is not written into', async () => {
    mkdirSync(join(dataDir, 'pglite'));
    writeFileSync(join(dataDir, 'pglite', 'thesis.txt'), 'mine');
    await expect(openConnection({ dataDir })).rejects.toThrow(/is no database/);
    expect(readdirSync(join(dataDir, 'pglite'))).toStrictEqual(['thesis.txt']);
  });

  test('one whose making was cut short is made anew', async () => {
    mkdirSync(join(dataDir, 'pglite.unfinished'));
    writeFileSync(join(dataDir, 'pglite.unfinished', 'PG_VERSION'), '18\n');
    const connection = await openConnection({ dataDir });
    expect((await sql`select 1 as one`.execute(connection.db)).rows).toStrictEqual([{ one: 1 }]);
    await connection.close();
  });
});

test('a closed connection says so', async () => {
  cpSync(made, dataDir, { recursive: true });
  const connection = await openConnection({ dataDir });
  await connection.close();
  await expect(sql`select 1`.execute(connection.db)).rejects.toThrow(/closed|destroyed/);
});
