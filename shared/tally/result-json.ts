import type { CountResult, TieMet } from './result.ts';

/** A result as it is handed to machines: what a rule gives beside (quota, paths, ranking …) stands on the same level. */
export const resultJson = ({ details, ...result }: CountResult): Record<string, unknown> => ({ ...details, ...result });

/** A tie in the words of the counting vectors. */
const tieJson = (tie: TieMet): Record<string, unknown> => ({
  at: tie.stage,
  tied: tie.among,
  question: tie.question,
  by: tie.by,
  chosen: tie.chosen,
});

/** The line that `count --batch` answers with: names and exact strings, without the explanation. */
export function batchJson(id: unknown, label: unknown, result: CountResult): Record<string, unknown> {
  const { details, elected, tied, outcomes, scores, pairwise, rounds, ties, rule, valid, invalid } = result;
  const own = { id, label, rule, elected, tied, outcomes, scores, valid, invalid, ...details };
  return { ...own, ...(pairwise ? { pairwise } : {}), rounds, ties: ties.map(tieJson) };
}
