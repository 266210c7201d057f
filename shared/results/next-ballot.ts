import type { Outcome } from './outcome.ts';
import type { SeatsOutcome } from './seats-outcome.ts';

/** Options level for places that nothing in the figures gives to one of them. */
export interface OpenTie {
  readonly places: number;
  readonly among: readonly string[];
  /** The rule itself calls for the lot, whatever other means there are. */
  readonly byLot: boolean;
}

/** The ties that the figures leave open: of each paper its own. */
export function openTies({ tied, seats }: Pick<Outcome, 'tied' | 'seats'>): OpenTie[] {
  if (seats) {
    return seats
      .filter(({ next }) => next === 'tied' || next === 'lot')
      .map(({ level, among, next }) => ({ places: level, among, byLot: next === 'lot' }));
  }
  return tied ? [{ places: tied.places, among: tied.among, byLot: false }] : [];
}

/** The ballot that follows one that left places open. */
export interface NextBallot {
  /** A special ballot fills the end of the list of the restricted one. */
  readonly fills: 'places' | 'list';
  readonly places: number;
  /** Places by group; empty where all candidates fill the same. */
  readonly seats: Readonly<Record<string, number>>;
  /** Letters of its candidates in the ballot before, in their order there. */
  readonly candidates: readonly string[];
  /** The rule names the candidates; otherwise others may be put up. */
  readonly restricted: boolean;
}

/** A lot that was drawn among the tied: letters in the order drawn. */
export interface DrawnLot {
  readonly order: readonly string[];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

/** Whom the lots put into the places that the figures left level. */
export const byLot = (ties: readonly OpenTie[], lots: readonly DrawnLot[]): string[] =>
  ties.flatMap(({ among, places }) => {
    const lot = lots.find(({ order }) => isSame(order, among));
    return lot ? lot.order.slice(0, places) : [];
  });

const nothing: NextBallot = { fills: 'places', places: 0, seats: {}, candidates: [], restricted: true };

function together(papers: readonly NextBallot[]): NextBallot | null {
  const left = papers.filter(({ places }) => places > 0);
  const [first] = left;
  if (!first) return null;
  // The list of a restricted ballot has to stand before anything else is voted on.
  const lists = left.filter(({ fills }) => fills === 'list');
  const now = lists.length > 0 ? lists : left;
  const wanted = new Set(now.flatMap(({ candidates }) => candidates));
  return {
    fills: lists.length > 0 ? 'list' : 'places',
    places: now.reduce((sum, { places }) => sum + places, 0),
    seats: Object.assign({}, ...now.map(({ seats }) => seats)) as Record<string, number>,
    candidates: [...wanted].sort(),
    restricted: now.every(({ restricted }) => restricted),
  };
}

function after(paper: SeatsOutcome, lots: readonly DrawnLot[]): NextBallot {
  const { group, next, vacant, among, level } = paper;
  const isDrawn = lots.some(({ order }) => isSame(order, among));
  if (next === 'none' || next === 'lot' || (next === 'tied' && isDrawn)) return nothing;
  const places = next === 'edge' ? level : vacant;
  return {
    fills: next === 'edge' ? 'list' : 'places',
    places,
    seats: group === null ? {} : { [group]: places },
    candidates: among,
    restricted: next !== 'open',
  };
}

/**
 * What ballot follows, by the rule of the election; null where none does. A rule without ballots of its own leads to one among the
 * tied. A special ballot about the end of a list does not lead on by itself: see `afterList`.
 *
 * @param lots what has settled a tie already
 * @example A elected of A 140, B 120, C 100, D 90, E 60 with two places left // restricted: B, C, D, E for 2 places
 */
export function nextBallot(
  outcome: Pick<Outcome, 'tied' | 'seats'>,
  lots: readonly DrawnLot[] = [],
): NextBallot | null {
  if (outcome.seats) return together(outcome.seats.map((paper) => after(paper, lots)));
  const [tie] = openTies(outcome);
  if (!tie || lots.length > 0) return null;
  return { fills: 'places', places: tie.places, seats: {}, candidates: [...tie.among].sort(), restricted: true };
}

/**
 * The restricted ballot that a special one was held for: its list are the certain ones and those whom the special ballot, or the
 * lot after it, has put at the end of the list. It is never longer than the rule allows (GA rule 94).
 *
 * @param before what the ballot said whose list had no clear end
 * @param listed letters, as in that ballot, of those whom the special ballot has put on the list
 */
export const afterList = (before: readonly SeatsOutcome[], listed: readonly string[]): NextBallot | null =>
  nextBallot({
    tied: null,
    seats: before.map((paper) =>
      paper.next === 'edge'
        ? {
            ...paper,
            next: 'restricted',
            among: [...paper.certain, ...paper.among.filter((name) => listed.includes(name))],
          }
        : paper,
    ),
  });
