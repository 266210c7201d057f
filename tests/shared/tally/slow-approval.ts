import { add, cmp, div, mul, q, show, sub, type Q } from './slow-fractions.ts';
import { highest, type SlowResult } from './slow-ranked.ts';

/** Approval ballots, each by itself. */
export interface SlowApproval {
  readonly width: number;
  readonly seats: number;
  readonly ballots: readonly (readonly number[])[];
  readonly order: readonly number[];
}

const all = (width: number): number[] => Array.from({ length: width }, (_, at) => at);

export const approval = ({ width, seats, ballots, order }: SlowApproval): SlowResult =>
  highest(
    all(width).map((option) => q(ballots.filter((ballot) => ballot.includes(option)).length)),
    seats,
    order,
  );

const pavScore = (ballots: SlowApproval['ballots'], committee: readonly number[]): Q =>
  ballots.reduce((sum, ballot) => {
    const hits = committee.filter((option) => ballot.includes(option)).length;
    return all(hits).reduce((own, at) => add(own, q(1, at + 1)), sum);
  }, q(0));

function combinations(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((first, at) => combinations(items.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

export function pav({ seats, ballots, order }: SlowApproval): SlowResult & { score: string } {
  let best: { committee: number[]; score: Q } | null = null;
  for (const committee of combinations(order, Math.min(seats, order.length))) {
    const score = pavScore(ballots, committee);
    if (!best || cmp(score, best.score) > 0) best = { committee, score };
  }
  return { elected: best!.committee, score: show(best!.score) };
}

export function seqpav({ width, seats, ballots, order }: SlowApproval): SlowResult {
  const elected: number[] = [];
  while (elected.length < Math.min(seats, width)) {
    const left = order.filter((option) => !elected.includes(option));
    elected.push(
      left.reduce((a, b) => (cmp(pavScore(ballots, [...elected, b]), pavScore(ballots, [...elected, a])) > 0 ? b : a)),
    );
  }
  return { elected };
}

function fill({ width, seats, ballots, order }: SlowApproval, elected: number[], loads: Q[]): SlowResult {
  while (elected.length < Math.min(seats, width)) {
    const left = order.filter((option) => !elected.includes(option));
    const supported = left.filter((option) => ballots.some((ballot) => ballot.includes(option)));
    if (supported.length === 0) {
      elected.push(left[0]!);
      continue;
    }
    const loadOf = (option: number): Q => {
      const own = loads.filter((_, voter) => ballots[voter]!.includes(option));
      return div(
        own.reduce((a, b) => add(a, b), q(1)),
        q(own.length),
      );
    };
    const next = supported.reduce((a, b) => (cmp(loadOf(b), loadOf(a)) < 0 ? b : a));
    const load = loadOf(next);
    ballots.forEach((ballot, voter) => {
      if (ballot.includes(next)) loads[voter] = load;
    });
    elected.push(next);
  }
  return { elected };
}

export const phragmen = (election: SlowApproval): SlowResult =>
  fill(
    election,
    [],
    election.ballots.map(() => q(0)),
  );

export function mes(election: SlowApproval, complete: boolean): SlowResult {
  const { width, seats, ballots, order } = election;
  const budgets = ballots.map(() => q(seats, ballots.length));
  const elected: number[] = [];
  const least = (a: Q, b: Q): Q => (cmp(a, b) <= 0 ? a : b);
  /** The price at which the supporters together pay exactly 1: tried with 1, 2 … of the poorest paying all they have. */
  const priceOf = (option: number): Q | null => {
    const own = budgets.filter((_, voter) => ballots[voter]!.includes(option)).toSorted(cmp);
    for (let poor = 0; poor < own.length; poor++) {
      const paid = own.slice(0, poor).reduce((a, b) => add(a, b), q(0));
      const price = div(sub(q(1), paid), q(own.length - poor));
      const total = own.reduce((sum, budget) => add(sum, least(budget, price)), q(0));
      if (cmp(price, q(0)) >= 0 && cmp(total, q(1)) === 0) return price;
    }
    return null;
  };
  while (elected.length < Math.min(seats, width)) {
    const priced = order
      .filter((option) => !elected.includes(option))
      .flatMap((option) => {
        const price = priceOf(option);
        return price ? [{ option, price }] : [];
      });
    if (priced.length === 0) break;
    const { option, price } = priced.reduce((a, b) => (cmp(b.price, a.price) < 0 ? b : a));
    ballots.forEach((ballot, voter) => {
      if (ballot.includes(option)) budgets[voter] = sub(budgets[voter]!, least(budgets[voter]!, price));
    });
    elected.push(option);
  }
  return complete
    ? fill(
        election,
        elected,
        budgets.map((budget) => mul(budget, q(-1))),
      )
    : { elected };
}
