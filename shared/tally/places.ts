import type { Election } from './election.ts';
import { fraction, groupsOf, scoresOf, standingOf, type Figures } from './figures.ts';
import { makeResult, type CountResult, type TieMet, type Tied } from './result.ts';
import { stepList, type StepList } from './steps.ts';
import { tieOrder, type TieMeans } from './ties.ts';

const tieSteps = { lot: 'tieLot', seed: 'tieSeed', chair: 'tieChair', open: 'tieOpen' } as const;

/**
 * The highest figures take the places. Options level at the edge are a tie, resolved by `ties` or left open; options level
 * where all of them fit are none. List order never decides (A/520 rule 94 asks for a ballot among the tied).
 *
 * @param figures one for each option, higher = better
 * @param before steps that explain how the figures came about
 */
export function fillPlaces(
  election: Election,
  rule: string,
  figures: Figures,
  ties: TieMeans,
  before: StepList = stepList(),
): CountResult {
  const { options, seats } = election;
  const names = (group: readonly number[]): string[] => group.map((at) => options[at] ?? '');
  const orderOf = tieOrder(ties, options);
  const scores = scoresOf(options, figures);
  const groups = groupsOf(figures);
  const elected: string[] = [];
  const met: TieMet[] = [];
  let tied: Tied | null = null;

  for (const group of groups) {
    const left = seats - elected.length;
    if (left === 0) break;
    const votes = fraction(figures.values[group[0] ?? 0] ?? 0n, figures.denominator);
    if (group.length <= left) {
      const inside = names(orderOf(group) ?? group);
      elected.push(...inside);
      before.add('takes', { options: inside, votes, places: seats });
      if (group.length > 1) before.add('equalInside', { options: names(group), votes });
      continue;
    }
    const among = names(group);
    const order = orderOf(group);
    const chosen = order ? names(order.slice(0, left)) : [];
    const by = order ? ties.means : 'open';
    elected.push(...chosen);
    if (!order) tied = { places: left, among, stage: 'places' };
    met.push({ stage: 'places', question: 'place', among, by, chosen });
    before.add(tieSteps[by], { options: among, votes, places: left, chosen });
    break;
  }
  if (seats > options.length) before.add('notFilled', { places: seats - options.length });
  const standing = standingOf(options, groups, scores);
  return makeResult(election, rule, { elected, tied, scores, standing, ties: met, steps: before.list });
}
