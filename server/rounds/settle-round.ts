import type { Deps } from '../deps.ts';
import { closeDueRound } from './close-round.ts';
import { openDueRound } from './open-round.ts';
import type { RoundSubject } from './rounds.repo.ts';

/**
 * Brings what is stored to what the clock says: a ready round past its hour is opened, an open one past its close is closed
 * and counted. Whoever comes first does it, the job or any request; doing it again changes nothing.
 */
export async function settleRound(deps: Deps, id: string, { stored, state }: RoundSubject): Promise<void> {
  if (stored === 'ready' && state !== 'ready') await openDueRound(deps, id);
  if (state === 'closed' && stored !== 'closed') await closeDueRound(deps, id);
}
