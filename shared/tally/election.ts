import { NOT_MARKED, MARK_MAX, markToByte, type Form } from '#shared/ballots/marks.ts';

/** Places that only some of the options fill, as the seats of a regional group. */
export interface PlacesOfGroup {
  readonly group: string;
  readonly places: number;
  readonly options: readonly string[];
}

/**
 * What is counted: ballots as rows of one flat array. Row `r` holds the marks of ballot `r`, one byte an option, in the
 * order of `options` (255 = not marked). Abstentions and papers not returned are no rows.
 */
export interface Election {
  readonly form: Form;
  /** Names of the options, all different, in the declared order. */
  readonly options: readonly string[];
  /** Places to fill. */
  readonly seats: number;
  /** `rows * options.length` bytes. */
  readonly marks: Uint8Array;
  /** How many equal ballots each row stands for; without it each row is one ballot. */
  readonly counts?: Uint32Array;
  /** Places by group, in an election by majority; every option stands in one of them, and `seats` is their sum. */
  readonly groups?: readonly PlacesOfGroup[];
}

/** The number of rows of marks (not of ballots, where a row stands for several). */
export const rowsOf = (election: Election): number =>
  election.options.length === 0 ? 0 : election.marks.length / election.options.length;

/** The number of ballots behind the rows. */
export function ballotsOf(election: Election): number {
  if (!election.counts) return rowsOf(election);
  let sum = 0;
  for (const count of election.counts) sum += count;
  return sum;
}

/** One ballot, or several equal ones, as written by hand: marks in the order of the options, `null` where not marked. */
export interface Paper {
  readonly marks: readonly (number | null)[];
  readonly count?: number;
}

/**
 * Ballots written by hand or read from a file as an election.
 *
 * @example makeElection('choose', ['A', 'B'], 1, [{ marks: [1, 0], count: 3 }])
 */
export function makeElection(
  form: Form,
  options: readonly string[],
  seats: number,
  papers: readonly Paper[],
): Election {
  const marks = new Uint8Array(papers.length * options.length).fill(NOT_MARKED);
  const counts = new Uint32Array(papers.length);
  papers.forEach((paper, row) => {
    counts[row] = paper.count ?? 1;
    paper.marks.forEach((mark, at) => {
      marks[row * options.length + at] = markToByte(mark);
    });
  });
  return { form, options, seats, marks, counts };
}

/** So many ballots times 100,000 (the units of a vote in Scottish STV) are still a whole number that is held exactly. */
const BALLOTS_MAX = 90_000_000_000;

/** Everything that is wrong with the frame of an election, in words for whoever prepared it; empty when it can be counted. */
export function frameFaults(election: Election): string[] {
  const { options, marks, counts, seats } = election;
  const faults: string[] = [];
  if (options.length === 0) faults.push('There is no option.');
  if (options.length > MARK_MAX)
    faults.push(`There are ${options.length} options; at most ${MARK_MAX} can be counted.`);
  if (new Set(options).size !== options.length) faults.push('Two options have the same name.');
  if (!Number.isInteger(seats) || seats < 1)
    faults.push(`The number of places is ${seats}; it must be a whole number from 1.`);
  if (options.length > 0 && marks.length % options.length !== 0) faults.push('The marks do not fill whole rows.');
  if (counts && counts.length !== rowsOf(election)) faults.push('There is not one count for each row.');
  faults.push(...groupFaults(election));
  if (ballotsOf(election) > BALLOTS_MAX) {
    faults.push(`There are more than ${BALLOTS_MAX} ballots, too many to count exactly.`);
  }
  return faults;
}

/** Every option stands in one group, and the places of the groups are those of the election. */
function groupFaults({ groups, options, seats }: Election): string[] {
  if (!groups) return [];
  const named = groups.flatMap((group) => group.options);
  const faults: string[] = [];
  if (named.length !== options.length || !options.every((name) => named.includes(name)))
    faults.push('Every option stands in exactly one group.');
  if (groups.some(({ places }) => !Number.isInteger(places) || places < 1))
    faults.push('The places of a group are a whole number from 1.');
  const sum = groups.reduce((all, { places }) => all + places, 0);
  if (sum !== seats) faults.push(`The groups have ${sum} places together, the election ${seats}.`);
  return faults;
}
