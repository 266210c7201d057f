import type { CountResult, Detail } from '../tally/result.ts';

/**
 * What the rule says for the places that are left: nothing, a ballot open to any candidate, one restricted to those named, a special
 * ballot among those level for the end of the restricted list, a ballot among those level for a place, or the lot among them.
 */
export const nextKinds = ['none', 'open', 'restricted', 'edge', 'tied', 'lot'] as const;
export type NextKind = (typeof nextKinds)[number];

/** What became of the places of one paper. */
export interface SeatsOutcome {
  /** Null where all candidates fill the same places. */
  readonly group: string | null;
  readonly places: number;
  readonly presentAndVoting: number;
  readonly required: number;
  /** Letters of those elected, the highest first. */
  readonly elected: readonly string[];
  readonly vacant: number;
  readonly next: NextKind;
  /** Whom that concerns: the candidates of the next ballot, or those that are level. */
  readonly among: readonly string[];
  /** Places that those level are level for: of the list in a special ballot, else those that are vacant. */
  readonly level: number;
  /** Who stands in the restricted ballot whatever the special one says. */
  readonly certain: readonly string[];
}

type Facts = Readonly<Record<string, Detail | undefined>>;

const facts = (detail: Detail | undefined): Facts =>
  typeof detail === 'object' && !Array.isArray(detail) ? (detail as Facts) : {};
const names = (detail: Detail | undefined): string[] => (Array.isArray(detail) ? detail.map(String) : []);

/**
 * The papers of a count by majority, from what the count says of them. In an open ballot stand, to begin with, those that are not
 * elected.
 *
 * @example seatsOutcome(count) // [{ group: null, elected: ['A'], vacant: 2, next: 'restricted', among: ['B', 'C', 'D', 'E'], … }]
 */
export function seatsOutcome(count: Pick<CountResult, 'elected' | 'details' | 'seats' | 'options'>): SeatsOutcome[] {
  const { details, elected, seats, options } = count;
  const groups = details['groups'];
  const papers = Array.isArray(groups)
    ? groups.map(facts)
    : [{ ...details, group: undefined, places: seats, elected: [...elected] } satisfies Facts];
  return papers.map((paper) => {
    const next = facts(paper['next']);
    const kind = nextKinds.find((name) => name === next['kind']) ?? 'none';
    const own = names(paper['elected']);
    const vacant = Number(paper['vacant'] ?? 0);
    const among = kind === 'restricted' ? names(next['candidates']) : names(next['among']);
    return {
      group: typeof paper['group'] === 'string' ? paper['group'] : null,
      places: Number(paper['places'] ?? 0),
      presentAndVoting: Number(paper['presentAndVoting'] ?? 0),
      required: Number(paper['required'] ?? 0),
      elected: own,
      vacant,
      next: kind,
      among: kind === 'open' ? names(paper['candidates'] ?? [...options]).filter((name) => !own.includes(name)) : among,
      level: Number(next['places'] ?? 0),
      certain: names(next['certain']),
    };
  });
}
