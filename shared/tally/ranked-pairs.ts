import { ballotsOf, type Election } from './election.ts';
import { pairwiseOf, type DefeatMeasure } from './pairwise.ts';
import type { CountResult } from './result.ts';
import { settle } from './settle.ts';
import type { Run } from './tie-trials.ts';
import { takeOneByOne } from './take-one-by-one.ts';
import type { TieMeans } from './ties.ts';

interface Pair {
  readonly winner: number;
  readonly loser: number;
  readonly won: number;
  readonly lost: number;
}

/** Locked defeats, closed under "stands above". */
class Locked {
  private readonly over: boolean[][];
  constructor(size: number) {
    this.over = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  }
  above(a: number, b: number): boolean {
    return this.over[a]![b]!;
  }
  /** Locks the pair unless it would close a cycle. */
  lock({ winner, loser }: Pair): boolean {
    if (this.above(loser, winner)) return false;
    this.over.forEach((row, a) => {
      if (a !== winner && !row[winner]) return;
      this.over.forEach((_, b) => {
        if (b === loser || this.over[loser]![b]) row[b] = true;
      });
    });
    return true;
  }
  /** The relation as a word, equal for equal relations. */
  word(): string {
    return this.over.map((row) => row.map(Number).join('')).join();
  }
  copy(): Locked {
    const copy = new Locked(this.over.length);
    this.over.forEach((row, a) => row.forEach((is, b) => (copy.over[a]![b] = is)));
    return copy;
  }
}

/** Defeats in groups of equal strength, the strongest first. */
function groupsOfPairs(pairwise: readonly (readonly number[])[], by: DefeatMeasure): Pair[][] {
  const pairs: Pair[] = pairwise.flatMap((row, winner) =>
    row
      .map((won, loser) => ({ winner, loser, won, lost: pairwise[loser]![winner]! }))
      .filter(({ won, lost }) => won > lost),
  );
  const compare = (a: Pair, b: Pair): number =>
    by === 'margin' ? b.won - b.lost - (a.won - a.lost) : b.won - a.won || a.lost - b.lost;
  const groups: Pair[][] = [];
  for (const pair of pairs.toSorted(compare)) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, pair) === 0) last.push(pair);
    else groups.push([pair]);
  }
  return groups;
}

/** Whether all pairs can be locked together, so that their order is nothing. */
function fitTogether(locked: Locked, pairs: readonly Pair[]): boolean {
  const trial = locked.copy();
  return pairs.every((pair) => trial.lock(pair));
}

/** Equal pairs: the one whose winner is preferred first, then the one whose loser is preferred least. */
function lockGroup(group: readonly Pair[], locked: Locked, run: Run, stage: number): readonly Pair[] {
  const among = [...new Set(group.flatMap(({ winner, loser }) => [winner, loser]))].toSorted((a, b) => a - b);
  const rest = [...group];
  const done: Pair[] = [];
  if (group.length === 1) {
    locked.lock(group[0]!);
    return group;
  }
  while (rest.length > 0) {
    const open = rest.filter(({ winner, loser }) => !locked.above(loser, winner) && !locked.above(winner, loser));
    const immaterial = fitTogether(locked, open);
    const tie = {
      question: 'pair' as const,
      stage: `${stage}`,
      among,
      alternatives: open.length,
      immaterial,
      state: `${stage}/${locked.word()}`,
    };
    const answer = run.resolve(tie, () => []);
    if ('order' in answer) {
      const at = new Map(answer.order.map((option, place) => [option, place]));
      const inOrder = rest.toSorted(
        (a, b) => at.get(a.winner)! - at.get(b.winner)! || at.get(b.loser)! - at.get(a.loser)!,
      );
      for (const pair of inOrder) locked.lock(pair);
      return [...done, ...inOrder];
    }
    if (immaterial) {
      for (const pair of open) locked.lock(pair);
      return [...done, ...rest];
    }
    const next = open[answer.pick] ?? open[0]!;
    locked.lock(next);
    done.push(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return done;
}

/**
 * Ranked pairs (Tideman): defeats are locked from the strongest to the weakest, none that would close a cycle. By winning
 * votes, then fewer opposing votes; or by margin. Even pairs are not locked.
 */
export function rankedPairs(election: Election, by: DefeatMeasure, means: TieMeans): CountResult {
  const { options } = election;
  const pairwise = pairwiseOf(election);
  const groups = groupsOfPairs(pairwise, by);
  return settle(election, 'ranked-pairs', means, (run) => {
    run.steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
    const locked = new Locked(options.length);
    const order: Pair[] = [];
    groups.forEach((group, at) => {
      for (const pair of lockGroup(group, locked, run, at + 1)) {
        const values = {
          winner: [options[pair.winner]!],
          loser: [options[pair.loser]!],
          won: pair.won,
          lost: pair.lost,
        };
        run.steps.add(locked.above(pair.winner, pair.loser) ? 'pairLocked' : 'pairSkipped', values);
        order.push(pair);
      }
    });
    const above = (a: number, b: number): boolean => locked.above(a, b);
    const ranking = takeOneByOne(election, run, above, locked.word());
    return {
      elected: ranking.slice(0, election.seats),
      pairwise,
      ordered: {
        ranking: ranking.map((option) => options[option]!),
        orderOfPairs: order.map(({ winner, loser }) => [options[winner]!, options[loser]!]),
      },
    };
  });
}
