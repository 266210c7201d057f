import { add, cmp, div, q, show, type Q } from './slow-fractions.ts';

/** Ranked ballots as lists of tiers, each ballot by itself. `order` is the declared order for ties, earlier = preferred. */
export interface Slow {
  readonly width: number;
  readonly seats: number;
  readonly ballots: readonly (readonly (readonly number[])[])[];
  readonly order: readonly number[];
}

export interface SlowResult {
  readonly elected: readonly number[];
  readonly scores?: readonly string[];
  /** The figure of a whole committee. */
  readonly score?: string;
  readonly votes?: readonly (readonly string[])[];
}

const all = (width: number): number[] => Array.from({ length: width }, (_, at) => at);
const rankOf = (ballot: readonly (readonly number[])[], option: number): number => {
  const tier = ballot.findIndex((options) => options.includes(option));
  return tier < 0 ? Infinity : tier;
};
const before = (order: readonly number[], a: number, b: number): number => order.indexOf(a) - order.indexOf(b);

export const pairs = ({ width, ballots }: Slow): number[][] =>
  all(width).map((a) =>
    all(width).map((b) => ballots.filter((ballot) => rankOf(ballot, a) < rankOf(ballot, b)).length),
  );

export function highest(scores: readonly Q[], seats: number, order: readonly number[]): SlowResult {
  const elected = all(scores.length).toSorted((a, b) => cmp(scores[b]!, scores[a]!) || before(order, a, b));
  return { elected: elected.slice(0, seats), scores: scores.map(show) };
}

export function borda(election: Slow, variant: string): SlowResult {
  const { width, ballots, seats, order } = election;
  const scores = all(width).map((option) =>
    ballots.reduce((sum, ballot) => {
      const length = ballot.flat().length;
      const points = (place: number): Q =>
        variant === 'dowdall' ? q(1, place + 1) : variant === 'mbc' ? q(length - place) : q(width - 1 - place);
      let start = 0;
      for (const tier of variant === 'average'
        ? [...ballot, all(width).filter((at) => !ballot.flat().includes(at))]
        : ballot) {
        if (tier.includes(option)) {
          const shared = tier.reduce((total, _, at) => add(total, points(start + at)), q(0));
          return add(sum, div(shared, q(tier.length)));
        }
        start += tier.length;
      }
      return sum;
    }, q(0)),
  );
  return highest(scores, seats, order);
}

const defeat = (matrix: number[][], a: number, b: number, by: string): number => {
  const [won, lost] = [matrix[a]![b]!, matrix[b]![a]!];
  if (by === 'opposition') return won;
  return won <= lost ? 0 : by === 'margin' ? won - lost : won;
};

/** The options in order, always the preferred of those above whom nobody remains. */
function topDown({ width, order }: Slow, above: (a: number, b: number) => boolean): number[] {
  const left = all(width);
  const ranking: number[] = [];
  while (left.length > 0) {
    const top = left.filter((a) => left.every((b) => !above(b, a))).toSorted((a, b) => before(order, a, b));
    ranking.push(top[0]!);
    left.splice(left.indexOf(top[0]!), 1);
  }
  return ranking;
}

export function schulze(election: Slow, by: string): SlowResult {
  const matrix = pairs(election);
  const { width } = election;
  /** A path of that strength exists when b is reached over defeats at least so strong. */
  const reaches = (a: number, b: number, least: number): boolean => {
    const seen = new Set([a]);
    const queue = [a];
    for (const at of queue) {
      for (const next of all(width)) {
        if (!seen.has(next) && defeat(matrix, at, next, by) >= least) {
          seen.add(next);
          queue.push(next);
        }
      }
    }
    return seen.has(b);
  };
  const path = (a: number, b: number): number => {
    let strongest = 0;
    for (let least = 1; least <= election.ballots.length; least++) if (reaches(a, b, least)) strongest = least;
    return strongest;
  };
  const paths = all(width).map((a) => all(width).map((b) => (a === b ? 0 : path(a, b))));
  return { elected: topDown(election, (a, b) => paths[a]![b]! > paths[b]![a]!).slice(0, election.seats) };
}

export function rankedPairs(election: Slow, by: string): SlowResult {
  const matrix = pairs(election);
  const { width, order } = election;
  const wins = all(width).flatMap((a) =>
    all(width)
      .filter((b) => matrix[a]![b]! > matrix[b]![a]!)
      .map((b) => [a, b] as const),
  );
  const inOrder = wins.toSorted(
    ([a, b], [c, d]) =>
      defeat(matrix, c, d, by) - defeat(matrix, a, b, by) ||
      (by === 'winning' ? matrix[b]![a]! - matrix[d]![c]! : 0) ||
      before(order, a, c) ||
      before(order, d, b),
  );
  const edges: (readonly [number, number])[] = [];
  const reach = (from: number, to: number): boolean => {
    const seen = new Set([from]);
    for (const at of seen) for (const [a, b] of edges) if (a === at) seen.add(b);
    return seen.has(to);
  };
  for (const [a, b] of inOrder) if (!reach(b, a)) edges.push([a, b]);
  return { elected: topDown(election, (a, b) => a !== b && reach(a, b)).slice(0, election.seats) };
}

