import type { Election } from './election.ts';
import { pickBest } from './one-by-one.ts';
import { over, plus, rational, times, zero, type Rational } from './rational.ts';
import type { CountResult } from './result.ts';
import { settle } from './settle.ts';
import { preferred, type Run } from './tie-trials.ts';
import { Supporters } from './supporters.ts';
import type { TieMeans } from './ties.ts';

/**
 * Sequential Phragmén: each elected option is a load of 1 that its supporters share so that all of them carry the same in
 * the end; elected next is the option that leaves its supporters the smallest load. Options without supporters come last
 * and are level.
 */
export const sequentialPhragmen = (election: Election, means: TieMeans): CountResult =>
  settle(election, 'seqphragmen', means, (run) => {
    const supporters = new Supporters(election);
    run.steps.add('ballots', { ballots: supporters.sizes[0] ?? 0, places: election.seats });
    const elected: number[] = [];
    electBySmallestLoad(election, run, supporters, [zero], elected);
    return { elected };
  });

/**
 * Fills the places left by sequential Phragmén, from the loads that the groups of ballots carry already.
 *
 * @param loads by group; @param elected those in already, to which the new ones are added in order
 */
export function electBySmallestLoad(
  election: Election,
  run: Run,
  supporters: Supporters,
  loads: Rational[],
  elected: number[],
): void {
  const places = Math.min(election.seats, election.options.length);
  const left = new Set([...election.options.keys()].filter((option) => !elected.includes(option)));
  while (elected.length < places) {
    const supported = [...left].filter((option) => supporters.total(option) > 0);
    if (supported.length === 0) break;
    const candidates = supported.map((option) => {
      const carried = supporters
        .groupsOf(option)
        .reduce((sum, group) => plus(sum, times(loads[group]!, supporters.of[group]![option]!)), rational(1n));
      return { option, figure: over(carried, supporters.total(option)) };
    });
    const { option, figure } = pickBest(election, run, candidates, 'lowest', elected.length + 1);
    elected.push(option);
    left.delete(option);
    if (elected.length === places) return;
    const group = supporters.newGroup();
    loads[group] = figure;
    supporters.move(
      option,
      supporters.sizes.map(() => group),
    );
  }
  // Nobody supports what is left: all of it is level, for each place again.
  while (elected.length < places) {
    const level = [...left];
    const tie = { question: 'election' as const, stage: `${elected.length + 1}`, among: level, votes: '0' };
    const all = level.length <= places - elected.length;
    const option =
      level.length === 1
        ? level[0]!
        : preferred(
            tie,
            run.resolve({ ...tie, immaterial: all }, (answer) => [preferred(tie, answer)]),
          );
    elected.push(option);
    left.delete(option);
    run.steps.add('takenWith', { option: [election.options[option]!], place: elected.length, votes: '0' });
  }
}
