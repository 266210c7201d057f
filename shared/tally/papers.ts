import { NOT_MARKED } from '#shared/ballots/marks.ts';
import type { Sequences } from './ranks.ts';

/** Papers of one value that came to a holder together: where each stands in the lists, and how many ballots stand behind them. */
export interface Parcel {
  readonly value: number;
  readonly papers: number;
  /** For each paper the place of its present preference in `Sequences.order`. */
  readonly places: Uint32Array;
}

/** Papers as they lie with options; each row is in exactly one parcel, or exhausted. */
export interface Papers {
  /** Hands out every row by its first preference. Rows without one are exhausted. */
  deal(value: number): Dealt;
  /** Moves a parcel on, each paper to its next preference among the `continuing` options, now worth `value`. */
  move(parcel: Parcel, value: number, continuing: readonly boolean[]): Dealt;
}

/** Parcels by option, empty ones too, and the ballots that have no preference left. */
interface Dealt {
  readonly byOption: readonly Parcel[];
  readonly exhausted: number;
}

const none = new Uint32Array(0);

/** So many papers are looked up at a time: what they touch in memory is still near when those that must go on are gone through. */
const BLOCK = 1024;

/**
 * Papers bucketed by holder: a transfer touches only the papers that move. They lie scattered over all ballots, so the next
 * preference of a block of papers is first fetched without looking at it; only then those are found that must go further.
 */
export function papersOf({ order, rows, stride }: Sequences, counts: Uint32Array | undefined): Papers {
  const width = stride - 1;

  /** Sorts papers into parcels, when `to` says for each where it goes: counted, then laid into one array side by side. */
  const sorted = (places: Uint32Array, to: Uint8Array, value: number): Dealt => {
    const starts = new Uint32Array(257);
    for (let paper = 0; paper < to.length; paper++) starts[to[paper]! + 1]! += 1;
    for (let option = 1; option < 257; option++) starts[option]! += starts[option - 1]!;
    const next = starts.slice();
    const laid = new Uint32Array(places.length);
    for (let paper = 0; paper < to.length; paper++) {
      const option = to[paper]!;
      laid[next[option]!] = places[paper]!;
      next[option]! += 1;
    }
    const parcel = (option: number): Parcel => {
      if (starts[option] === starts[option + 1]) return { value, papers: 0, places: none };
      const own = laid.subarray(starts[option], starts[option + 1]);
      const papers = counts ? own.reduce((sum, place) => sum + counts[Math.floor(place / stride)]!, 0) : own.length;
      return { value, papers, places: own };
    };
    return {
      byOption: Array.from({ length: width }, (_, option) => parcel(option)),
      exhausted: parcel(NOT_MARKED).papers,
    };
  };

  const deal = (value: number): Dealt => {
    const to = new Uint8Array(rows);
    const places = new Uint32Array(rows);
    for (let row = 0, first = 0; row < rows; row++, first += stride) {
      to[row] = order[first]!;
      places[row] = first;
    }
    return sorted(places, to, value);
  };

  const move = (parcel: Parcel, value: number, continuing: readonly boolean[]): Dealt => {
    /** Where a search for the next preference ends: at a continuing option, or at the end of the list. */
    const ends = new Uint8Array(256).fill(1);
    continuing.forEach((is, option) => (ends[option] = Number(is)));
    const own = parcel.places;
    const places = new Uint32Array(own.length);
    const to = new Uint8Array(own.length);
    for (let start = 0; start < own.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, own.length);
      for (let paper = start; paper < end; paper++) {
        const place = own[paper]! + 1;
        places[paper] = place;
        to[paper] = order[place]!;
      }
      for (let paper = start; paper < end; paper++) {
        if (ends[to[paper]!] === 1) continue;
        let place = places[paper]! + 1;
        while (ends[order[place]!] === 0) place++;
        places[paper] = place;
        to[paper] = order[place]!;
      }
    }
    return sorted(places, to, value);
  };

  return { deal, move };
}

/** The parcels of one holder, those of the same value as one: each is then moved in one go. */
export function gathered(parcels: readonly Parcel[]): Parcel[] {
  const byValue = Map.groupBy(
    parcels.filter(({ papers }) => papers > 0),
    ({ value }) => value,
  );
  return [...byValue.entries()].map(([value, own]) => {
    if (own.length === 1 && own[0]) return own[0];
    const places = new Uint32Array(own.reduce((sum, parcel) => sum + parcel.places.length, 0));
    let at = 0;
    for (const parcel of own) {
      places.set(parcel.places, at);
      at += parcel.places.length;
    }
    return { value, papers: own.reduce((sum, { papers }) => sum + papers, 0), places };
  });
}
