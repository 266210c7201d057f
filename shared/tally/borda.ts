import { rowsOf, type Election } from './election.ts';
import { commonMultiple, type Figures } from './figures.ts';
import { SLACK, strictSequence, tiersOf } from './ranks.ts';

/** Variants of Borda's count. `average` is his own with equal shares; `mbc` is the modified count; `dowdall` is Nauru's. */
export const bordaVariants = ['average', 'zero', 'mbc', 'dowdall'] as const;

export type BordaVariant = (typeof bordaVariants)[number];

/** Counts of ballots by option and place, from one pass; a tier of equals is kept apart with its first place and size. */
interface Places {
  /** Ballots in which the option alone holds a place: `option * width + place`. */
  readonly alone: Float64Array;
  readonly tiers: Map<string, { place: number; size: number; votes: Float64Array }>;
  /** For each option, the lengths of the ballots that rank it, added up; and how many they are. */
  readonly lengths: Float64Array;
  readonly ranked: Float64Array;
  ballots: number;
  lengthOfAll: number;
}

function addTiers(places: Places, tiers: readonly (readonly number[])[], width: number, count: number): number {
  const length = tiers.reduce((sum, tier) => sum + tier.length, 0);
  let place = 0;
  for (const tier of tiers) {
    const key = `${place}/${tier.length}`;
    const held = places.tiers.get(key) ?? { place, size: tier.length, votes: new Float64Array(width) };
    places.tiers.set(key, held);
    for (const option of tier) {
      held.votes[option]! += count;
      places.ranked[option]! += count;
      places.lengths[option]! += count * length;
    }
    place += tier.length;
  }
  return length;
}

function placesOf(election: Election): Places {
  const { marks, counts, options } = election;
  const width = options.length;
  const rows = rowsOf(election);
  const places: Places = {
    alone: new Float64Array(width * width),
    tiers: new Map(),
    lengths: new Float64Array(width),
    ranked: new Float64Array(width),
    ballots: 0,
    lengthOfAll: 0,
  };
  const { alone, lengths, ranked } = places;
  const sequence = new Uint8Array(width + SLACK);
  for (let row = 0, at = 0; row < rows; row++, at += width) {
    const count = counts ? counts[row]! : 1;
    let length = strictSequence(marks, at, width, sequence, 0);
    if (length < 0) length = addTiers(places, tiersOf(marks, at, width), width, count);
    else {
      for (let place = 0; place < length; place++) {
        const option = sequence[place]!;
        alone[option * width + place]! += count;
        lengths[option]! += count * length;
        ranked[option]! += count;
      }
    }
    places.ballots += count;
    places.lengthOfAll += count * length;
  }
  return places;
}

/** Sums `pointsOf(place, size)` – points of a tier of `size` that starts at `place`, scaled – over all ballots that rank the option. */
function rankedPoints(
  places: Places,
  width: number,
  option: number,
  pointsOf: (place: number, size: number) => bigint,
): bigint {
  let sum = 0n;
  for (let place = 0; place < width; place++) {
    const votes = places.alone[option * width + place]!;
    if (votes > 0) sum += BigInt(votes) * pointsOf(place, 1);
  }
  for (const { place, size, votes } of places.tiers.values()) sum += BigInt(votes[option]!) * pointsOf(place, size);
  return sum;
}

/**
 * Borda points, exactly. Of m options the first gets m-1 points (`average`, `zero`), or as many as the ballot ranks (`mbc`),
 * or 1, 1/2, 1/3 … (`dowdall`). Equals share the mean of their places. Unranked options get 0, except in `average`, where
 * they share the mean of the places left.
 */
export function bordaFigures(election: Election, variant: BordaVariant): Figures {
  const width = election.options.length;
  const places = placesOf(election);
  if (variant === 'dowdall') {
    // A tier of n places shares its points n ways, hence the square.
    const multiple = commonMultiple(width) ** (places.tiers.size > 0 ? 2n : 1n);
    const shared = (place: number, size: number): bigint => {
      let sum = 0n;
      for (let n = place + 1; n <= place + size; n++) sum += multiple / BigInt(n);
      return sum / BigInt(size);
    };
    return { values: election.options.map((_, at) => rankedPoints(places, width, at, shared)), denominator: multiple };
  }
  const doubled = (place: number, size: number): bigint => BigInt(2 * place + size - 1);
  const values = election.options.map((_, option) => {
    const lost = rankedPoints(places, width, option, doubled);
    const [ranked, lengths] = [BigInt(places.ranked[option]!), BigInt(places.lengths[option]!)];
    if (variant === 'mbc') return 2n * lengths - lost;
    const points = BigInt(2 * (width - 1)) * ranked - lost;
    if (variant === 'zero') return points;
    const unranked = BigInt(places.ballots) - ranked;
    const lengthOfUnranked = BigInt(places.lengthOfAll) - lengths;
    return points + BigInt(width - 1) * unranked - lengthOfUnranked;
  });
  return { values, denominator: 2n };
}
