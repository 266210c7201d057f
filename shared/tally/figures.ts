import type { Standing } from './result.ts';

/** One exact figure for each option: `values[i] / denominator`. Integers only, so equal figures are equal. */
export interface Figures {
  readonly values: readonly bigint[];
  readonly denominator: bigint;
}

/** Whole numbers (votes, pairs won) as figures. Each must be a safe integer. */
export const wholeFigures = (values: Iterable<number>): Figures => ({
  values: Array.from(values, (value) => BigInt(value)),
  denominator: 1n,
});

/** The greatest common divisor; 0 only of 0 and 0. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** A fraction in lowest terms: "p/q", or "p" when it is whole. The denominator is positive. */
export function fraction(numerator: bigint, denominator: bigint): string {
  const common = gcd(numerator, denominator);
  const [p, q] = common > 1n ? [numerator / common, denominator / common] : [numerator, denominator];
  return q === 1n ? `${p}` : `${p}/${q}`;
}

/** Name to exact figure, in the declared order. */
export const scoresOf = (options: readonly string[], figures: Figures): Record<string, string> =>
  Object.fromEntries(options.map((name, at) => [name, fraction(figures.values[at] ?? 0n, figures.denominator)]));

/** Options by figure, highest first; those with the same figure stand in one group, in the declared order. */
export function groupsOf(figures: Figures): number[][] {
  const groups = new Map<bigint, number[]>();
  figures.values.forEach((value, option) => {
    const group = groups.get(value);
    if (group) group.push(option);
    else groups.set(value, [option]);
  });
  return [...groups.entries()].toSorted(([a], [b]) => (a > b ? -1 : 1)).map(([, group]) => group);
}

/** Groups of equal options, best first, as places that equals share: 1, 2=, 2=, 4. */
export function standingOf(
  options: readonly string[],
  groups: readonly (readonly number[])[],
  votes: Readonly<Record<string, string>>,
): Standing[] {
  const standing: Standing[] = [];
  for (const group of groups) {
    const place = standing.length + 1;
    for (const at of group) {
      const option = options[at] ?? '';
      standing.push({ option, votes: votes[option] ?? '', place, rank: group.length > 1 ? `${place}=` : `${place}` });
    }
  }
  return standing;
}

/** The least common multiple of 1, 2 … n, so that every 1/i up to n is whole when scaled by it. */
export function commonMultiple(n: number): bigint {
  let multiple = 1n;
  for (let i = 2n; i <= BigInt(n); i++) multiple = (multiple / gcd(multiple, i)) * i;
  return multiple;
}
