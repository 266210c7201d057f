import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the second verifier is asked: the text of a record, and what its reader knows from elsewhere. */
export interface Asked {
  readonly text: string;
  readonly key?: string;
  readonly entry?: string;
  readonly receipts?: readonly unknown[];
}

const states = z.enum(['pass', 'fail', 'skipped', 'notDone']);
const answer = z.array(z.tuple([z.int(), z.string(), states, z.string()]));
export type SecondCheck = z.infer<typeof answer>[number];

const program = fileURLToPath(new URL('../verifier.py', import.meta.url));

/**
 * What tests/verifier.py says of each record, all in one process; undefined where there is no Python 3. In CI that is an error,
 * since nobody would read the notice.
 */
export function askSecondVerifier(asked: readonly Asked[]): SecondCheck[][] | undefined {
  const input = asked.map((one) => `${JSON.stringify(one)}\n`).join('');
  const ran = spawnSync('python3', [program, '--batch'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (ran.error) {
    const notice = 'No python3 was found: install it (it is a package of every system).';
    if (process.env.CI !== undefined && !['', '0', 'false'].includes(process.env.CI)) throw new Error(notice);
    const line = '!'.repeat(100);
    process.stderr.write(`\n${line}\n${notice} The second verifier is NOT COMPARED with the first.\n${line}\n\n`);
    return undefined;
  }
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout
    .trim()
    .split('\n')
    .map((line) => answer.parse(JSON.parse(line)));
}
