/**
 * The same ranking without gaps between its ranks; equal ranks stay equal. Counting reads both alike.
 *
 * @example closeGaps([3, null, 1, 3]) // [2, null, 1, 2]
 */
export function closeGaps(marks: readonly (number | null)[]): (number | null)[] {
  const used = usedRanks(marks);
  return marks.map((mark) => (mark === null ? null : used.indexOf(mark) + 1));
}

/** The first rank that is not used although a later one is; undefined where there is no gap. */
export function firstGap(marks: readonly (number | null)[]): number | undefined {
  const used = usedRanks(marks);
  const at = used.findIndex((rank, index) => rank !== index + 1);
  return at < 0 ? undefined : at + 1;
}

const usedRanks = (marks: readonly (number | null)[]): number[] =>
  [...new Set(marks.filter((mark) => mark !== null))].sort((a, b) => a - b);
