import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * A process of its own, because a PostgreSQL server outlives a parent that is killed, and then nobody is left to end it.
 * Its standard input is held open by the process that started the server: when that ends, however it ends, the server
 * of the data directory given is stopped and the folder given is removed.
 */

const [, , dataDir = '', folder = ''] = process.argv;

function serverPid(): number | undefined {
  try {
    const pid = Number(readFileSync(`${dataDir}/postmaster.pid`, 'utf8').split('\n')[0]);
    // After a crash the file stays and its number may belong to somebody else by now.
    if (process.platform === 'linux' && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir))
      return undefined;
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

async function clearAway(): Promise<void> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const pid = serverPid();
    if (pid === undefined) break;
    if (attempt === 0 || attempt === 40) process.kill(pid, attempt === 0 ? 'SIGQUIT' : 'SIGKILL');
    await sleep(50);
  }
  if (folder !== '') rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

process.stdin.resume();
process.stdin.once('end', () => void clearAway());
