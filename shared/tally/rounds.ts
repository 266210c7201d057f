import type { Standing } from './result.ts';
import type { Run } from './tie-trials.ts';

/**
 * How options stand after a count by rounds: those that were in at the end by their votes, then those that went out, the
 * last first. Equal votes share the place.
 *
 * @param left options in at the end; @param texts their votes as written; @param votes the same as numbers
 * @param out options in the order in which they went out, those together that went together
 */
export function finalStanding(
  options: readonly string[],
  left: readonly number[],
  texts: readonly string[],
  votes: readonly number[],
  out: readonly (readonly number[])[],
): Standing[] {
  const inOrder = left.toSorted((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || a - b);
  const standing = inOrder.map((option) => {
    const place = 1 + inOrder.filter((other) => (votes[other] ?? 0) > (votes[option] ?? 0)).length;
    const shared = inOrder.filter((other) => votes[other] === votes[option]).length > 1;
    return {
      option: options[option] ?? '',
      votes: texts[option] ?? '',
      place,
      rank: shared ? `${place}=` : `${place}`,
    };
  });
  for (const together of out.toReversed()) {
    const place = standing.length + 1;
    const rank = together.length > 1 ? `${place}=` : `${place}`;
    for (const option of together) standing.push({ option: options[option] ?? '', votes: '', place, rank });
  }
  return standing;
}

/**
 * Those elected at one stage, the most votes first. The order among equals changes no figure and nobody's election, so it
 * is no tie.
 *
 * @param figures votes by option, in any one unit
 */
export function byVotes(elected: readonly number[], figures: readonly (number | bigint)[], run: Run): number[] {
  const levels = new Map<number | bigint, number[]>();
  for (const option of elected) {
    const figure = figures[option] ?? 0;
    levels.set(figure, [...(levels.get(figure) ?? []), option]);
  }
  return [...levels.entries()].toSorted(([a], [b]) => (a > b ? -1 : 1)).flatMap(([, level]) => run.inOrder(level));
}
