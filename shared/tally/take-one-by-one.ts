import type { Election } from './election.ts';
import { preferred, type Run } from './tie-trials.ts';

/**
 * Options in order, the maximal ones taken one at a time: those that no remaining option stands above. Several of them are
 * tied for that position. Behind the last place a tie orders nobody in or out, so it is never left open.
 *
 * @param relation a word for `above`, the same only for the same relation
 */
export function takeOneByOne(
  election: Election,
  run: Run,
  above: (a: number, b: number) => boolean,
  relation: string,
): number[] {
  const left = [...election.options.keys()];
  const ranking: number[] = [];
  while (left.length > 0) {
    const maximal = left.filter((option) => !left.some((other) => above(other, option)));
    let next = maximal[0]!;
    if (maximal.length > 1) {
      const position = ranking.length + 1;
      const immaterial = position > election.seats;
      const tie = {
        question: 'place' as const,
        stage: `${position}`,
        among: maximal,
        immaterial,
        state: `${relation}:${left.join()}:${ranking.toSorted((a, b) => a - b).join()}`,
      };
      next = preferred(
        tie,
        run.resolve(tie, (answer) => [preferred(tie, answer)]),
      );
    }
    ranking.push(next);
    left.splice(left.indexOf(next), 1);
    if (ranking.length <= election.seats)
      run.steps.add('taken', { option: [election.options[next]!], place: ranking.length });
  }
  return ranking;
}
