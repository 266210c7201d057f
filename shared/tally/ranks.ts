import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';

/** Up to this many options a row's ranks fit the bits of one number. */
const BITS = 30;

/** The bit of each rank; bit 0, which no valid row sets, for what is no rank here; none for "not marked". */
const bitOf = Int32Array.from({ length: 256 }, (_, rank) =>
  rank === NOT_MARKED ? 0 : rank >= 1 && rank <= BITS ? 1 << rank : 1,
);
const isRank = Uint8Array.from({ length: 256 }, (_, rank) => Number(rank !== NOT_MARKED));

/** Room behind the rows that `strictSequence` writes, since it parks what is not marked up to 255 bytes further on. */
export const SLACK = 256;

/**
 * Writes the options of one row of ranks in order of preference, when the ranks are 1, 2, 3 … without gap or equal rank. The
 * list ends with 255; what stands behind that is not to be read. Without a branch for each mark, as
 * which options are ranked cannot be foretold and a million rows would pay for every wrong guess.
 *
 * @param into rows are written from the first to the last, with `SLACK` bytes behind the last one
 * @returns how many are ranked, or -1 when the row has equal ranks or gaps and must be read by `tiersOf`
 */
export function strictSequence(marks: Uint8Array, from: number, width: number, into: Uint8Array, at: number): number {
  if (width > BITS) return wideSequence(marks, from, width, into, at);
  let ranked = 0;
  let seen = 0;
  for (let option = 0; option < width; option++) {
    const rank = marks[from + option]!;
    seen |= bitOf[rank]!;
    ranked += isRank[rank]!;
    into[at + ((rank - 1) & 255)] = option;
  }
  // Ranks 1 to n, each once, set exactly the bits 1 to n.
  if (seen !== 2 ** (ranked + 1) - 2) return -1;
  into[at + ranked] = NOT_MARKED;
  return ranked;
}

function wideSequence(marks: Uint8Array, from: number, width: number, into: Uint8Array, at: number): number {
  let ranked = 0;
  let highest = 0;
  for (let place = 0; place <= width; place++) into[at + place] = NOT_MARKED;
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
  readonly rows: number;
  /** Bytes from one list to the next: one more than there are options, as every list ends with 255. */
  readonly stride: number;
  readonly order: Uint8Array;
}

/** The preferences of every row. A list ends where several options share a rank. */
export function sequencesOf(election: Election): Sequences {
  const width = election.options.length;
  const stride = width + 1;
  const rows = rowsOf(election);
  const order = new Uint8Array(rows * stride + SLACK);
  for (let row = 0, from = 0, at = 0; row < rows; row++, from += width, at += stride) {
    if (strictSequence(election.marks, from, width, order, at) >= 0) continue;
    order.fill(NOT_MARKED, at, at + stride);
    const tiers = tiersOf(election.marks, from, width);
    const equal = tiers.findIndex((tier) => tier.length > 1);
    tiers.slice(0, equal < 0 ? tiers.length : equal).forEach(([option], place) => {
      order[at + place] = option!;
    });
  }
  return { rows, stride, order };
}

/** The first row that gives two options the same rank, from 0; `null` when there is none. */
export function firstEqualRank(election: Election): number | null {
  const width = election.options.length;
  const rows = rowsOf(election);
  const scratch = new Uint8Array(width + SLACK);
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    if (strictSequence(election.marks, at, width, scratch, 0) >= 0) continue;
    if (tiersOf(election.marks, at, width).some((tier) => tier.length > 1)) return row;
  }
  return null;
}
