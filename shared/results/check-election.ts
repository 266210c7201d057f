import type { Reason } from '../result.ts';
import type { TieMeans } from '../rounds/manifest.ts';
import { byLot, openTies, type DrawnLot } from './next-ballot.ts';
import type { Outcome } from './outcome.ts';

/** What the Chair declares of an election: who is elected, by letter, and what a lot has settled. */
export interface ElectionDeclaration {
  readonly elected: readonly string[];
  readonly lots: readonly DrawnLot[];
}

/** What it is held against. */
export interface ElectionGround {
  readonly outcome: Pick<Outcome, 'selected' | 'tied' | 'seats'>;
  readonly ties: readonly TieMeans[];
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

/** Letters of those whom figures and lots elect, in the order of the figures. */
export const electedBy = ({ outcome }: Pick<ElectionGround, 'outcome'>, lots: readonly DrawnLot[]): string[] => [
  ...outcome.selected,
  ...byLot(openTies(outcome), lots),
];

/**
 * Every reason why the Chair cannot declare so. An election is not departed from: elected are those whom the figures elect, and
 * those whom a lot elects among the tied, where the manifest allows a lot or the rule itself ends in one. A tie may stay open; a
 * ballot among the tied follows then.
 *
 * @example checkElection({ elected: ['A'], lots: [] }, { outcome: { selected: ['A', 'B'], tied: null }, ties: ['lot'] })
 *          // [{ reason: 'otherElected', pointer: '/elected' }]
 */
export function checkElection({ elected, lots }: ElectionDeclaration, ground: ElectionGround): Reason[] {
  const ties = openTies(ground.outcome);
  const reasons = lots.flatMap(({ order }, at): Reason[] => {
    const tie = ties.find(({ among }) => sameNames(among, order));
    if (!tie) return [{ reason: ties.length > 0 ? 'lotOfOthers' : 'noTie', pointer: `/lots/${at}/order` }];
    if (lots.findIndex((other) => sameNames(other.order, order)) < at)
      return [{ reason: 'lotOfOthers', pointer: `/lots/${at}/order` }];
    return tie.byLot || ground.ties.includes('lot')
      ? []
      : [{ reason: 'tieMeansNotAllowed', pointer: `/lots/${at}/order` }];
  });
  if (reasons.length > 0) return reasons;
  return sameNames(elected, electedBy(ground, lots)) ? [] : [{ reason: 'otherElected', pointer: '/elected' }];
}
