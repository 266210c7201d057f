import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../server/cli/consult.ts', import.meta.url));

export interface SpawnedService {
  readonly address: string;
  readonly pid: number;
  /** Dies at once, as by a fault of the machine: no handler runs. */
  kill9(): Promise<void>;
  /** Ends as an operator ends it. */
  stop(): Promise<void>;
}

/** Starts `consult serve` as a process of its own on a free port, and waits until it says that it is ready. */
export async function spawnService(env: Readonly<Record<string, string>>): Promise<SpawnedService> {
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await readyAddress(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { address, pid: child.pid!, kill9: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function readyAddress(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /Ready at (\S+)/.exec(output);
      if (ready?.[1]) resolve(ready[1]);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${output}`)));
  });
}
