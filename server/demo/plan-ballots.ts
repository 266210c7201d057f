/** What each delegation of the story ends up with, and how it got there. All of it is invented. */
export interface PlannedBallot {
  readonly member: string;
  /** Letters chosen; empty for an abstention; null for no answer. */
  readonly letters: readonly string[] | null;
  /** Another choice that was cast first and then replaced. */
  readonly before: readonly string[] | null;
  /** A second person of the delegation casts too: refused first, since a colleague’s ballot stands, then replacing it. */
  readonly colleague: boolean;
}

/** 98 ballots with a choice (83 of two, 15 of one), 6 abstentions, 12 without an answer: C 61, D 52, A 38, B 30 of 116. */
const choices: readonly (readonly [letters: string, ballots: number])[] = [
  ['CD', 25],
  ['AC', 17],
  ['BC', 13],
  ['AD', 12],
  ['BD', 10],
  ['AB', 6],
  ['C', 6],
  ['D', 5],
  ['A', 3],
  ['B', 1],
  ['', 6],
];

const silent = 12;
const seed = 20051129;

/** A chance that is the same in every run (mulberry32), so that the story can be checked to the last figure. */
function chance(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}

/**
 * The ballots of the story for its 116 Members, in the order in which they arrive.
 *
 * @param members codes of the Members entitled
 */
export function planBallots(members: readonly string[]): PlannedBallot[] {
  const random = chance(seed);
  const answers: (readonly string[] | null)[] = choices.flatMap(([letters, ballots]) =>
    Array.from({ length: ballots }, () => [...letters]),
  );
  for (let at = 0; at < silent; at++) answers.push(null);
  if (answers.length !== members.length)
    throw new Error(`the story has ${answers.length} answers for ${members.length} Members`);
  const arrivals = shuffled([...members].sort(), random);
  return shuffled(answers, random).map((letters, at) => ({
    member: arrivals[at]!,
    letters,
    before: letters !== null && random() < 0.1 ? (letters.includes('B') ? ['A'] : ['A', 'B']) : null,
    colleague: letters !== null && random() < 0.08,
  }));
}
