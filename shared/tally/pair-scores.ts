import { ballotsOf, type Election } from './election.ts';
import { fraction, type Figures } from './figures.ts';
import { condorcetWinner, pairwiseOf, smithSet, strength, type DefeatMeasure } from './pairwise.ts';
import { fillPlaces } from './places.ts';
import { makeResult, type CountResult } from './result.ts';
import { stepList } from './steps.ts';
import type { TieMeans } from './ties.ts';

/** Minimax (Simpson, Kramer): the score is minus the worst defeat; the highest wins. */
export function minimax(election: Election, by: DefeatMeasure, ties: TieMeans): CountResult {
  const pairwise = pairwiseOf(election);
  const values = pairwise.map(
    (_, a) => -pairwise.reduce((worst, __, b) => (a === b ? worst : Math.max(worst, strength(pairwise, b, a, by))), 0),
  );
  const figures: Figures = { values: values.map(BigInt), denominator: 1n };
  return byPairs(election, 'minimax', 'worstDefeat', figures, pairwise, ties);
}

/** Copeland: one point for each option beaten, half a point for each level with it. */
export function copeland(election: Election, ties: TieMeans): CountResult {
  const pairwise = pairwiseOf(election);
  const points = pairwise.map((row, a) =>
    row.reduce((sum, won, b) => (a === b ? sum : sum + 1 + Math.sign(won - pairwise[b]![a]!)), 0),
  );
  return byPairs(election, 'copeland', 'beats', { values: points.map(BigInt), denominator: 2n }, pairwise, ties);
}

function byPairs(
  election: Election,
  rule: string,
  key: 'worstDefeat' | 'beats',
  figures: Figures,
  pairwise: readonly (readonly number[])[],
  ties: TieMeans,
): CountResult {
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: election.seats });
  election.options.forEach((name, at) => {
    const value = figures.values[at]!;
    steps.add(key, { option: [name], votes: fraction(key === 'worstDefeat' ? -value : value, figures.denominator) });
  });
  return { ...fillPlaces(election, rule, figures, ties, steps), pairwise };
}

/**
 * The Condorcet winner: the option that more ballots prefer to each other one. Where there is none nobody is elected and
 * the smallest set that beats all others (the Smith set: a cycle, or level pairs) is shown.
 */
export function condorcet(asked: Election): CountResult {
  const election: Election = { ...asked, seats: 1 };
  const { options } = election;
  const pairwise = pairwiseOf(election);
  const winner = condorcetWinner(pairwise);
  const smith = smithSet(pairwise).map((option) => options[option]!);
  const steps = stepList();
  steps.add('ballots', { ballots: ballotsOf(election), places: 1 });
  options.forEach((a, at) => {
    options.forEach((b, other) => {
      const [won, lost] = [pairwise[at]![other]!, pairwise[other]![at]!];
      if (won > lost) steps.add('pair', { winner: [a], loser: [b], won, lost });
      else if (won === lost && at < other) steps.add('pairLevel', { options: [a, b], votes: won });
    });
  });
  if (winner === null) steps.add('noCondorcet', { options: smith });
  else steps.add('condorcet', { option: [options[winner]!] });
  return makeResult(election, 'condorcet', {
    elected: winner === null ? [] : [options[winner]!],
    pairwise,
    details: { smith },
    steps: steps.list,
  });
}
