import type { Election } from './election.ts';
import { makeResult, type CountResult, type TieMet } from './result.ts';
import { stepList, type Step } from './steps.ts';
import { Explorer, signaturesOf, tryRun, type Met, type Run, type RunEnd, type Trial } from './tie-trials.ts';
import type { TieMeans } from './ties.ts';

/** How much trying of open ties is worth: marks read in all, and runs. Beyond it a tie stands as open, unexplored. */
const trialLimits = { marks: 50_000_000, runs: 2_000 };

/**
 * Counts by a rule that may meet ties on its way. Ties without a declared means are tried both ways: where every way gives
 * the same outcome the tie changes nothing and the count goes on; otherwise it ends there as open, with what all ways share.
 */
export function settle(election: Election, rule: string, means: TieMeans, core: (run: Run) => RunEnd): CountResult {
  let signatures: readonly string[] | null = null;
  const known = (): readonly string[] => (signatures ??= signaturesOf(election));
  const attempt = (script: readonly number[]): Trial => tryRun(election, means, script, known, core);
  const first = attempt([]);
  if (first.open.length === 0) return finished(election, rule, first, null);
  const most = Math.min(trialLimits.runs, Math.floor(trialLimits.marks / (election.marks.length + 1)));
  const explorer = new Explorer(attempt, most);
  explorer.explore([], first, true);
  if (explorer.complete && explorer.outcomes.size === 1) {
    return finished(election, rule, first, first.open.find(({ alike }) => alike) ?? null);
  }
  return leftOpen(election, rule, first, explorer);
}

const namesOf = (election: Election, options: readonly number[]): string[] =>
  options.map((option) => election.options[option] ?? '');

/** Ties answered by trial on the way, of which it turned out that they change nothing. */
const asImmaterial = (ties: readonly TieMet[]): TieMet[] =>
  ties.map((tie) => (tie.by === 'open' ? { ...tie, by: 'immaterial', chosen: [] } : tie));

function renumbered(steps: readonly Step[]): { add: ReturnType<typeof stepList>['add']; list: Step[] } {
  const list = stepList();
  for (const { key, values } of steps) list.add(key, values);
  return list;
}

/**
 * A count that came to its end.
 *
 * @param cut a tie whose answers all lead here, of options that nothing but their names tells apart: the way is shown only
 *   up to it, since either way would be as good
 */
function finished(
  election: Election,
  rule: string,
  { end, run, open, unordered }: Trial,
  cut: Met | null,
): CountResult {
  const steps = renumbered(cut ? run.steps.list.slice(0, cut.steps + 1) : run.steps.list);
  const elected = namesOf(election, end.elected);
  if (cut) steps.add('eitherWay', { options: elected });
  return makeResult(election, rule, {
    ...(cut && run.rounds.length > 0 ? {} : { scores: end.scores ?? {}, standing: end.standing ?? [] }),
    pairwise: end.pairwise ?? null,
    details: { ...end.details, ...(open.length > 0 || unordered ? {} : end.ordered) },
    elected,
    rounds: cut ? run.rounds.slice(0, cut.rounds) : run.rounds,
    ties: asImmaterial(cut ? run.ties.slice(0, cut.ties + 1) : run.ties),
    steps: steps.list,
  });
}

/** A count that ends at its first open tie: elected are those whom every way elects. */
function leftOpen(election: Election, rule: string, { end, run, open }: Trial, explorer: Explorer): CountResult {
  const outcomes = [...explorer.outcomes.values()];
  const stop = open[0]!;
  const { tie } = stop;
  const rounds = run.rounds.slice(0, stop.rounds);
  const before = rounds.flatMap((round) => round.elected.map((name) => election.options.indexOf(name)));
  const shared = explorer.complete
    ? end.elected.filter((option) => outcomes.every((set) => set.includes(option)))
    : before;
  const atStake = [...election.options.keys()].filter(
    (option) => !shared.includes(option) && outcomes.some((set) => set.includes(option)),
  );
  // The tied themselves, unless this first tie is not the one that matters, or one of them is in whoever comes first. With one
  // option at stake it is the tied again: who of them comes first decides whether that one can follow.
  const matters =
    explorer.material === stop &&
    (tie.question === 'exclusion' || !tie.among.some((option) => shared.includes(option)));
  const itself = !explorer.complete || matters || atStake.length < 2;
  const certain =
    itself && tie.question !== 'exclusion' ? shared.filter((option) => !tie.among.includes(option)) : shared;
  const among = namesOf(election, itself ? tie.among : atStake);
  const stage = itself || run.rounds.length > 0 ? tie.stage : `${certain.length + 1}`;
  const places = Math.min(election.seats, election.options.length) - certain.length;
  const steps = renumbered(run.steps.list.slice(0, stop.steps));
  const votes = itself ? (tie.votes ?? '') : '';
  steps.add(itself && tie.question === 'exclusion' ? 'tieOut' : 'tieOpen', { options: among, votes, places });
  const byTrial = run.rounds.length > 0;
  return makeResult(election, rule, {
    ...(byTrial ? {} : { scores: end.scores ?? {}, standing: end.standing ?? [] }),
    pairwise: end.pairwise ?? null,
    details: end.details ?? {},
    elected: namesOf(election, certain),
    tied: { places, among, stage },
    outcomes: explorer.complete ? outcomes.map((set) => namesOf(election, set)) : null,
    rounds,
    ties: [
      ...asImmaterial(run.ties.slice(0, stop.ties)),
      { stage: tie.stage, question: tie.question, among: namesOf(election, tie.among), by: 'open', chosen: [] },
    ],
    steps: steps.list,
  });
}
