import { fraction, gcd } from './figures.ts';

/** An exact fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function rational(n: bigint, d = 1n): Rational {
  const common = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
}

export const zero: Rational = { n: 0n, d: 1n };

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);

export const minus = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);

export const times = (a: Rational, factor: number): Rational => rational(a.n * BigInt(factor), a.d);

export const over = (a: Rational, divisor: number): Rational => rational(a.n, a.d * BigInt(divisor));

/** Negative when a is less than b, 0 when equal, positive when greater. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const rationalText = ({ n, d }: Rational): string => fraction(n, d);
