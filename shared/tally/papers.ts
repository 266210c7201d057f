import { NOT_MARKED } from '#shared/ballots/marks.ts';
import type { Sequences } from './ranks.ts';

/** Ends a chain of papers. */
const NO_PAPER = 0xffffffff;

/** Papers of one value that came to a holder together. `papers` is the number of ballots behind the chain. */
export interface Parcel {
  readonly value: number;
  papers: number;
  head: number;
}

/** Papers as they lie with options; each row is in exactly one chain, or exhausted. */
export interface Papers {
  /** Hands out every row by its first preference. Rows without one are exhausted. */
  deal(value: number): { byOption: Parcel[]; exhausted: number };
  /** Moves a parcel on, each paper to its next preference among the `continuing` options, now worth `value`. */
  move(
    parcel: Parcel,
    value: number,
    continuing: readonly boolean[],
  ): { byOption: Map<number, Parcel>; exhausted: number };
}

/**
 * Papers bucketed by holder: a transfer touches only the papers that move. Rows are chained through one
 * array, so that nothing is allocated for them.
 */
export function papersOf({ order, rows, width }: Sequences, counts: Uint32Array | undefined): Papers {
  const next = new Uint32Array(rows);
  const at = new Uint8Array(rows);

  const deal = (value: number): { byOption: Parcel[]; exhausted: number } => {
    const heads = new Uint32Array(width).fill(NO_PAPER);
    const papers = new Float64Array(width);
    let exhausted = 0;
    // From the last row to the first, so that each chain runs forward through memory.
    for (let row = rows - 1; row >= 0; row--) {
      const count = counts ? counts[row]! : 1;
      const option = order[row * width]!;
      if (option === NOT_MARKED) {
        exhausted += count;
        continue;
      }
      next[row] = heads[option]!;
      heads[option] = row;
      papers[option]! += count;
    }
    return { byOption: Array.from(heads, (head, option) => ({ value, papers: papers[option]!, head })), exhausted };
  };

  const move = (
    parcel: Parcel,
    value: number,
    continuing: readonly boolean[],
  ): { byOption: Map<number, Parcel>; exhausted: number } => {
    const goesOn = Uint8Array.from(continuing, Number);
    const heads = new Uint32Array(width).fill(NO_PAPER);
    const tails = new Uint32Array(width);
    const papers = new Float64Array(width);
    let exhausted = 0;
    for (let row = parcel.head; row !== NO_PAPER;) {
      const following = next[row]!;
      const base = row * width;
      let place = at[row]! + 1;
      let option = place < width ? order[base + place]! : NOT_MARKED;
      while (option !== NOT_MARKED && goesOn[option] === 0) {
        place++;
        option = place < width ? order[base + place]! : NOT_MARKED;
      }
      const count = counts ? counts[row]! : 1;
      if (option === NOT_MARKED) exhausted += count;
      else {
        at[row] = place;
        next[row] = NO_PAPER;
        if (heads[option] === NO_PAPER) heads[option] = row;
        else next[tails[option]!] = row;
        tails[option] = row;
        papers[option]! += count;
      }
      row = following;
    }
    const byOption = new Map<number, Parcel>();
    heads.forEach((head, option) => {
      if (head !== NO_PAPER) byOption.set(option, { value, papers: papers[option]!, head });
    });
    return { byOption, exhausted };
  };

  return { deal, move };
}
