/** Fractions as pairs of whole numbers, never shortened before they are printed: slow, and without a thought. */
export type Q = readonly [bigint, bigint];

export const q = (n: number | bigint, d: number | bigint = 1): Q => [BigInt(n), BigInt(d)];
export const add = (a: Q, b: Q): Q => short([a[0] * b[1] + b[0] * a[1], a[1] * b[1]]);
export const sub = (a: Q, b: Q): Q => add(a, [-b[0], b[1]]);
export const mul = (a: Q, b: Q): Q => short([a[0] * b[0], a[1] * b[1]]);
export const div = (a: Q, b: Q): Q =>
  b[0] < 0n ? short([-a[0] * b[1], -a[1] * b[0]]) : short([a[0] * b[1], a[1] * b[0]]);
export const cmp = (a: Q, b: Q): number => Number(a[0] * b[1] > b[0] * a[1]) - Number(a[0] * b[1] < b[0] * a[1]);

function short([n, d]: Q): Q {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [n / a, d / a];
}

export const show = (a: Q): string => {
  const [n, d] = short(a);
  return d === 1n ? `${n}` : `${n}/${d}`;
};
