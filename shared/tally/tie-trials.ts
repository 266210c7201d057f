import type { Election } from './election.ts';
import type { CountRound, Detail, Standing, TieMet } from './result.ts';
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
  /** For a tie that the rule knows to change nothing: the order of a declared means, or `null` to take all of them at once. */
  together(tie: TieQuestion, chosenOf: (answer: TieAnswer) => readonly number[]): TieAnswer | null;
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

/** An open tie of a run by trial, with how far the run had come. */
export interface Met {
  readonly tie: TieQuestion;
  readonly alternatives: number;
  /** Two of the tied are marked alike by the ballots, so nothing but their names tells which of them is tried first. */
  readonly alike: boolean;
  readonly steps: number;
  readonly rounds: number;
  readonly ties: number;
}

export interface Trial {
  readonly end: RunEnd;
  readonly run: Run;
  readonly open: readonly Met[];
  /** An answer was picked for a tie that changes no election, but does change the order behind the places. */
  readonly unordered: boolean;
}

const tieKeys = { lot: 'tieLot', seed: 'tieSeed', chair: 'tieChair', open: 'tieImmaterial' } as const;

/** How the ballots mark each option: how often each mark, as a word. Options marked differently have different words. */
export function signaturesOf(election: Election): string[] {
  const { marks, counts, options } = election;
  const width = options.length;
  const histograms = new Float64Array(width * 256);
  for (let at = 0, row = 0; at < marks.length; row++) {
    const count = counts ? counts[row]! : 1;
    for (let option = 0; option < width; option++, at++) histograms[option * 256 + marks[at]!]! += count;
  }
  return options.map((_, option) => histograms.subarray(option * 256, (option + 1) * 256).join());
}

/**
 * One run with the open ties answered by `script`. Alternatives are tried in the order of how the ballots mark them, so that
 * the order in which options are declared does not show in what is tried first.
 */
export function tryRun(
  election: Election,
  means: TieMeans,
  script: readonly number[],
  signatures: () => readonly string[],
  core: (run: Run) => RunEnd,
): Trial {
  const orderOf = tieOrder(means, election.options);
  const names = (among: readonly number[]): string[] => among.map((option) => election.options[option] ?? '');
  const open: Met[] = [];
  let unordered = false;
  const record = (
    tie: TieQuestion,
    by: 'lot' | 'seed' | 'chair' | 'open' | 'immaterial',
    chosen: readonly number[],
  ): void => {
    run.ties.push({ stage: tie.stage, question: tie.question, among: names(tie.among), by, chosen: names(chosen) });
    const values = { options: names(tie.among), votes: tie.votes ?? '', places: 1, chosen: names(chosen) };
    run.steps.add(by === 'immaterial' ? 'tieImmaterial' : tieKeys[by], values);
  };
  /** The alternative of that number, among the tied in the order of their signatures. */
  const picked = (tie: TieQuestion, number: number): { pick: number; alike: boolean } => {
    if (tie.alternatives !== undefined) return { pick: number, alike: true };
    const words = signatures();
    const inOrder = tie.among.toSorted((a, b) => (words[a]! < words[b]! ? -1 : words[a]! > words[b]! ? 1 : a - b));
    const alike = new Set(tie.among.map((option) => words[option])).size < tie.among.length;
    return { pick: tie.among.indexOf(inOrder[number] ?? 0), alike };
  };
  const run: Run = {
    steps: stepList(),
    rounds: [],
    ties: [],
    inOrder: (equals) => orderOf(equals) ?? equals,
    together(tie, chosenOf) {
      const order = orderOf(tie.among);
      record(tie, order ? means.means : 'immaterial', order ? chosenOf({ order }) : []);
      return order ? { order } : null;
    },
    resolve(tie, chosenOf) {
      const order = orderOf(tie.among);
      if (order) {
        record(tie, means.means, chosenOf({ order }));
        return { order };
      }
      if (tie.immaterial) {
        unordered = true;
        record(tie, 'immaterial', []);
        return { pick: 0 };
      }
      const { pick, alike } = picked(tie, script[open.length] ?? 0);
      const alternatives = tie.alternatives ?? tie.among.length;
      const so = { steps: run.steps.list.length, rounds: run.rounds.length, ties: run.ties.length };
      open.push({ tie, alternatives, alike, ...so });
      record(tie, 'open', chosenOf({ pick }));
      return { pick };
    },
  };
  return { end: core(run), run, open, unordered };
}

const keyOf = (elected: readonly number[]): string => elected.toSorted((a, b) => a - b).join(',');

/** Tries every way through the open ties. */
export class Explorer {
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
