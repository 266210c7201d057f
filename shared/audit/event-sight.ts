import { may, type Role } from '../roles.ts';
import type { Manifest } from '../rounds/manifest.ts';
import type { EventKind } from '../rounds/round-event.ts';
import type { RoundState } from '../rounds/round-state.ts';

export interface EventReader {
  readonly roles: ReadonlySet<Role>;
  /** Codes of the Members for whose delegations the reader sits. */
  readonly own: readonly string[];
  readonly round: Pick<Manifest, 'secrecy' | 'namesOfAnswered'> & { readonly state: RoundState };
}

export interface StoredEvent {
  readonly position: number;
  readonly kind: EventKind;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface EventSight {
  /** The facts that this reader may see. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Those are all facts, so whoever reads them can hash them. */
  readonly isWhole: boolean;
  /** Who acted may be named. */
  readonly showsPerson: boolean;
  readonly showsHash: boolean;
}

const counted: readonly RoundState[] = ['closed', 'tallied', 'declared'];

/**
 * Whether a reader sees which Member stands behind a cast: of the own delegation always; the Administration always; auditors from
 * the close on, when they hold the record; everybody where the manifest opens the names of those that answered, or where each
 * Member's choices are published with the declaration (docs/decisions/who-sees-which-event.md).
 *
 * @example seesCaster({ roles, own: ['FRA'], round }, 'FRA') // true
 */
export function seesCaster({ roles, own, round }: EventReader, member: unknown): boolean {
  if (typeof member === 'string' && own.includes(member)) return true;
  if (roles.has('administration')) return true;
  if (roles.has('auditor') && counted.includes(round.state)) return true;
  return round.namesOfAnswered === 'all' || (round.secrecy === 'recorded' && round.state === 'declared');
}

/**
 * What one reader sees of one event. Nothing of an event says what was chosen, but its facts, or a hash over facts that can be
 * guessed, may say who has answered, or which figures the count gave before those are released.
 *
 * @param closedAt place of the event `closed`; from it on hashes cover the digest of the result
 */
export function sightOf(event: StoredEvent, reader: EventReader, closedAt: number | null): EventSight {
  const { roles, round } = reader;
  const showsHash = closedAt === null || event.position < closedAt || may(roles, 'readFigures', round.state) === 'yes';
  if (event.kind === 'cast' && !seesCaster(reader, event.facts.member))
    return { facts: {}, isWhole: false, showsPerson: false, showsHash };
  const isOfficer = roles.has('administration') || roles.has('auditor');
  const facts = Object.fromEntries(
    Object.entries(event.facts).filter(
      ([name]) => (name !== 'account' || isOfficer) && (name !== 'result' || showsHash),
    ),
  );
  const isWhole = Object.keys(facts).length === Object.keys(event.facts).length;
  return { facts, isWhole, showsPerson: true, showsHash };
}
