import type { Election } from './election.ts';
import { compare, rationalText, type Rational } from './rational.ts';
import { preferred, type Run } from './tie-trials.ts';

/**
 * Elects the option with the best figure, the highest or the lowest. Several with the same figure are tied.
 *
 * @param candidates options with their figures; not empty
 * @param place the position to be filled, from 1
 * @param state all that the rest of the count depends on, where that is less than the whole way
 */
export function pickBest(
  election: Election,
  run: Run,
  candidates: readonly { readonly option: number; readonly figure: Rational }[],
  best: 'highest' | 'lowest',
  place: number,
  state?: string,
): { option: number; figure: Rational } {
  const sign = best === 'highest' ? 1 : -1;
  const top = candidates.reduce((found, each) => (sign * compare(each.figure, found.figure) > 0 ? each : found));
  const level = candidates.filter(({ figure }) => compare(figure, top.figure) === 0).map(({ option }) => option);
  const votes = rationalText(top.figure);
  let option = top.option;
  if (level.length > 1) {
    const tie = {
      question: 'election' as const,
      stage: `${place}`,
      among: level,
      votes,
      ...(state === undefined ? {} : { state }),
    };
    option = preferred(
      tie,
      run.resolve(tie, (answer) => [preferred(tie, answer)]),
    );
  }
  run.steps.add('takenWith', { option: [election.options[option]!], place, votes });
  return { option, figure: top.figure };
}
