import { baseOf, type DecisionRule } from './decision.ts';
import { requiredKey, requiredOf, requiredValues, type Threshold } from './majority.ts';
import { stepList, type Step, type StepList } from './steps.ts';

/** A rule for filling places by ballots that ask for a majority. */
export interface PlacesRule {
  readonly base: DecisionRule['base'];
  readonly threshold: Threshold;
  /** Who stands in the next ballot when places stay open. */
  readonly restrict: 'none' | 'topTwo' | 'twicePlaces' | 'dropLowest' | 'plurality';
  /** Candidates level for a place: a ballot among them, then a lot; or a lot at once when two stand (GA rule 93). */
  readonly tie: 'ballotAmongTied' | 'lot';
  /** No more candidates than places: balloted all the same (GA rule 94), or declared elected (UNESCO heritage Assembly r. 37.1). */
  readonly fewerCandidates: 'ballot' | 'declared';
}

/** The figures of one ballot. Blank papers are abstentions. */
export interface BallotFigures {
  readonly members: number;
  readonly papers: number;
  readonly invalid?: number;
  readonly blank?: number;
  readonly places: number;
  readonly votes: Readonly<Record<string, number>>;
  /** The number of this ballot, from 1; a tie of a restricted or special ballot goes to the lot. */
  readonly ballot?: number;
}

/** What follows. `edge`: those level for the end of a restricted list meet in a ballot of their own beside the `certain`. */
export type NextBallot =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly places: number }
  | { readonly kind: 'restricted'; readonly places: number; readonly candidates: readonly string[] }
  | {
      readonly kind: 'edge';
      readonly places: number;
      readonly among: readonly string[];
      readonly certain: readonly string[];
    }
  | { readonly kind: 'tied'; readonly places: number; readonly among: readonly string[] }
  | { readonly kind: 'lot'; readonly places: number; readonly among: readonly string[] };

export interface BallotResult {
  /** The lines that an election result always has. */
  readonly papers: number;
  readonly invalid: number;
  readonly valid: number;
  readonly abstentions: number;
  readonly presentAndVoting: number;
  readonly required: number;
  /** Highest first; equals in the declared order. */
  readonly elected: readonly string[];
  readonly vacant: number;
  readonly next: NextBallot;
  readonly steps: readonly Step[];
}

type Line = readonly [name: string, votes: number];

/** The first `places` of `inOrder`, without those level with the first who is left out; and those level at the edge. */
function cut(inOrder: readonly Line[], places: number): { inside: Line[]; level: Line[] } {
  const [last, first] = [inOrder[places - 1], inOrder[places]];
  if (!last || !first || last[1] !== first[1]) return { inside: inOrder.slice(0, places), level: [] };
  return {
    inside: inOrder.filter(([, votes]) => votes > last[1]),
    level: inOrder.filter(([, votes]) => votes === last[1]),
  };
}

const namesOf = (lines: readonly Line[]): string[] => lines.map(([name]) => name);

/**
 * One ballot for one or more places: those who reach the required majority are elected, the highest first; for the places
 * left the rule says who stands in the next ballot. A restricted list is never longer than the rule allows: those level at
 * its end meet in a special ballot first (GA rule 94).
 *
 * @example required 127 of 190; A 140 is in, two places are left: restricted to B, C, D, E, the four highest
 */
