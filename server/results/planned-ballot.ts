import type { Kysely } from 'kysely';
import type { ManifestOption } from '#shared/rounds/manifest.ts';
import { afterList, byLot, type DrawnLot, type NextBallot, nextBallot, openTies } from '#shared/results/next-ballot.ts';
import { outcomeOf } from '#shared/results/outcome.ts';
import type { Database } from '../db/schema.ts';
import { type CountedRound, findCounted, findElectionLots } from './results.repo.ts';

/** The ballot that follows a counted one, with its candidates as the ballot before wrote them. */
export interface PlannedBallot extends NextBallot {
  readonly options: readonly ManifestOption[];
}

/**
 * What ballot follows a round by its rule and what was drawn; null where none does. A special ballot about the end of a list leads
 * on to the restricted ballot that it was held for, whose other candidates stand in the ballot before it.
 */
export async function plannedBallot(db: Kysely<Database>, counted: CountedRound): Promise<PlannedBallot | null> {
  const lots = await findElectionLots(db, counted.id);
  const next = nextOf(counted, lots);
  if (counted.manifest.fills !== 'list') return next && withOptions(next, counted);
  // Not settled yet: what follows is about the same list.
  if (next) return withOptions({ ...next, fills: 'list', restricted: true }, counted);
  const listed: string[] = [];
  let before: CountedRound | undefined = counted;
  while (before?.manifest.fills === 'list') {
    const drawn: readonly DrawnLot[] = before.id === counted.id ? lots : await findElectionLots(db, before.id);
    listed.push(
      ...titlesOf(before, [...selectedIn(before), ...byLot(openTies(outcomeOf(before.result.count)), drawn)]),
    );
    before = before.furtherOf === null ? undefined : await findCounted(db, before.furtherOf);
  }
  const { seats } = before ? outcomeOf(before.result.count) : {};
  if (!before || !seats || listed.length === 0) return null;
  const letters = before.manifest.options.filter(({ title }) => listed.includes(title.en)).map(({ letter }) => letter);
  const restricted = afterList(seats, letters);
  return restricted && withOptions(restricted, before);
}

const selectedIn = ({ result }: CountedRound): readonly string[] => outcomeOf(result.count).selected;

/** A candidate keeps its name from ballot to ballot, not its letter. */
const titlesOf = ({ manifest }: CountedRound, letters: readonly string[]): string[] =>
  manifest.options.filter(({ letter }) => letters.includes(letter)).map(({ title }) => title.en);

const withOptions = (next: NextBallot, { manifest }: CountedRound): PlannedBallot => ({
  ...next,
  options: manifest.options.filter(({ letter }) => next.candidates.includes(letter)),
});

function nextOf({ manifest, result }: CountedRound, lots: readonly DrawnLot[]): NextBallot | null {
  const outcome = outcomeOf(result.count);
  // A majority says itself what follows; other rules leave that to the means which the manifest allows.
  if (!outcome.seats && !manifest.ties.includes('furtherRound')) return null;
  return nextBallot(outcome, lots);
}
