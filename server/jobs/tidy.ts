import { deleteOldTries } from '../accounts/tries.repo.ts';
import type { Deps } from '../deps.ts';
import { every, type Job } from './every.ts';

/** Guesses at addresses that nobody has would fill a table; nobody waits for it to be emptied. */
const interval = 10 * 60_000;

/** Removes, now and then, what has no meaning any more. Any number of processes may. */
export const keepTidy = (deps: Deps, onFault: (fault: unknown) => void): Job =>
  every(interval, () => deleteOldTries(deps.db), onFault);
