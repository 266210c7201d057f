import type { Election } from './election.ts';
import { pickBest } from './one-by-one.ts';
import { compare, minus, over, rational, times, zero, type Rational } from './rational.ts';
import type { CountResult } from './result.ts';
import { electBySmallestLoad } from './seqphragmen.ts';
import { settle } from './settle.ts';
import { Supporters } from './supporters.ts';
import type { TieMeans } from './ties.ts';

/** What fills the places that nobody can pay for any more. */
export const completions = ['none', 'seqphragmen'] as const;

export type Completion = (typeof completions)[number];

/**
 * The smallest price ρ at which the supporters pay for the option, each ρ or all that is left; `null` when they cannot.
 *
 * @param budgets of the groups in which it has supporters, with their numbers
 */
function priceOf(budgets: readonly { readonly budget: Rational; readonly voters: number }[]): Rational | null {
  const inOrder = budgets.toSorted((a, b) => compare(a.budget, b.budget));
  let voters = inOrder.reduce((sum, group) => sum + group.voters, 0);
  let missing = rational(1n);
  for (const group of inOrder) {
    const price = over(missing, voters);
    if (compare(price, group.budget) <= 0) return price;
    missing = minus(missing, times(group.budget, group.voters));
    voters -= group.voters;
  }
  return null;
}

/**
 * Method of equal shares (Peters and Skowron) with unit cost: every ballot has seats/ballots to spend; bought next is the
 * option with the smallest price ρ. When nothing can be paid for, the places left stay empty (`none`) or are filled by
 * sequential Phragmén with loads equal to minus the budgets left.
 */
export function equalShares(election: Election, completion: Completion, means: TieMeans): CountResult {
  return settle(election, 'mes', means, (run) => {
    const places = Math.min(election.seats, election.options.length);
    const supporters = new Supporters(election);
    const ballots = supporters.sizes[0] ?? 0;
    const budgets: Rational[] = [ballots > 0 ? rational(BigInt(election.seats), BigInt(ballots)) : zero];
    const left = new Set(election.options.keys());
    const elected: number[] = [];
    run.steps.add('ballots', { ballots, places: election.seats });
    while (elected.length < places) {
      const affordable = [...left].flatMap((option) => {
        const groups = supporters.groupsOf(option);
        const figure = priceOf(
          groups.map((group) => ({ budget: budgets[group]!, voters: supporters.of[group]![option]! })),
        );
        return figure ? [{ option, figure }] : [];
      });
      if (affordable.length === 0) break;
      const { option, figure } = pickBest(election, run, affordable, 'lowest', elected.length + 1);
      elected.push(option);
      left.delete(option);
      buy(supporters, budgets, option, figure);
    }
    if (elected.length < places) run.steps.add('nothingAffordable', { places: places - elected.length });
    if (completion === 'seqphragmen') {
      electBySmallestLoad(
        election,
        run,
        supporters,
        budgets.map((budget) => minus(zero, budget)),
        elected,
      );
    }
    return { elected };
  });
}

/** Supporters pay; those of one group stay alike, and groups that have the same left afterwards become one. */
function buy(supporters: Supporters, budgets: Rational[], option: number, price: Rational): void {
  const target = [...supporters.sizes.keys()];
  const byBudget = new Map<string, number>();
  for (const group of supporters.groupsOf(option)) {
    const budget = budgets[group]!;
    const rest = compare(budget, price) <= 0 ? zero : minus(budget, price);
    const key = `${rest.n}/${rest.d}`;
    const to = byBudget.get(key) ?? supporters.newGroup();
    byBudget.set(key, to);
    budgets[to] = rest;
    target[group] = to;
  }
  supporters.move(option, target);
}