export function countForPlaces(rule: PlacesRule, figures: BallotFigures): BallotResult {
  const steps = stepList();
  const [invalid, blank] = [figures.invalid ?? 0, figures.blank ?? 0];
  const presentAndVoting = figures.papers - invalid - blank;
  const inOrder: Line[] = Object.entries(figures.votes).toSorted(([, a], [, b]) => b - a);
  const voting = { yes: presentAndVoting, no: 0, abstain: blank, invalid, members: figures.members };
  const base = baseOf({ base: rule.base, abstain: 'notVoting', invalid: 'notVoting', blank: 'abstain' }, voting);
  const required = requiredOf(rule.threshold, base);
  const lines = {
    papers: figures.papers,
    invalid,
    valid: figures.papers - invalid,
    abstentions: blank,
    presentAndVoting,
    required,
  };
  if (rule.fewerCandidates === 'declared' && inOrder.length <= figures.places) {
    steps.add('declaredElected', { options: namesOf(inOrder), places: figures.places });
    const vacant = figures.places - inOrder.length;
    return { ...lines, elected: namesOf(inOrder), vacant, next: { kind: 'none' }, steps: steps.list };
  }
  steps.add('papers', lines);
  steps.add(base === 0 ? 'baseEmpty' : requiredKey(rule.threshold), requiredValues(rule.threshold, base));
  const over =
    rule.restrict === 'plurality'
      ? inOrder.filter(([, votes]) => votes > 0)
      : inOrder.filter(([, votes]) => votes >= required);
  const { inside, level } = cut(over, figures.places);
  const vacant = figures.places - inside.length;
  for (const [name, votes] of inside) steps.add('placeTaken', { option: [name], votes, required });
  const next = nextBallot(rule, { inOrder, inside, level, vacant, ballot: figures.ballot ?? 1 }, steps);
  return { ...lines, elected: namesOf(inside), vacant, next, steps: steps.list };
}

interface After {
  readonly inOrder: readonly Line[];
  readonly inside: readonly Line[];
  readonly level: readonly Line[];
  readonly vacant: number;
  readonly ballot: number;
}

function nextBallot(rule: PlacesRule, { inOrder, inside, level, vacant, ballot }: After, steps: StepList): NextBallot {
  if (vacant === 0) return { kind: 'none' };
  if (level.length > 0) {
    const among = namesOf(level);
    const kind = rule.tie === 'lot' || ballot > 1 ? 'lot' : 'tied';
    steps.add(kind === 'lot' ? 'placeLot' : 'placeTied', { options: among, places: vacant });
    return { kind, places: vacant, among };
  }
  const left = inOrder.filter((line) => !inside.includes(line));
  // Two candidates for one place, level below the majority: no ballot between the same two would tell them apart (GA rule 93).
  const [a, b] = left;
  if (ballot > 1 && vacant === 1 && left.length === 2 && a && b && a[1] === b[1]) {
    steps.add('placeLot', { options: namesOf(left), places: 1 });
    return { kind: 'lot', places: 1, among: namesOf(left) };
  }
  // After three restricted ballots without a result the next ones are open again (GA rule 94).
  const isOpenAgain = rule.restrict === 'twicePlaces' && ballot > 1 && ballotKind(ballot + 1) === 'open';
  if (left.length <= vacant || isOpenAgain || rule.restrict === 'none' || rule.restrict === 'plurality') {
    steps.add('nextOpen', { places: vacant });
    return { kind: 'open', places: vacant };
  }
  const length = { topTwo: 2, twicePlaces: 2 * vacant, dropLowest: left.length - 1 }[rule.restrict];
  const list = cut(left, length);
  if (list.level.length > 0) {
    steps.add('nextEdge', { options: namesOf(list.level), places: length - list.inside.length });
    return {
      kind: 'edge',
      places: length - list.inside.length,
      among: namesOf(list.level),
      certain: namesOf(list.inside),
    };
  }
  const candidates = namesOf(list.inside);
  steps.add('nextRestricted', { options: candidates, places: vacant });
  return { kind: 'restricted', places: vacant, candidates };
}

/**
 * Whether a ballot is open to any eligible candidate or restricted, while ballots stay inconclusive: the first is open,
 * then three restricted, three open, and so on (GA rule 94). The three restricted ones go by the last open ballot.
 *
 * @param ballot its number, from 1
 */
export const ballotKind = (ballot: number): 'open' | 'restricted' =>
  ballot === 1 || Math.floor((ballot - 2) / 3) % 2 === 1 ? 'open' : 'restricted';

/**
 * Seats by regional group: one paper a group, each counted for its own seats. The Human Rights Council fills 13, 13, 6, 8
 * and 7 so (resolution 60/251), the UNESCO Executive Board 9, 7, 10, 12 and 20.
 *
 * @param groups the figures of each group's paper, by the name of the group
 */
export const countByGroup = (
  rule: PlacesRule,
  groups: Readonly<Record<string, BallotFigures>>,
): Readonly<Record<string, BallotResult>> =>
  Object.fromEntries(Object.entries(groups).map(([group, figures]) => [group, countForPlaces(rule, figures)]));
