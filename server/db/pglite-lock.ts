import { readFileSync, renameSync, rmSync, unlinkSync, writeFileSync, linkSync } from 'node:fs';

interface Holder {
  pid: number;
  /** Tells a process from a later one that was given the same number; empty where the system does not say. */
  started: string;
}

const heldHere = new Set<string>();

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

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return holder.started === '' || holder.started === startOf(holder.pid);
}

function readHolder(path: string): Holder | undefined {
  try {
    const [pid = '', started = ''] = readFileSync(path, 'utf8').split('\n');
    return /^\d+$/.test(pid) ? { pid: Number(pid), started } : { pid: 0, started };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function refusal(path: string, pid: number): Error {
  return new Error(
    `the embedded database is in use by process ${pid} (lock file ${path}). ` +
      `Two processes on one embedded database lose rows without an error: stop process ${pid} first, ` +
      'or set DATABASE_URL to a PostgreSQL server, which serves several.',
  );
}

/** Moves a dead process's lock out of the way, and puts it back if it was replaced by a living one's meanwhile. */
function removeStale(path: string, stale: Holder): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== stale.pid || moved.started !== stale.started)) linkSync(aside, path);
  unlinkSync(aside);
}

/**
 * Takes the lock of an embedded database and returns how to give it back. PGlite has no lock of its own, and two
 * processes on one directory lose acknowledged rows in silence.
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, `${process.pid}\n${startOf(process.pid)}\n`, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (!holder) continue;
      // A container's processes carry the same numbers at every start, so our own number alone says nothing.
      if (heldHere.has(path) || (holder.pid !== process.pid && holder.pid !== 0 && isAlive(holder))) {
        throw refusal(path, holder.pid);
      }
      removeStale(path, holder);
      continue;
    }
    heldHere.add(path);
    const release = (): void => {
      process.off('exit', release);
      if (heldHere.delete(path)) rmSync(path, { force: true });
    };
    process.on('exit', release);
    return release;
  }
  throw new Error(`the lock file ${path} could not be taken: other processes keep taking and leaving it`);
}
