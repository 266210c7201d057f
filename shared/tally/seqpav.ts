import type { Election } from './election.ts';
import { commonMultiple } from './figures.ts';
import { pickBest } from './one-by-one.ts';
import { rational } from './rational.ts';
import type { CountResult } from './result.ts';
import { settle } from './settle.ts';
import type { Run } from './tie-trials.ts';
import { Supporters } from './supporters.ts';
import type { TieMeans } from './ties.ts';

/**
 * Sequential proportional approval (Thiele): one at a time, the option whose supporters weigh most, where a ballot with e
 * of its options elected weighs 1/(e+1).
 */
export const sequentialPav = (election: Election, means: TieMeans): CountResult =>
  settle(election, 'seqpav', means, (run) => ({ elected: electOneByOne(election, run) }));

function electOneByOne(election: Election, run: Run): number[] {
  const places = Math.min(election.seats, election.options.length);
  // Group e holds the ballots with e of their options elected.
  const supporters = new Supporters(election);
  const multiple = commonMultiple(places);
  const left = new Set(election.options.keys());
  const elected: number[] = [];
  run.steps.add('ballots', { ballots: supporters.sizes[0] ?? 0, places: election.seats });
  while (elected.length < places) {
    const candidates = [...left].map((option) => ({
      option,
      figure: rational(
        supporters.of.reduce((sum, votes, e) => sum + BigInt(votes[option]!) * (multiple / BigInt(e + 1)), 0n),
        multiple,
      ),
    }));
    const { option } = pickBest(
      election,
      run,
      candidates,
      'highest',
      elected.length + 1,
      elected.toSorted((a, b) => a - b).join(),
    );
    elected.push(option);
    left.delete(option);
    if (elected.length === places) break;
    supporters.newGroup();
    supporters.move(
      option,
      [...supporters.sizes.keys()].map((e) => e + 1),
    );
  }
  return elected;
}
