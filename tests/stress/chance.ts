/** Numbers from 0 to 1, the same ones for the same seed: good enough to spread moments (mulberry32). */
export type Chance = () => number;

export function chance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oneOf = <T>(random: Chance, all: readonly T[]): T => {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** Works off trials 0 … count - 1, so many at a time; `enough` ends it early. Returns how many were begun. */
export async function inLanes(
  { count, lanes, enough }: { count: number; lanes: number; enough: () => boolean },
  trial: (at: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const lane = async () => {
    while (next < count && !enough()) await trial(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return next;
}
