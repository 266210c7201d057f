import type { Deps } from '../deps.ts';
import { findRoundSubject, listDueRounds } from '../rounds/rounds.repo.ts';
import { settleRound } from '../rounds/settle-round.ts';
import { every, type Job } from './every.ts';

/** How often due rounds are looked for. A round is closed at its hour in any case; this only counts it soon after. */
const interval = 1_000;

/** Opens and closes what is due, once a second. Any number of processes may run it; under the lock each looks again. */
export const keepDeadlines = (deps: Deps, onFault: (fault: unknown) => void): Job =>
  every(interval, () => settleDueRounds(deps), onFault);

export async function settleDueRounds(deps: Deps): Promise<void> {
  for (const id of await listDueRounds(deps.db)) {
    const round = await findRoundSubject(deps.db, id);
    if (round) await settleRound(deps, id, round);
  }
}