export function minimax(election: Slow, by: string): SlowResult {
  const matrix = pairs(election);
  const scores = all(election.width).map((a) =>
    q(
      -Math.max(
        0,
        ...all(election.width)
          .filter((b) => b !== a)
          .map((b) => defeat(matrix, b, a, by)),
      ),
    ),
  );
  return highest(scores, election.seats, election.order);
}

export function copeland(election: Slow): SlowResult {
  const matrix = pairs(election);
  const points = (a: number): Q =>
    all(election.width).reduce((sum, b) => {
      if (a === b) return sum;
      const difference = matrix[a]![b]! - matrix[b]![a]!;
      return add(sum, difference > 0 ? q(1) : difference === 0 ? q(1, 2) : q(0));
    }, q(0));
  return highest(all(election.width).map(points), election.seats, election.order);
}

export function plurality({ width, seats, ballots, order }: Slow): SlowResult {
  const firsts = ballots.filter((ballot) => ballot[0]?.length === 1).map((ballot) => ballot[0]![0]!);
  return highest(
    all(width).map((option) => q(firsts.filter((first) => first === option).length)),
    seats,
    order,
  );
}

/** The one of `tied` alone with the least (or most) votes at the latest round where one is; else by the order. */
function oneOf(
  tied: readonly number[],
  history: readonly (readonly bigint[])[],
  order: readonly number[],
  least: boolean,
): number {
  for (const votes of history.toReversed()) {
    const figures = tied.map((option) => votes[option]!);
    const figure = figures.reduce((a, b) => (least === b < a ? b : a));
    const there = tied.filter((option) => votes[option] === figure);
    if (there.length === 1) return there[0]!;
  }
  const inOrder = tied.toSorted((a, b) => before(order, a, b));
  return least ? inOrder.at(-1)! : inOrder[0]!;
}

export function irv({ width, ballots, order }: Slow): SlowResult {
  const gone = new Set<number>();
  const history: bigint[][] = [];
  const rounds: string[][] = [];
  for (;;) {
    const left = all(width).filter((option) => !gone.has(option));
    const votes = all(width).map((option) => BigInt(ballots.filter((ballot) => next(ballot, gone) === option).length));
    rounds.push(left.map((option) => `${votes[option]}`));
    const total = left.reduce((sum, option) => sum + votes[option]!, 0n);
    const winner = left.find((option) => 2n * votes[option]! > total || left.length === 1);
    if (winner !== undefined) return { elected: [winner], votes: rounds };
    const least = left.map((option) => votes[option]!).reduce((a, b) => (b < a ? b : a));
    gone.add(
      oneOf(
        left.filter((option) => votes[option] === least),
        history,
        order,
        true,
      ),
    );
    history.push(votes);
  }
}

/** The best option still there; a tier of several ends the ballot. */
function next(ballot: readonly (readonly number[])[], gone: ReadonlySet<number>): number | null {
  for (const tier of ballot) {
    if (tier.length > 1) return null;
    if (!gone.has(tier[0]!)) return tier[0]!;
  }
  return null;
}

interface Paper {
  readonly ballot: readonly (readonly number[])[];
  value: bigint;
  holder: number | null;
}

const five = (units: bigint): string => `${units / 100_000n}.${`${units % 100_000n}`.padStart(5, '0')}`;

