import { deleteOldTries } from '../accounts/tries.repo.ts';
import type { Deps } from '../deps.ts';

/** Guesses at addresses that nobody has would fill a table; nobody waits for it to be emptied. */
const interval = 10 * 60_000;

/** Removes, now and then, what has no meaning any more. Any number of processes may. */
export function keepTidy(deps: Deps, onFault: (fault: unknown) => void): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => deleteOldTries(deps.db)).catch(onFault);
  }, interval);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
