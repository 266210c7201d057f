import type { Election } from './election.ts';
import {
  makeResult,
  type CountResult,
  type CountRound,
  type Detail,
  type Standing,
  type TieEnd,
  type TieMet,
} from './result.ts';
import { stepList, type StepList } from './steps.ts';
import { tieOrder, type TieMeans } from './ties.ts';

/** A tie that a rule meets on its way. */
export interface TieQuestion {
  readonly question: TieMet['question'];
  /** The round, stage or position, as it is named to readers. */
  readonly stage: string;
  readonly among: readonly number[];
  /** How many ways there are to go on, where that is not one for each of the tied. */
  readonly alternatives?: number;
  readonly votes?: string;
  /** Set where the rule itself knows that every answer leads to the same outcome. */
  readonly immaterial?: boolean;
  /** All that the rest of the count depends on: the outcomes behind two ties with the same state are the same. */
  readonly state?: string;
}

/** What the rule goes on with: an order of preference by a declared means, or the alternative to be tried next. */
export type TieAnswer = { readonly order: readonly number[] } | { readonly pick: number };

/** What a run is given: the answers to ties, and where it writes its explanation. */
export interface Run {
  readonly steps: StepList;
  readonly rounds: CountRound[];
  readonly ties: TieMet[];
  /** Asks for a tie to be resolved. `chosenOf` says for whom an answer decides, for the record. */
  resolve(tie: TieQuestion, chosenOf: (answer: TieAnswer) => readonly number[]): TieAnswer;
  /** Equals in the order of the declared means, else in the declared order: for where the order changes no outcome. */
  inOrder(equals: readonly number[]): readonly number[];
}

/** What a run gives back. `standing` and `details` must not depend on answers by trial; they are dropped when a tie stays open. */
export interface RunEnd {
  /** Options in order of election. */
  readonly elected: readonly number[];
  readonly scores?: Readonly<Record<string, string>>;
  readonly standing?: readonly Standing[];
  readonly pairwise?: readonly (readonly number[])[];
  readonly details?: Readonly<Record<string, Detail>>;
  /** Details that hold only when no tie was answered by trial, as a ranking that an open tie would leave unsettled. */
  readonly ordered?: Readonly<Record<string, Detail>>;
}

/** Picks one of the tied: the most preferred by the order, or the one to be tried. */
export const preferred = (tie: TieQuestion, answer: TieAnswer): number =>
  'order' in answer ? (answer.order[0] ?? 0) : (tie.among[answer.pick] ?? 0);

/** Picks the one who goes out: the least preferred by the order, or the one to be tried. */
export const leastPreferred = (tie: TieQuestion, answer: TieAnswer): number =>
  'order' in answer ? (answer.order.at(-1) ?? 0) : (tie.among[answer.pick] ?? 0);

/** How much trying of open ties is worth: marks read in all, and runs. Beyond it a tie stands as open, unexplored. */
const trialLimits = { marks: 50_000_000, runs: 2_000 };

/** An open tie of a run by trial, with how far the run had come. */
interface Met {
  readonly tie: TieQuestion;
  readonly alternatives: number;
  readonly steps: number;
  readonly rounds: number;
  readonly ties: number;
}

interface Trial {
  readonly end: RunEnd;
  readonly run: Run;
  readonly open: readonly Met[];
}

const tieKeys = { lot: 'tieLot', seed: 'tieSeed', chair: 'tieChair', open: 'tieImmaterial' } as const;

function tryRun(election: Election, means: TieMeans, script: readonly number[], core: (run: Run) => RunEnd): Trial {
  const orderOf = tieOrder(means, election.options);
  const names = (among: readonly number[]): string[] => among.map((option) => election.options[option] ?? '');
  const open: Met[] = [];
  const run: Run = {
    steps: stepList(),
    rounds: [],
    ties: [],
    inOrder: (equals) => orderOf(equals) ?? equals,
    resolve(tie, chosenOf) {
      const order = orderOf(tie.among);
      if (!order && tie.immaterial) {
        run.ties.push({
          stage: tie.stage,
          question: tie.question,
          among: names(tie.among),
          by: 'immaterial',
          chosen: [],
        });
        run.steps.add('tieImmaterial', { options: names(tie.among), votes: tie.votes ?? '' });
        return { pick: 0 };
      }
      const by: Exclude<TieEnd, 'previousStage' | 'immaterial'> = order ? means.means : 'open';
      const answer = order ? { order } : { pick: script[open.length] ?? 0 };
      if (!order) {
        const alternatives = tie.alternatives ?? tie.among.length;
        open.push({
          tie,
          alternatives,
          steps: run.steps.list.length,
          rounds: run.rounds.length,
          ties: run.ties.length,
        });
      }
      const chosen = names(chosenOf(answer));
      run.ties.push({ stage: tie.stage, question: tie.question, among: names(tie.among), by, chosen });
      run.steps.add(tieKeys[by], { options: names(tie.among), votes: tie.votes ?? '', places: 1, chosen });
      return answer;
    },
  };
  return { end: core(run), run, open };
}

const keyOf = (elected: readonly number[]): string => elected.toSorted((a, b) => a - b).join(',');

/** Tries every way through the open ties. */
class Explorer {
  readonly outcomes = new Map<string, readonly number[]>();
  /** The first tie, on the way of the first answers, whose answers lead to different outcomes. */
  material: Met | null = null;
  complete = true;
  private runs = 0;
  private readonly known = new Map<string, ReadonlySet<string>>();
  private readonly attempt: (script: readonly number[]) => Trial;
  private readonly most: number;

