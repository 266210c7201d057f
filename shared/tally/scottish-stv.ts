import { ballotsOf, type Election } from './election.ts';
import { highestAlone, lowestAlone, tiedBefore } from './history.ts';
import { gathered, papersOf, type Papers, type Parcel } from './papers.ts';
import { sequencesOf, type Sequences } from './ranks.ts';
import type { CountResult, CountRound } from './result.ts';
import { byVotes, finalStanding } from './rounds.ts';
import { settle } from './settle.ts';
import { leastPreferred, preferred, type Run, type RunEnd } from './tie-trials.ts';
import type { TieMeans } from './ties.ts';

/** Votes are whole numbers of hundred-thousandths: the Order cuts at five decimals (rule 48(3)). */
const UNIT = 100_000;

const text = (units: number): string => `${Math.floor(units / UNIT)}.${`${units % UNIT}`.padStart(5, '0')}`;

/** The state of one count, changed stage by stage. */
interface Count {
  readonly election: Election;
  readonly run: Run;
  readonly papers: Papers;
  readonly quota: number;
  readonly held: Parcel[][];
  readonly votes: number[];
  readonly continuing: boolean[];
  readonly elected: number[];
  readonly pending: Set<number>;
  readonly history: number[][];
  readonly out: (readonly number[])[];
  exhausted: number;
  /** Whether an earlier stage may tell equals apart. */
  readonly earlier: boolean;
}

/**
 * Single transferable vote by the Scottish Local Government Elections Order 2011, rules 45 to 52: quota
 * floor(valid / (seats + 1)) + 1; a surplus moves all papers at floor(surplus * value / votes), cut at five decimals,
 * largest surplus first and before any exclusion; continuing options fill the vacancies when they are as many (rule 52).
 *
 * @param earlier whether the most recent earlier stage tells equals apart, as rules 49(3) and 50(3) have it
 */
export const scottishStv = (election: Election, earlier: boolean, means: TieMeans): CountResult => {
  const sequences = sequencesOf(election);
  return settle(election, 'scottish-stv', means, (run) => countStages(election, sequences, earlier, run));
};

function countStages(election: Election, sequences: Sequences, earlier: boolean, run: Run): RunEnd {
  const { options, seats } = election;
  const papers = papersOf(sequences, election.counts);
  const { byOption, exhausted } = papers.deal(UNIT);
  // A paper without a preference is not valid and stays out of the quota.
  const valid = ballotsOf(election) - exhausted;
  const quota = Math.floor(valid / (seats + 1)) + 1;
  const count: Count = {
    election,
    run,
    papers,
    quota: quota * UNIT,
    held: byOption.map((parcel) => [parcel]),
    votes: byOption.map((parcel) => parcel.papers * UNIT),
    continuing: options.map(() => true),
    elected: [],
    pending: new Set(),
    history: [],
    out: [],
    exhausted: 0,
    earlier,
  };
  run.steps.add('ballots', { ballots: valid, places: seats });
  run.steps.add('quota', { quota, valid, places: seats, divisor: seats + 1 });
  closeStage(count, valid, { action: 'firstPreferences' });
  while (count.elected.length < seats && count.continuing.some(Boolean)) {
    const surplus = largestSurplus(count);
    if (surplus === null) exclude(count, valid);
    else transferSurplus(count, valid, surplus);
  }
  const texts = count.votes.map(text);
  const gone = count.out.flat();
  const inAtEnd = [...options.keys()].filter((option) => !gone.includes(option));
  return {
    elected: count.elected,
    scores: Object.fromEntries(options.map((option, at) => [option, texts[at] ?? ''])),
    standing: finalStanding(options, inAtEnd, texts, count.votes, count.out),
    details: { quota, valid },
  };
}

function decide(count: Count, among: readonly number[], question: 'exclusion' | 'surplus'): number {
  const { run, history, election } = count;
  const stage = history.length;
  const votes = text(count.votes[among[0]!]!);
  const names = among.map((option) => election.options[option]!);
  const alone = question === 'exclusion' ? lowestAlone : highestAlone;
  const earlier = count.earlier ? tiedBefore(history, among, alone) : null;
  if (earlier !== null) {
    const chosen = [election.options[earlier.option]!];
    run.ties.push({ stage: `${stage}`, question, among: names, by: 'previousStage', chosen });
    run.steps.add(question === 'exclusion' ? 'tieEarlierOut' : 'tieEarlierIn', {
      options: names,
      votes,
      round: earlier.stage,
      chosen,
    });
    return earlier.option;
  }
  const tie = { question, stage: `${stage}`, among, votes };
  const pick = question === 'exclusion' ? leastPreferred : preferred;
  return pick(
    tie,
    run.resolve(tie, (answer) => [pick(tie, answer)]),
  );
}

