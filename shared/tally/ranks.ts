import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';

/**
 * Writes the options of one row of ranks in order of preference, when the ranks are 1, 2, 3 … without gap or equal rank.
 *
 * @returns how many are ranked, or -1 when the row has equal ranks or gaps and must be read by `tiersOf`
 */
export function strictSequence(marks: Uint8Array, from: number, width: number, into: Uint8Array, at: number): number {
  let ranked = 0;
  let highest = 0;
  for (let place = 0; place < width; place++) into[at + place] = NOT_MARKED;
  for (let option = 0; option < width; option++) {
    const rank = marks[from + option]!;
    if (rank === NOT_MARKED) continue;
    if (rank > width || rank === 0 || into[at + rank - 1] !== NOT_MARKED) return -1;
    into[at + rank - 1] = option;
    ranked++;
    if (rank > highest) highest = rank;
  }
  return highest === ranked ? ranked : -1;
}

/** The options of one row of ranks as tiers of equal rank, best first; unranked options are in none. Gaps close. */
export function tiersOf(marks: Uint8Array, from: number, width: number): number[][] {
  const tiers = new Map<number, number[]>();
  for (let option = 0; option < width; option++) {
    const rank = marks[from + option]!;
    if (rank === NOT_MARKED) continue;
    const tier = tiers.get(rank);
    if (tier) tier.push(option);
    else tiers.set(rank, [option]);
  }
  return [...tiers.entries()].toSorted(([a], [b]) => a - b).map(([, tier]) => tier);
}

/** Ballots as lists of options in order of preference, for the rules that hand papers on. */
export interface Sequences {
  readonly width: number;
  readonly rows: number;
  /** `rows * width` bytes; a list shorter than the width ends with 255. */
  readonly order: Uint8Array;
  /** Rows with an equal rank; their list ends before it. */
  readonly withEqualRanks: number;
}

/** The preferences of every row. A list ends where several options share a rank. */
export function sequencesOf(election: Election): Sequences {
  const width = election.options.length;
  const rows = rowsOf(election);
  const order = new Uint8Array(rows * width);
  let withEqualRanks = 0;
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    if (strictSequence(election.marks, at, width, order, at) >= 0) continue;
    order.fill(NOT_MARKED, at, at + width);
    const tiers = tiersOf(election.marks, at, width);
    const equal = tiers.findIndex((tier) => tier.length > 1);
    if (equal >= 0) withEqualRanks++;
    tiers.slice(0, equal < 0 ? tiers.length : equal).forEach(([option], place) => {
      order[at + place] = option ?? NOT_MARKED;
    });
  }
  return { width, rows, order, withEqualRanks };
}

/** The first row that gives two options the same rank, from 0; `null` when there is none. */
export function firstEqualRank(election: Election): number | null {
  const width = election.options.length;
  const rows = rowsOf(election);
  const scratch = new Uint8Array(width);
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    if (strictSequence(election.marks, at, width, scratch, 0) >= 0) continue;
    if (tiersOf(election.marks, at, width).some((tier) => tier.length > 1)) return row;
  }
  return null;
}
