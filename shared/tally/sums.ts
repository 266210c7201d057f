import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { ballotsOf, rowsOf, type Election } from './election.ts';
import { fraction, gcd, scoresOf, wholeFigures, type Figures } from './figures.ts';
import { fillPlaces } from './places.ts';
import { makeResult, type CountResult } from './result.ts';
import { stepList, type StepList } from './steps.ts';
import type { TieMeans } from './ties.ts';

/** The marks of each option added up over all ballots, and how many ballots mark it at all. */
export function addMarks(election: Election): { sums: Float64Array; marked: Float64Array } {
  const { marks, counts, options } = election;
  const width = options.length;
  const rows = rowsOf(election);
  const sums = new Float64Array(width);
  const marked = new Float64Array(width);
  for (let row = 0, at = 0; row < rows; row++) {
    const count = counts ? counts[row]! : 1;
    for (let option = 0; option < width; option++, at++) {
      const mark = marks[at]!;
      if (mark === NOT_MARKED) continue;
      sums[option]! += count * mark;
      marked[option]! += count;
    }
  }
  return { sums, marked };
}

function figureSteps(election: Election, figures: Figures): StepList {
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  const scores = scoresOf(election.options, figures);
  for (const name of election.options) steps.add('figure', { option: [name], votes: scores[name] ?? '0' });
  return steps;
}

/** Cumulative voting: the points that ballots give to each option, added up; the highest take the places. */
export function cumulative(election: Election, ties: TieMeans): CountResult {
  const figures = wholeFigures(addMarks(election).sums);
  return fillPlaces(election, 'cumulative', figures, ties, figureSteps(election, figures));
}

/** Score voting by the sum of scores; an option that a ballot does not score gets 0 from it. */
export function scoreSum(election: Election, ties: TieMeans): CountResult {
  const figures = wholeFigures(addMarks(election).sums);
  return fillPlaces(election, 'score', figures, ties, figureSteps(election, figures));
}

/** Score voting by the mean of the scores given; an option that fewer than `minimum` ballots score cannot be elected. */
export function scoreMean(election: Election, minimum: number, ties: TieMeans): CountResult {
  const { sums, marked } = addMarks(election);
  const enough = [...election.options.keys()].filter((option) => marked[option]! >= Math.max(1, minimum));
  const multiple = enough.reduce((product, option) => {
    const voters = BigInt(marked[option]!);
    return (product / gcd(product, voters)) * voters;
  }, 1n);
  const values = enough.map((option) => BigInt(sums[option]!) * (multiple / BigInt(marked[option]!)));
  const some: Election = { ...election, options: enough.map((option) => election.options[option]!) };
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  election.options.forEach((name, option) => {
    const figure = marked[option]! > 0 ? fraction(BigInt(sums[option]!), BigInt(marked[option]!)) : '–';
    steps.add(enough.includes(option) ? 'mean' : 'meanTooFew', {
      option: [name],
      votes: figure,
      scorers: marked[option]!,
      minimum,
    });
  });
  const result = fillPlaces(some, 'score', { values, denominator: multiple }, ties, steps);
  return { ...result, options: election.options, valid: ballotsOf(election) };
}

/**
 * Places as in the agenda vote of the International Labour Conference (Standing Orders, Art. 35): every option is ranked
 * and the lowest sum of places comes first. Ballots that do not rank every option are void and must be taken out before.
 */
export function lowestPlaces(election: Election, ties: TieMeans): CountResult {
  const { sums } = addMarks(election);
  const steps = figureSteps(election, wholeFigures(sums));
  const result = fillPlaces(election, 'places', wholeFigures(sums.map((sum) => -sum)), ties, steps);
  const positive = (text: string): string => text.replace(/^-/, '');
  return {
    ...result,
    scores: Object.fromEntries(Object.entries(result.scores).map(([name, sum]) => [name, positive(sum)])),
    standing: result.standing.map((line) => ({ ...line, votes: positive(line.votes) })),
    steps: result.steps.map((step) =>
      typeof step.values['votes'] === 'string'
        ? { ...step, values: { ...step.values, votes: positive(step.values['votes']) } }
        : step,
    ),
  };
}

/**
 * STAR: the two options with the highest sums meet in a run-off; the one that more ballots score higher wins. Level in the
 * run-off: the higher sum decides, then it is an open tie. Level for a place in the run-off is an open tie at once.
 */
export function star(asked: Election, ties: TieMeans): CountResult {
  const election: Election = { ...asked, seats: 1 };
  const { options } = election;
  if (options.length < 2) return scoreSum(election, ties);
  const figures = wholeFigures(addMarks(election).sums);
  const steps = figureSteps(election, figures);
  const finalists = fillPlaces({ ...election, seats: 2 }, 'star', figures, ties, steps);
  if (finalists.tied) return { ...finalists, seats: 1, elected: [], tied: { ...finalists.tied, stage: 'finalists' } };
  const [a, b] = finalists.elected.map((name) => options.indexOf(name)) as [number, number];
  const [forA, forB] = headToHead(election, a, b);
  const scores = finalists.scores;
  steps.add('starRunoff', { winner: [options[a]!], loser: [options[b]!], won: forA, lost: forB });
  const runOff = wholeFigures([forA, forB]);
  const [sumA, sumB] = [figures.values[a]!, figures.values[b]!];
  const weight = 2n;
  const decided = runOff.values.map(
    (votes, at) => votes * weight + (at === 0 && sumA > sumB ? 1n : at === 1 && sumB > sumA ? 1n : 0n),
  );
  const last = fillPlaces(
    { ...election, options: [options[a]!, options[b]!] },
    'star',
    { values: decided, denominator: weight },
    ties,
  );
  const end = last.elected[0] ?? '';
  if (last.tied) steps.add('tieOpen', { options: last.tied.among, votes: `${forA}`, places: 1 });
  else steps.add('starWinner', { option: [end] });
  return makeResult(election, 'star', {
    elected: last.elected,
    tied: last.tied ? { ...last.tied, stage: 'runOff' } : null,
    ties: [...finalists.ties, ...last.ties.map((tie) => ({ ...tie, stage: 'runOff' }))],
    scores,
    standing: finalists.standing,
    steps: steps.list,
    details: { finalists: [options[a]!, options[b]!], runOff: [forA, forB] },
  });
}

/** Ballots that score `a` above `b`, and the reverse; an option without a score has 0. */
function headToHead(election: Election, a: number, b: number): [number, number] {
  const { marks, counts, options } = election;
  const given = (at: number): number => (marks[at] === NOT_MARKED ? 0 : marks[at]!);
  let [forA, forB] = [0, 0];
  for (let row = 0; row < rowsOf(election); row++) {
    const [x, y] = [given(row * options.length + a), given(row * options.length + b)];
    if (x > y) forA += counts ? counts[row]! : 1;
    if (y > x) forB += counts ? counts[row]! : 1;
  }
  return [forA, forB];
}