function largestSurplus(count: Count): number | null {
  if (count.pending.size === 0) return null;
  const most = Math.max(...[...count.pending].map((option) => count.votes[option]!));
  const level = [...count.pending].filter((option) => count.votes[option] === most).toSorted((a, b) => a - b);
  return level.length === 1 ? level[0]! : decide(count, level, 'surplus');
}

function hand(count: Count, parcel: Parcel, value: number): void {
  const moved = count.papers.move(parcel, value, count.continuing);
  count.exhausted += moved.exhausted * value;
  for (const [option, arrived] of moved.byOption.entries()) {
    if (arrived.papers === 0) continue;
    count.held[option]!.push(arrived);
    count.votes[option]! += arrived.papers * value;
  }
}

function transferSurplus(count: Count, valid: number, option: number): void {
  const surplus = count.votes[option]! - count.quota;
  const parcels = gathered(count.held[option]!.splice(0));
  const votes = BigInt(count.votes[option]!);
  for (const parcel of parcels) {
    hand(count, parcel, Number((BigInt(surplus) * BigInt(parcel.value)) / votes));
  }
  count.votes[option] = count.quota;
  count.pending.delete(option);
  closeStage(count, valid, { action: 'surplus', options: [option], surplus });
}

function exclude(count: Count, valid: number): void {
  const continuing = count.continuing.flatMap((is, option) => (is ? [option] : []));
  const least = Math.min(...continuing.map((option) => count.votes[option]!));
  const lowest = continuing.filter((option) => count.votes[option] === least);
  const vacancies = count.election.seats - count.elected.length;
  // Without a vote they hand on nothing; where all of them can go before the vacancies are met, their order is nothing.
  const immaterial = least === 0 && continuing.length - lowest.length >= vacancies;
  const losers =
    lowest.length === 1 ? lowest : immaterial ? outTogether(count, lowest) : [decide(count, lowest, 'exclusion')];
  count.out.push(losers);
  for (const loser of losers) count.continuing[loser] = false;
  for (const parcel of gathered(losers.flatMap((loser) => count.held[loser]!.splice(0)))) {
    hand(count, parcel, parcel.value);
  }
  for (const loser of losers) count.votes[loser] = 0;
  closeStage(count, valid, { action: 'exclude', options: losers });
}

/** Nobody votes for any of them: one by one in a declared order, else all at one stage. */
function outTogether(count: Count, lowest: readonly number[]): readonly number[] {
  const tie = { question: 'exclusion' as const, stage: `${count.history.length}`, among: lowest, votes: text(0) };
  const answer = count.run.together(tie, (given) => [leastPreferred(tie, given)]);
  return answer ? [leastPreferred(tie, answer)] : lowest;
}

/** Declares who reaches the quota, or fills the vacancies by rule 52, and writes the stage down. */
function closeStage(
  count: Count,
  valid: number,
  what: { action: CountRound['action']; options?: readonly number[]; surplus?: number },
): void {
  const { run, votes, election, history } = count;
  const name = (option: number): string => election.options[option]!;
  history.push([...votes]);
  const round = history.length;
  const free = (): number[] => count.continuing.flatMap((is, option) => (is ? [option] : []));
  const elect = (some: readonly number[]): void => {
    for (const option of some) {
      count.elected.push(option);
      count.continuing[option] = false;
      if (votes[option]! > count.quota) count.pending.add(option);
    }
  };
  const byQuota = byVotes(
    free().filter((option) => votes[option]! >= count.quota),
    votes,
    run,
  );
  elect(byQuota);
  const vacancies = election.seats - count.elected.length;
  const byVacancies = vacancies > 0 && free().length <= vacancies ? byVotes(free(), votes, run) : [];
  elect(byVacancies);
  const residue = valid * UNIT - votes.reduce((sum, each) => sum + each, 0) - count.exhausted;
  const elected = [...byQuota, ...byVacancies].map(name);
  const moved = (what.options ?? []).map(name);
  run.rounds.push({
    round,
    votes: Object.fromEntries(election.options.map((option, at) => [option, text(votes[at]!)])),
    exhausted: text(count.exhausted),
    residue: text(residue),
    quota: text(count.quota),
    action: what.action,
    ...(moved.length === 1 ? { option: moved[0]! } : {}),
    elected,
    excluded: what.action === 'exclude' ? moved : [],
  });
  if (what.action === 'surplus')
    run.steps.add('stageSurplus', { round, option: moved, votes: text(what.surplus ?? 0) });
  if (what.action === 'exclude' && moved.length > 1) run.steps.add('roundOutTogether', { round, options: moved });
  else if (what.action === 'exclude') run.steps.add('stageOut', { round, option: moved });
  for (const at of byQuota) run.steps.add('stageElected', { round, option: [name(at)], votes: text(votes[at]!) });
  if (byVacancies.length > 0)
    run.steps.add('stageVacancies', { round, options: byVacancies.map(name), places: vacancies });
}
