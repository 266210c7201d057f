import { ballotsOf, type Election } from './election.ts';
import { meekTree } from './meek-tree.ts';
import { sequencesOf } from './ranks.ts';
import type { CountResult } from './result.ts';
import { byVotes, finalStanding } from './rounds.ts';
import { settle } from './settle.ts';
import { leastPreferred, type Run, type RunEnd } from './tie-trials.ts';
import type { TieMeans } from './ties.ts';

/** Nine decimals, as the reference rule fixes them. */
const UNIT = 1_000_000_000n;

/** A round is over when the whole surplus is below a millionth of a vote. */
const OMEGA = 1_000n;

const up = (numerator: bigint, denominator: bigint): bigint => (numerator + denominator - 1n) / denominator;

const text = (units: bigint): string => `${units / UNIT}.${`${units % UNIT}`.padStart(9, '0')}`;

/**
 * Single transferable vote by Meek's method, as in the reference rule of the Proportional Representation Foundation: nine
 * decimals, keep factors rounded up, quota cut plus one unit. All within the total surplus of the lowest are tied for
 * exclusion.
 */
export const meek = (election: Election, means: TieMeans): CountResult => {
  // The preferences do not depend on how ties are answered, so they are read once.
  const sequences = sequencesOf(election);
  return settle(election, 'meek', means, (run) => countRounds(election, sequences, run));
};

function countRounds(election: Election, sequences: ReturnType<typeof sequencesOf>, run: Run): RunEnd {
  const { options, seats } = election;
  const name = (option: number): string => options[option]!;
  const keep = options.map(() => UNIT);
  const hopeful = new Set(options.keys());
  const elected: number[] = [];
  const out: number[] = [];
  let votes: bigint[] = options.map(() => 0n);
  let quota = 0n;
  const valid = ballotsOf(election);
  run.steps.add('ballots', { ballots: valid, places: seats });

  for (let round = 1; elected.length < seats && elected.length + hopeful.size > seats; round++) {
    const tree = meekTree(election, sequences, (option) =>
      hopeful.has(option) ? 'hopeful' : keep[option] === 0n ? 'out' : 'elected',
    );
    const winners: number[] = [];
    let surplus = 0n;
    for (let before: bigint | null = null; ; before = surplus) {
      votes = tree.distribute(keep, UNIT);
      quota = votes.reduce((sum, each) => sum + each, 0n) / BigInt(seats + 1) + 1n;
      for (const option of hopeful) if (votes[option]! >= quota) winners.push(option);
      for (const option of winners) hopeful.delete(option);
      surplus = [...elected, ...winners].reduce((sum, option) => {
        const over = votes[option]! - quota;
        return over > 0n ? sum + over : sum;
      }, 0n);
      if (winners.length > 0 || surplus < OMEGA || (before !== null && surplus >= before)) break;
      for (const option of elected) keep[option] = up(up(keep[option]! * quota, UNIT) * UNIT, votes[option]!);
    }
    const inOrder = byVotes(winners, votes, run);
    const entry = {
      round,
      votes: Object.fromEntries(options.map((option, at) => [option, text(votes[at]!)])),
      ...leftOver(valid, votes, tree.exhausted(keep, UNIT)),
      quota: text(quota),
    };
    if (inOrder.length > 0) {
      elected.push(...inOrder);
      run.rounds.push({ ...entry, action: 'elect', elected: inOrder.map(name), excluded: [] });
      for (const option of inOrder)
        run.steps.add('stageElected', { round, option: [name(option)], votes: text(votes[option]!) });
      continue;
    }
    const least = [...hopeful].reduce(
      (lowest, option) => (votes[option]! < lowest ? votes[option]! : lowest),
      votes[[...hopeful][0]!]!,
    );
    const lowest = [...hopeful].filter((option) => votes[option]! <= least + surplus);
    let loser = lowest[0]!;
    if (lowest.length > 1) {
      const tie = { question: 'exclusion' as const, stage: `${round}`, among: lowest, votes: text(least) };
      loser = leastPreferred(
        tie,
        run.resolve(tie, (answer) => [leastPreferred(tie, answer)]),
      );
    }
    hopeful.delete(loser);
    keep[loser] = 0n;
    out.push(loser);
    run.rounds.push({ ...entry, action: 'exclude', option: name(loser), elected: [], excluded: [name(loser)] });
    run.steps.add('stageOut', { round, option: [name(loser)] });
  }
  if (elected.length < seats && hopeful.size > 0) {
    const last = byVotes([...hopeful], votes, run);
    elected.push(...last);
    run.steps.add('stageVacancies', { round: run.rounds.length, options: last.map(name), places: last.length });
  }
  const texts = votes.map(text);
  const inAtEnd = [...options.keys()].filter((option) => !out.includes(option));
  const units = votes.map(Number);
  return {
    elected,
    scores: Object.fromEntries(options.map((option, at) => [option, texts[at]!])),
    standing: finalStanding(
      options,
      inAtEnd,
      texts,
      units,
      out.map((option) => [option]),
    ),
    details: { quota: text(quota) },
  };
}

/** What is with no option: exhausted ballots, and what rounding leaves over (negative where rounding up gave more). */
function leftOver(valid: number, votes: readonly bigint[], exhausted: bigint): { exhausted: string; residue: string } {
  const residue = BigInt(valid) * UNIT - votes.reduce((sum, each) => sum + each, 0n) - exhausted;
  return { exhausted: text(exhausted), residue: residue < 0n ? `-${text(-residue)}` : text(residue) };
}
