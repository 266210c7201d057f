import type { Reply } from '../api.ts';

export type Listed = Reply<'GET /api/consultations'>[number];
export type Waiting = Listed['awaits'][number];

export const groupNames = ['needs', 'draft', 'open', 'closed'] as const;
export type GroupName = (typeof groupNames)[number];

/** What waits for the reader in a consultation, acting for one delegation: its own acts and those of the reader's offices. */
export const waitingFor = ({ awaits }: Listed, member: string | undefined): Waiting[] =>
  awaits.filter((waiting) => waiting.member === null || waiting.member === member);

const late = '9999';
const soonest = (instants: readonly (string | null)[]): string =>
  instants.reduce<string>((first, instant) => (instant !== null && instant < first ? instant : first), late);

/**
 * The list in its groups: what needs the reader, drafts, what runs, what is over. What ends first stands first; what is over
 * stays in the order given, the latest year first.
 *
 * @example groupsOf(items, 'FRA').needs // those that await France
 */
export function groupsOf(items: readonly Listed[], member: string | undefined): Record<GroupName, Listed[]> {
  const groups: Record<GroupName, Listed[]> = { needs: [], draft: [], open: [], closed: [] };
  for (const item of items) {
    if (waitingFor(item, member).length > 0) groups.needs.push(item);
    else if (item.state === 'draft') groups.draft.push(item);
    else if (item.state === 'issued' || item.state === 'open') groups.open.push(item);
    else groups.closed.push(item);
  }
  const order = (key: (item: Listed) => string) => (one: Listed, other: Listed) =>
    key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
  groups.needs.sort(order((item) => soonest(waitingFor(item, member).map(({ until }) => until))));
  groups.open.sort(order(({ closesAt }) => soonest([closesAt])));
  return groups;
}

/** Other delegations of the reader for which something waits as well. */
export const othersWaiting = (items: readonly Listed[], member: string | undefined): string[] => [
  ...new Set(
    items.flatMap(({ awaits }) =>
      awaits.flatMap((waiting) => (waiting.member !== null && waiting.member !== member ? [waiting.member] : [])),
    ),
  ),
];

const places: Record<Waiting['kind'], (consultation: string, round: string) => string> = {
  view: (consultation) => `/consultations/${consultation}/theme`,
  release: (consultation) => `/consultations/${consultation}/theme`,
  ballot: (_consultation, round) => `/rounds/${round}/ballot`,
  ruling: (consultation) => `/consultations/${consultation}/topics`,
  opening: (_consultation, round) => `/rounds/${round}`,
  tally: (_consultation, round) => `/rounds/${round}/tally`,
  declaration: (consultation) => `/consultations/${consultation}/declare`,
  election: (_consultation, round) => `/rounds/${round}/declare`,
};

/** Where a thing that waits is done. */
export const addressOf = ({ kind, round }: Waiting, consultation: string): string =>
  places[kind](consultation, round ?? '');
