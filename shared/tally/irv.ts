import { ballotsOf, type Election } from './election.ts';
import { lowestAlone, tiedBefore } from './history.ts';
import { gathered, papersOf, type Parcel } from './papers.ts';
import { sequencesOf, type Sequences } from './ranks.ts';
import type { CountResult } from './result.ts';
import { finalStanding } from './rounds.ts';
import { settle } from './settle.ts';
import { leastPreferred, type Run, type RunEnd } from './tie-trials.ts';
import type { TieMeans } from './ties.ts';

/**
 * Instant run-off: each ballot counts for its best continuing option; the lowest goes out, one by one, until one has more
 * than half of the continuing votes or two are left. A ballot that gives several options one rank exhausts there for good.
 * Equals for exclusion: the most recent earlier round at which one of them is alone lowest, else an open tie.
 *
 * @param earlier whether earlier rounds tell equals apart
 */
export function instantRunoff(asked: Election, earlier: boolean, means: TieMeans): CountResult {
  const election: Election = { ...asked, seats: 1 };
  const sequences = sequencesOf(election);
  return settle(election, 'irv', means, (run) => runOff(election, sequences, earlier, run));
}

function runOff(election: Election, sequences: Sequences, back: boolean, run: Run): RunEnd {
  const { options } = election;
  const name = (option: number): string => options[option] ?? '';
  const papers = papersOf(sequences, election.counts);
  const dealt = papers.deal(1);
  let exhausted = dealt.exhausted;
  const held: Parcel[][] = dealt.byOption.map((parcel) => [parcel]);
  const votes = dealt.byOption.map((parcel) => parcel.papers);
  const continuing = options.map(() => true);
  const history: number[][] = [];
  const out: (readonly number[])[] = [];
  run.steps.add('ballots', { ballots: ballotsOf(election), places: 1 });

  for (let round = 1; ; round++) {
    const left = options.map((_, option) => option).filter((option) => continuing[option]);
    const total = left.reduce((sum, option) => sum + votes[option]!, 0);
    const most = Math.max(...left.map((option) => votes[option]!));
    const entry = {
      round,
      votes: Object.fromEntries(left.map((option) => [name(option), `${votes[option]!}`])),
      exhausted: `${exhausted}`,
      residue: '0',
    };
    if (left.length > 1 && 2 * most <= total) {
      const least = Math.min(...left.map((option) => votes[option]!));
      const lowest = left.filter((option) => votes[option] === least);
      const immaterial = least === 0 && lowest.length < left.length;
      const losers =
        lowest.length === 1
          ? lowest
          : chooseLosers(run, election, { left, back, lowest, history, round, votes: `${least}`, immaterial });
      const excluded = losers.map(name);
      out.push(losers);
      const option = losers.length === 1 ? { option: excluded[0]! } : {};
      run.rounds.push({ ...entry, action: 'exclude', ...option, elected: [], excluded });
      if (losers.length > 1) run.steps.add('roundOutTogether', { round, options: excluded });
      else
        run.steps.add('roundOut', { round, option: excluded, votes: `${least}`, half: `${Math.floor(total / 2) + 1}` });
      history.push([...votes]);
      for (const loser of losers) continuing[loser] = false;
      for (const parcel of gathered(losers.flatMap((loser) => held[loser]!))) {
        const moved = papers.move(parcel, 1, continuing);
        exhausted += moved.exhausted;
        for (const [to, arrived] of moved.byOption.entries()) {
          if (arrived.papers === 0) continue;
          held[to]!.push(arrived);
          votes[to]! += arrived.papers;
        }
      }
      for (const loser of losers) votes[loser] = 0;
      continue;
    }
    const winner = left.find((option) => votes[option] === most) ?? 0;
    run.rounds.push({ ...entry, action: 'elect', option: name(winner), elected: [name(winner)], excluded: [] });
    const key = 2 * votes[winner]! > total ? 'roundMajority' : 'roundLast';
    run.steps.add(key, { round, option: [name(winner)], votes: `${votes[winner]!}`, total: `${total}` });
    return {
      elected: [winner],
      scores: entry.votes,
      standing: finalStanding(options, left, votes.map(String), votes, out),
    };
  }
}

interface Lowest {
  readonly left: readonly number[];
  readonly back: boolean;
  readonly lowest: readonly number[];
  readonly history: readonly (readonly number[])[];
  readonly round: number;
  readonly votes: string;
  /** Nobody votes for any of them and others stay: they hand on no paper, so their order changes nothing. */
  readonly immaterial: boolean;
}

function chooseLosers(
  run: Run,
  election: Election,
  { left, back, lowest, history, round, votes, immaterial }: Lowest,
): readonly number[] {
  const earlier = back ? tiedBefore(history, lowest, lowestAlone) : null;
  if (earlier !== null) {
    const among = lowest.map((option) => election.options[option] ?? '');
    const chosen = [election.options[earlier.option] ?? ''];
    run.ties.push({ stage: `${round}`, question: 'exclusion', among, by: 'previousStage', chosen });
    run.steps.add('tieEarlierOut', { options: among, votes, round: earlier.stage, chosen });
    return [earlier.option];
  }
  const tie = { question: 'exclusion' as const, stage: `${round}`, among: lowest, votes };
  if (immaterial) {
    const answer = run.together(tie, (given) => [leastPreferred(tie, given)]);
    return answer ? [leastPreferred(tie, answer)] : lowest;
  }
  // Looking back, the rest depends on the whole way here; otherwise on who is left alone.
  const asked = back ? tie : { ...tie, state: left.join() };
  return [
    leastPreferred(
      asked,
      run.resolve(asked, (answer) => [leastPreferred(asked, answer)]),
    ),
  ];
}
