/** Numbers from 0 up to 1 that are the same in every run for a seed (mulberry32), and what is drawn with them. */
export interface Chance {
  readonly next: () => number;
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  readonly hex: (bytes: number) => string;
  readonly uuid: () => string;
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const hex = (bytes: number): string =>
    Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join('');
  return {
    next,
    below,
    hex,
    one: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new Error('nothing to draw from');
      return found;
    },
    uuid: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
  };
}
