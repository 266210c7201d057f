import { NOT_MARKED } from '#shared/ballots/marks.ts';
import { ballotsOf, rowsOf, type Election } from './election.ts';
import { fraction, gcd, scoresOf, wholeFigures, type Figures } from './figures.ts';
import { fillPlaces } from './places.ts';
import type { CountResult } from './result.ts';
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

/** The steps of a count by sums: ballots, then the figure of each option. */
export function figureSteps(election: Election, figures: Figures, steps: StepList = stepList()): StepList {
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
