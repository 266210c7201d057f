/** The one of `tied` that stood alone with the lowest figure, or `null`. */
export const lowestAlone = (votes: readonly number[], tied: readonly number[]): number | null =>
  aloneAt(votes, tied, Math.min(...tied.map((option) => votes[option] ?? 0)));

/** The one of `tied` that stood alone with the highest figure, or `null`. */
export const highestAlone = (votes: readonly number[], tied: readonly number[]): number | null =>
  aloneAt(votes, tied, Math.max(...tied.map((option) => votes[option] ?? 0)));

function aloneAt(votes: readonly number[], tied: readonly number[], figure: number): number | null {
  const there = tied.filter((option) => votes[option] === figure);
  return there.length === 1 ? (there[0] ?? null) : null;
}

/**
 * Looks back through the stages, the most recent first, for one at which one of all the tied stood alone (Scottish Local
 * Government Elections Order 2011, rules 49 and 50).
 *
 * @param history figures by option, one list a stage, oldest first
 * @returns the option and the number of that stage from 1, or `null`
 */
export function tiedBefore(
  history: readonly (readonly number[])[],
  tied: readonly number[],
  alone: (votes: readonly number[], tied: readonly number[]) => number | null,
): { option: number; stage: number } | null {
  for (let at = history.length - 1; at >= 0; at--) {
    const option = alone(history[at] ?? [], tied);
    if (option !== null) return { option, stage: at + 1 };
  }
  return null;
}
