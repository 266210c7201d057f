import { ballotsOf, type Election } from './election.ts';
import { pairwiseOf, strength, type DefeatMeasure } from './pairwise.ts';
import { takeOneByOne } from './take-one-by-one.ts';
import type { CountResult, Standing } from './result.ts';
import { settle } from './settle.ts';
import type { TieMeans } from './ties.ts';

/** The strength of the strongest path between each two options: its weakest defeat, as strong as it can be. */
function strongestPaths(pairs: readonly (readonly number[])[], by: DefeatMeasure): number[][] {
  const paths = pairs.map((row, a) => row.map((_, b) => (a === b ? 0 : strength(pairs, a, b, by))));
  paths.forEach((through, k) => {
    paths.forEach((row, a) => {
      if (a === k) return;
      row.forEach((direct, b) => {
        if (b === a || b === k) return;
        row[b] = Math.max(direct, Math.min(row[k]!, through[b]!));
      });
    });
  });
  return paths;
}

/** Each option's place: one more than the options that stand strictly above it. */
function standingBy(
  options: readonly string[],
  above: (a: number, b: number) => boolean,
  votes: (option: number) => string,
): Standing[] {
  const place = options.map((_, option) => 1 + options.filter((__, other) => above(other, option)).length);
  return [...options.keys()]
    .toSorted((a, b) => place[a]! - place[b]! || a - b)
    .map((option) => {
      const shared = place.filter((other) => other === place[option]).length > 1;
      return {
        option: options[option]!,
        votes: votes(option),
        place: place[option]!,
        rank: `${place[option]!}${shared ? '=' : ''}`,
      };
    });
}

/**
 * Schulze's method: an option stands above another when its strongest path to it is stronger than the one back. Unranked
 * options are below the ranked and level with each other (M. Schulze, A new monotonic … election method, 2011).
 *
 * @param by `winning` votes or `margin` of the defeats
 */
export function schulze(election: Election, by: DefeatMeasure, means: TieMeans): CountResult {
  const { options } = election;
  const pairwise = pairwiseOf(election);
  const paths = strongestPaths(pairwise, by);
  const above = (a: number, b: number): boolean => paths[a]![b]! > paths[b]![a]!;
  const wins = (option: number): string => `${options.filter((_, other) => above(option, other)).length}`;
  const winners = options.filter((_, option) => !options.some((__, other) => above(other, option)));
  return settle(election, 'schulze', means, (run) => {
    run.steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
    run.steps.add('pathsWinners', { options: winners });
    const ranking = takeOneByOne(election, run, above, '');
    return {
      elected: ranking.slice(0, election.seats),
      standing: standingBy(options, above, wins),
      pairwise,
      details: { paths, winners },
      ordered: { ranking: ranking.map((option) => options[option]!) },
    };
  });
}
