import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { rowsOf, type Election } from './election.ts';
import { groupsOf, scoresOf, standingOf, wholeFigures } from './figures.ts';
import { pickBest } from './one-by-one.ts';
import { rational } from './rational.ts';
import type { CountResult } from './result.ts';
import { settle } from './settle.ts';
import { addMarks, figureSteps } from './sums.ts';
import { preferred, type Run, type RunEnd } from './tie-trials.ts';
import type { TieMeans } from './ties.ts';

/**
 * STAR (score then automatic run-off): the two options with the highest sums meet in a run-off; the one that more ballots
 * score higher wins. Level in the run-off, the higher sum decides; level in that too, and level for a place in the run-off,
 * it is a tie like any other.
 */
export const star = (asked: Election, ties: TieMeans): CountResult => {
  const election: Election = { ...asked, seats: 1 };
  const figures = addMarks(election).sums;
  return settle(election, 'star', ties, (run) => runOff(election, figures, run));
};

function runOff(election: Election, sums: Float64Array, run: Run): RunEnd {
  const { options } = election;
  const figures = wholeFigures(sums);
  figureSteps(election, figures, run.steps);
  const scores = scoresOf(options, figures);
  const facts = { scores, standing: standingOf(options, groupsOf(figures), scores) };
  const finalists: number[] = [];
  while (finalists.length < Math.min(2, options.length)) {
    const left = [...options.keys()].filter((option) => !finalists.includes(option));
    const candidates = left.map((option) => ({ option, figure: rational(figures.values[option]!) }));
    finalists.push(pickBest(election, run, candidates, 'highest', finalists.length + 1, finalists.join()).option);
  }
  const [a, b] = finalists as [number, number | undefined];
  if (b === undefined) return { ...facts, elected: [a] };
  const [forA, forB] = headToHead(election, a, b);
  run.steps.add('starRunoff', { winner: [options[a]!], loser: [options[b]!], won: forA, lost: forB });
  const ahead = Math.sign(forA - forB) || Math.sign(sums[a]! - sums[b]!);
  let winner = ahead >= 0 ? a : b;
  if (ahead === 0) {
    const among = [a, b].toSorted((x, y) => x - y);
    const tie = { question: 'election' as const, stage: 'runOff', among, votes: `${forA}` };
    winner = preferred(
      tie,
      run.resolve(tie, (answer) => [preferred(tie, answer)]),
    );
  }
  run.steps.add('starWinner', { option: [options[winner]!] });
  const ordered = { finalists: [options[a]!, options[b]!], runOff: [forA, forB] };
  return { ...facts, elected: [winner], ordered };
}

/** Ballots that score `a` above `b`, and the reverse; an option without a score has 0. */
function headToHead(election: Election, a: number, b: number): [number, number] {
  const { marks, counts, options } = election;
  const given = (at: number): number => (marks[at] === NOT_MARKED ? 0 : marks[at]!);
  let [forA, forB] = [0, 0];
  for (let row = 0; row < rowsOf(election); row++) {
    const [x, y] = [given(row * options.length + a), given(row * options.length + b)];
    const count = counts ? counts[row]! : 1;
    if (x > y) forA += count;
    if (y > x) forB += count;
  }
  return [forA, forB];
}