export function scottish({ width, seats, ballots, order }: Slow): SlowResult {
  const valid = ballots.filter((ballot) => ballot.length > 0);
  const unit = 100_000n;
  const quota = (BigInt(valid.length) / BigInt(seats + 1) + 1n) * unit;
  const papers: Paper[] = valid.map((ballot) => ({ ballot, value: unit, holder: ballot[0]![0]! }));
  const gone = new Set<number>();
  const elected: number[] = [];
  const waiting = new Set<number>();
  const history: bigint[][] = [];
  const stages: string[][] = [];
  const spent = new Map<number, bigint>();
  const votesOf = (option: number): bigint =>
    (spent.get(option) ?? 0n) +
    papers.filter((paper) => paper.holder === option).reduce((sum, { value }) => sum + value, 0n);
  const free = (): number[] => all(width).filter((option) => !gone.has(option));
  const close = (): void => {
    const votes = all(width).map(votesOf);
    history.push(votes);
    stages.push(votes.map(five));
    const byVotes = (some: number[]): number[] =>
      some.toSorted((a, b) => Number(votes[b]! > votes[a]!) - Number(votes[b]! < votes[a]!) || before(order, a, b));
    for (const option of byVotes(free().filter((at) => votes[at]! >= quota))) {
      elected.push(option);
      gone.add(option);
      if (votes[option]! > quota) waiting.add(option);
    }
    if (elected.length < seats && free().length <= seats - elected.length) {
      for (const option of byVotes(free())) {
        elected.push(option);
        gone.add(option);
      }
    }
  };
  const pass = (option: number, value: (old: bigint) => bigint): void => {
    for (const paper of papers.filter(({ holder }) => holder === option)) {
      paper.value = value(paper.value);
      const at = paper.ballot.findIndex(([own]) => own === option);
      paper.holder = paper.ballot.slice(at + 1).find(([own]) => !gone.has(own!))?.[0] ?? null;
    }
  };
  close();
  while (elected.length < seats && free().length > 0) {
    const votes = all(width).map(votesOf);
    if (waiting.size > 0) {
      const most = [...waiting].map((option) => votes[option]!).reduce((a, b) => (b > a ? b : a));
      const option = oneOf(
        [...waiting].filter((at) => votes[at] === most),
        history,
        order,
        false,
      );
      waiting.delete(option);
      pass(option, (old) => ((votes[option]! - quota) * old) / votes[option]!);
      spent.set(option, quota);
    } else {
      const least = free()
        .map((option) => votes[option]!)
        .reduce((a, b) => (b < a ? b : a));
      const option = oneOf(
        free().filter((at) => votes[at] === least),
        history,
        order,
        true,
      );
      gone.add(option);
      pass(option, (old) => old);
    }
    close();
  }
  return { elected, votes: stages };
}

const nine = (units: bigint): string => `${units / 1_000_000_000n}.${`${units % 1_000_000_000n}`.padStart(9, '0')}`;

export function meek({ width, seats, ballots, order }: Slow): SlowResult {
  const unit = 1_000_000_000n;
  const up = (n: bigint, d: bigint): bigint => (n % d === 0n ? n / d : n / d + 1n);
  const keep = all(width).map(() => unit);
  const state = all(width).map(() => 'hopeful');
  const elected: number[] = [];
  const rounds: string[][] = [];
  const hopeful = (): number[] => all(width).filter((option) => state[option] === 'hopeful');
  let votes = all(width).map(() => 0n);
  while (elected.length < seats && elected.length + hopeful().length > seats) {
    let last: bigint | null = null;
    let winners: number[] = [];
    let surplus: bigint;
    for (;;) {
      votes = all(width).map(() => 0n);
      for (const ballot of ballots) {
        let weight = unit;
        for (const [option] of ballot) {
          const kept = up(weight * keep[option!]!, unit);
          votes[option!]! += kept;
          weight -= kept;
        }
      }
      const quota: bigint = votes.reduce((sum, each) => sum + each, 0n) / BigInt(seats + 1) + 1n;
      winners = hopeful().filter((option) => votes[option]! >= quota);
      for (const option of winners) state[option] = 'elected';
      surplus = all(width)
        .filter((option) => state[option] === 'elected' && votes[option]! > quota)
        .reduce((sum, option) => sum + votes[option]! - quota, 0n);
      if (winners.length > 0 || surplus < 1000n || (last !== null && surplus >= last)) break;
      last = surplus;
      for (const option of elected) keep[option] = up(up(keep[option]! * quota, unit) * unit, votes[option]!);
    }
    rounds.push(votes.map(nine));
    const byVotes = (some: number[]): number[] =>
      some.toSorted((a, b) => Number(votes[b]! > votes[a]!) - Number(votes[b]! < votes[a]!) || before(order, a, b));
    if (winners.length > 0) elected.push(...byVotes(winners));
    else {
      const least = hopeful()
        .map((option) => votes[option]!)
        .reduce((a, b) => (b < a ? b : a));
      const tied = hopeful()
        .filter((option) => votes[option]! <= least + surplus)
        .toSorted((a, b) => before(order, a, b));
      state[tied.at(-1)!] = 'defeated';
      keep[tied.at(-1)!] = 0n;
    }
  }
  if (elected.length < seats) {
    elected.push(
      ...hopeful().toSorted(
        (a, b) => Number(votes[b]! > votes[a]!) - Number(votes[b]! < votes[a]!) || before(order, a, b),
      ),
    );
  }
  return { elected, votes: rounds };
}
