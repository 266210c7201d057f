import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import type { InvalidPaper } from './result.ts';

/** What a ballot may hold. Limits that are not set do not apply. */
export interface PaperLimits {
  /** Options chosen, approved or ranked: at least and at most so many. */
  readonly min?: number;
  readonly max?: number;
  /** Points given: at most so many together (`points`). */
  readonly budget?: number;
  /** Every option must be ranked (ILO Conference, Standing Orders Art. 35). */
  readonly rankAll?: boolean;
  /** The highest score (`score`). */
  readonly maxScore?: number;
  /** No two options may share a rank. */
  readonly noEqualRanks?: boolean;
}

/** At most so many invalid ballots are listed one by one; all of them are counted. */
const LISTED = 1_000;

/** Every reason why one row of marks is not valid; empty when it is. */
function paperFaults(election: Election, row: number, limits: PaperLimits): string[] {
  const width = election.options.length;
  const marks = election.marks.subarray(row * width, (row + 1) * width);
  const faults: string[] = [];
  const { form } = election;
  const marked = marks.reduce((sum, mark) => sum + (mark !== NOT_MARKED && (form === 'rank' || mark !== 0) ? 1 : 0), 0);
  const allowed = form === 'choose' || form === 'approve' ? 1 : (limits.maxScore ?? NOT_MARKED);
  if (
    (form === 'choose' || form === 'approve' || form === 'score') &&
    marks.some((mark) => mark !== NOT_MARKED && mark > allowed)
  ) {
    faults.push(`A mark is higher than ${allowed}.`);
  }
  if (form === 'rank' && marks.includes(0)) faults.push('A rank is 0; ranks count from 1.');
  if (limits.min !== undefined && marked < limits.min) faults.push(`${marked} marked; at least ${limits.min} must be.`);
  if (limits.max !== undefined && marked > limits.max) faults.push(`${marked} marked; at most ${limits.max} may be.`);
  for (const { group, places, options } of election.groups ?? []) {
    const own = options.filter((name) => marks[election.options.indexOf(name)] === 1).length;
    if (own > places) faults.push(`${own} marked of the group ${group}; at most ${places} may be.`);
  }
  if (limits.rankAll && marked < width) faults.push(`${marked} ranked; all ${width} must be.`);
  if (limits.budget !== undefined) {
    const points = marks.reduce((sum, mark) => sum + (mark === NOT_MARKED ? 0 : mark), 0);
    if (points > limits.budget) faults.push(`${points} points given; at most ${limits.budget} may be.`);
  }
  if (limits.noEqualRanks) {
    const ranks = marks.filter((mark) => mark !== NOT_MARKED);
    if (new Set(ranks).size !== ranks.length) faults.push('Two options share a rank.');
  }
  return faults;
}

/** The valid ballots alone, and those left out with every reason. */
export interface Checked {
  readonly election: Election;
  readonly invalid: number;
  readonly invalidPapers: readonly InvalidPaper[];
}

/** Separates the ballots that keep to the limits from those that do not. */
export function checkPapers(election: Election, limits: PaperLimits): Checked {
  const width = election.options.length;
  const rows = rowsOf(election);
  const kept: number[] = [];
  const invalidPapers: InvalidPaper[] = [];
  let invalid = 0;
  for (let row = 0; row < rows; row++) {
    const reasons = paperFaults(election, row, limits);
    if (reasons.length === 0) {
      kept.push(row);
      continue;
    }
    const count = election.counts?.[row] ?? 1;
    invalid += count;
    if (invalidPapers.length < LISTED) invalidPapers.push({ row: row + 1, count, reasons });
  }
  if (kept.length === rows) return { election, invalid, invalidPapers };
  const marks = new Uint8Array(kept.length * width);
  const counts = new Uint32Array(kept.length);
  kept.forEach((row, at) => {
    marks.set(election.marks.subarray(row * width, (row + 1) * width), at * width);
    counts[at] = election.counts?.[row] ?? 1;
  });
  return { election: { ...election, marks, counts }, invalid, invalidPapers };
}