  constructor(attempt: (script: readonly number[]) => Trial, most: number) {
    this.attempt = attempt;
    this.most = most;
  }

  /** The outcomes of all runs that begin with `script`, of which `trial` is the first. */
  explore(script: readonly number[], trial: Trial, onFirstWay: boolean): Set<string> {
    const end = keyOf(trial.end.elected);
    const reached = new Set([end]);
    if (!this.outcomes.has(end)) this.outcomes.set(end, trial.end.elected);
    let depth = trial.open.length - 1;
    const seen = trial.open.findIndex(({ tie }, at) => at >= script.length && this.known.has(tie.state ?? ''));
    if (seen >= 0) {
      for (const key of this.known.get(trial.open[seen]?.tie.state ?? '') ?? []) reached.add(key);
      depth = seen - 1;
    }
    // The deepest tie first: what lies behind an answer is known before the answers are compared.
    for (; depth >= script.length; depth--) {
      const met = trial.open[depth];
      if (!met) continue;
      const before = [...reached];
      const prefix = [...script, ...Array.from({ length: depth - script.length }, () => 0)];
      let differs = false;
      for (let pick = 1; pick < met.alternatives && this.complete; pick++) {
        if (++this.runs > this.most) {
          this.complete = false;
          break;
        }
        const other = [...prefix, pick];
        const found = this.explore(other, this.attempt(other), false);
        if (found.size !== before.length || before.some((key) => !found.has(key))) differs = true;
        for (const key of found) reached.add(key);
      }
      if (met.tie.state !== undefined && this.complete) this.known.set(met.tie.state, new Set(reached));
      if (onFirstWay && differs) this.material = met;
    }
    return reached;
  }
}

/**
 * Counts by a rule that may meet ties on its way. Ties without a declared means are tried both ways: where every way gives
 * the same outcome the tie changes nothing and the count goes on; otherwise it ends there as open, with what all ways share.
 */
export function settle(election: Election, rule: string, means: TieMeans, core: (run: Run) => RunEnd): CountResult {
  const attempt = (script: readonly number[]): Trial => tryRun(election, means, script, core);
  const first = attempt([]);
  const { end, run } = first;
  const names = (among: readonly number[]): string[] => among.map((option) => election.options[option] ?? '');
  const whole = {
    scores: end.scores ?? {},
    standing: end.standing ?? [],
    pairwise: end.pairwise ?? null,
    details: end.details ?? {},
  };
  if (first.open.length === 0) {
    return makeResult(election, rule, {
      ...whole,
      details: { ...end.details, ...end.ordered },
      elected: names(end.elected),
      rounds: run.rounds,
      ties: run.ties,
      steps: run.steps.list,
    });
  }
  const explorer = new Explorer(
    attempt,
    Math.min(trialLimits.runs, Math.floor(trialLimits.marks / (election.marks.length + 1))),
  );
  explorer.explore([], first, true);
  const outcomes = [...explorer.outcomes.values()];
  if (explorer.complete && outcomes.length === 1) {
    const ties = run.ties.map((tie) => (tie.by === 'open' ? { ...tie, by: 'immaterial' as const, chosen: [] } : tie));
    return makeResult(election, rule, {
      ...whole,
      elected: names(end.elected),
      rounds: run.rounds,
      ties,
      steps: run.steps.list,
    });
  }
  const stop = (explorer.complete && explorer.material) || first.open[0]!;
  const certain = explorer.complete
    ? end.elected.filter((option) => outcomes.every((set) => set.includes(option)))
    : (run.rounds
        .slice(0, stop.rounds)
        .flatMap((round) => round.elected.map((name) => election.options.indexOf(name))) ?? []);
  const steps = stepList();
  for (const { key, values } of run.steps.list.slice(0, stop.steps)) steps.add(key, values);
  const places = Math.min(election.seats, election.options.length) - certain.length;
  // A place that is open whoever comes first names those whose election is open; an exclusion names who may go out.
  const atStake = election.options.flatMap((_, option) =>
    !certain.includes(option) && outcomes.some((set) => set.includes(option)) ? [option] : [],
  );
  const named =
    explorer.complete && stop.tie.among.some((option) => certain.includes(option)) ? atStake : stop.tie.among;
  const among = names(stop.tie.question === 'exclusion' ? stop.tie.among : named);
  const key = stop.tie.question === 'exclusion' ? 'tieOut' : 'tieOpen';
  steps.add(key, { options: among, votes: stop.tie.votes ?? '', places });
  const byTrial = run.rounds.length > 0 ? { scores: {}, standing: [] } : {};
  return makeResult(election, rule, {
    ...whole,
    ...byTrial,
    elected: names(certain),
    tied: { places, among, stage: stop.tie.stage },
    outcomes: explorer.complete ? outcomes.map((set) => names(set)) : null,
    rounds: run.rounds.slice(0, stop.rounds),
    ties: [
      ...run.ties
        .slice(0, stop.ties)
        .map((tie) => (tie.by === 'open' ? { ...tie, by: 'immaterial' as const, chosen: [] } : tie)),
      { stage: stop.tie.stage, question: stop.tie.question, among: names(stop.tie.among), by: 'open', chosen: [] },
    ],
    steps: steps.list,
  });
}
