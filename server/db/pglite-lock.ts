import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const heldHere = new Set<string>();

/** Tells a process from a later one that was given the same number; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may itself hold spaces and brackets; the start is the 20th field after it.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${started}`;
  } catch {
    return '';
  }
}

function isAlive(pid: number, started: string): boolean {
  // A container's processes carry the same numbers at every start, so our own number alone says nothing.
  if (pid === process.pid) return started !== '' && started === startOf(pid);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === '' || started === startOf(pid);
}

/** Does `step`, unless the file system says that things are not as it needs them, in one of the ways expected. */
function attempt(step: () => void, expected: readonly string[]): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (expected.includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function refusal(path: string, pid: number): Error {
  return new Error(
    `the embedded database is in use by process ${pid} (lock ${path}). ` +
      `Two processes on one embedded database lose rows without an error: stop process ${pid} first, ` +
      'or set DATABASE_URL to a PostgreSQL server, which serves several.',
  );
}

/** The living holder of a lock. Removes what the dead have left, each by its own name and so never a living one's. */
function holderOf(path: string): number | undefined {
  let entries: string[] = [];
  attempt(() => {
    entries = readdirSync(path);
  }, ['ENOENT']);
  for (const entry of entries) {
    let started = '';
    const isThere = attempt(() => {
      started = readFileSync(join(path, entry), 'utf8');
    }, ['ENOENT']);
    if (!isThere) continue;
    const pid = Number.parseInt(entry, 10);
    if (isAlive(pid, started)) return pid;
    attempt(() => unlinkSync(join(path, entry)), ['ENOENT']);
  }
  return undefined;
}

// What POSIX systems and Windows say of a folder that has something in it or is already there.
const OCCUPIED = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'];

/**
 * Takes the lock of an embedded database and returns how to give it back. PGlite has no lock of its own, and two
 * processes on one folder lose acknowledged rows in silence.
 *
 * The lock is a folder with one file that is named by its holder's number. A file alone would not do: of two processes
 * that find a dead one's, the slower would remove the lock that the quicker has just taken. A folder takes the place of
 * an empty one only, and a file in it is removed by a name that no other holder has.
 */
export function takeLock(path: string): () => void {
  if (heldHere.has(path)) throw refusal(path, process.pid);
  const mine = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const prepared = `${path}.${mine}`;
  mkdirSync(prepared);
  try {
    writeFileSync(join(prepared, mine), startOf(process.pid), { flag: 'wx' });
    // Windows lets no folder take the place of another, so an empty one goes first.
    const enter = (): boolean => {
      attempt(() => rmdirSync(path), ['ENOENT', ...OCCUPIED]);
      return attempt(() => renameSync(prepared, path), OCCUPIED);
    };
    for (let tries = 0; !enter(); tries += 1) {
      const pid = holderOf(path);
      if (pid !== undefined) throw refusal(path, pid);
      if (tries === 100) throw new Error(`the lock ${path} cannot be taken: is its folder writable?`);
    }
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    throw error;
  }
  heldHere.add(path);
  const release = (): void => {
    process.off('exit', release);
    if (!heldHere.delete(path)) return;
    attempt(() => unlinkSync(join(path, mine)), ['ENOENT']);
    attempt(() => rmdirSync(path), ['ENOENT', ...OCCUPIED]);
  };
  process.on('exit', release);
  return release;
}
