import { rowsOf, type Election } from './election.ts';
import { SLACK, strictSequence, tiersOf } from './ranks.ts';

/** What one pass over ranked ballots finds out about pairs of options; square matrices, row by row. */
interface PairCounts {
  /** Ballots that rank both, the row's option before the column's. */
  readonly before: Float64Array;
  /** Ballots that give both the same rank. */
  readonly equal: Float64Array;
  readonly ranked: Float64Array;
}

function addTiers(tiers: readonly (readonly number[])[], width: number, count: number, into: PairCounts): void {
  const above: number[] = [];
  for (const tier of tiers) {
    for (const option of tier) {
      into.ranked[option]! += count;
      for (const better of above) into.before[better * width + option]! += count;
      for (const other of tier) if (other !== option) into.equal[option * width + other]! += count;
    }
    above.push(...tier);
  }
}

function addSequence(sequence: Uint8Array, length: number, width: number, count: number, into: PairCounts): void {
  const { before, ranked } = into;
  for (let place = 0; place < length; place++) {
    const option = sequence[place]!;
    ranked[option]! += count;
    const base = option * width;
    for (let later = place + 1; later < length; later++) before[base + sequence[later]!]! += count;
  }
}

/**
 * For each pair, how many ballots prefer the row's option to the column's. Unranked options stand below the ranked and
 * level with each other, so `prefers(a, b)` is: ballots that rank a, less those that rank b before a or both equal.
 */
export function pairwiseOf(election: Election): number[][] {
  const { marks, counts, options } = election;
  const width = options.length;
  const rows = rowsOf(election);
  const found: PairCounts = {
    before: new Float64Array(width * width),
    equal: new Float64Array(width * width),
    ranked: new Float64Array(width),
  };
  const sequence = new Uint8Array(width + SLACK);
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    const count = counts ? counts[row]! : 1;
    const length = strictSequence(marks, at, width, sequence, 0);
    if (length < 0) addTiers(tiersOf(marks, at, width), width, count, found);
    else addSequence(sequence, length, width, count, found);
  }
  const { before, equal, ranked } = found;
  return options.map((_, a) =>
    options.map((__, b) => (a === b ? 0 : ranked[a]! - before[b * width + a]! - equal[a * width + b]!)),
  );
}

/** How a defeat is measured: by the votes of the winning side, by the margin, or (minimax only) by any opposition. */
export type DefeatMeasure = 'winning' | 'margin' | 'opposition';

/** The strength of the preference of a over b by `by`; 0 where b is not beaten. */
export function strength(pairs: readonly (readonly number[])[], a: number, b: number, by: DefeatMeasure): number {
  const [won, lost] = [pairs[a]?.[b] ?? 0, pairs[b]?.[a] ?? 0];
  if (by === 'opposition') return won;
  if (won <= lost) return 0;
  return by === 'winning' ? won : won - lost;
}

/** The Condorcet winner: the option preferred to each other one by more ballots; `null` where there is none. */
export function condorcetWinner(pairs: readonly (readonly number[])[]): number | null {
  const winner = pairs.findIndex((row, a) => row.every((won, b) => a === b || won > (pairs[b]?.[a] ?? 0)));
  return winner < 0 ? null : winner;
}

/** The Smith set: the smallest set whose members each beat every option outside. More than one member shows a cycle or a tie. */
export function smithSet(pairs: readonly (readonly number[])[]): number[] {
  const size = pairs.length;
  const beats = (a: number, b: number): boolean => (pairs[a]?.[b] ?? 0) > (pairs[b]?.[a] ?? 0);
  const losses = pairs.map((_, a) => pairs.filter((__, b) => a !== b && !beats(a, b)).length);
  const order = losses.map((_, a) => a).toSorted((a, b) => (losses[a] ?? 0) - (losses[b] ?? 0));
  for (let length = 1; length < size; length++) {
    const inside = order.slice(0, length);
    if (inside.every((a) => order.slice(length).every((b) => beats(a, b)))) return inside.toSorted((a, b) => a - b);
  }
  return order.toSorted((a, b) => a - b);
}
