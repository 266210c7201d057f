import { ballotHash } from '../ballots/ballot-hash.ts';
import { checkBallot } from '../ballots/check-ballot.ts';
import { secretBallotsHash } from '../ballots/secret-ballots.ts';
import { type Fault, fault, type Ground, type ReadEvent } from './checks.ts';
import { isSecret, memberBallotsOf, secretBallotsOf } from './record.ts';
import { answersOf, ofKind } from './verify-events.ts';

export function ballotsFault(ground: Ground): Fault | null {
  const casts = ofKind(ground.events, 'cast');
  const { ballots } = ground.record;
  if (casts.length !== ballots.length)
    return fault('castsAndBallots', { casts: casts.length, ballots: ballots.length });
  return isSecret(ground.record) ? secretBallotsFault(ground, casts) : memberBallotsFault(ground, casts);
}

/**
 * Which ballot is whose cannot be checked, and must not be: only that the entries say nothing of the ballots, that the order of the
 * ballots says nothing of the entries, and that they are those of the close.
 */
function secretBallotsFault({ record, events, means: { sha256 } }: Ground, casts: readonly ReadEvent[]): Fault | null {
  const ballots = secretBallotsOf(record);
  const telling = casts.find(({ facts }) => Object.keys(facts).sort().join(' ') !== 'account member revision');
  if (telling) return fault('tellingEntry', { entry: telling.position });
  const unsorted = ballots.findIndex(({ id }, at) => id <= (ballots[at - 1]?.id ?? ''));
  if (unsorted >= 0) return fault('unsorted', { n: unsorted + 1 });
  const digest = secretBallotsHash(record.manifestHash, ballots, sha256);
  const other = ofKind(events, 'closed').find(({ facts }) => facts.ballots !== digest);
  return other ? fault('otherBallots', { entry: other.position }) : null;
}

function memberBallotsFault({ record, means: { sha256 } }: Ground, casts: readonly ReadEvent[]): Fault | null {
  for (const [at, ballot] of memberBallotsOf(record).entries()) {
    const { member, revision, marks, abstains, nonce, position, acceptedAt } = ballot;
    const event = casts[at];
    const which = { member, revision };
    // In the order of the chain, so that nothing about the file is left to whoever wrote it.
    if (event?.position !== position) return fault('noEntry', which);
    const made = ballotHash({ manifest: record.manifestHash, member, revision, marks, abstains, nonce }, sha256);
    if (event.facts.ballot !== made) return fault('ballotAltered', which);
    if (event.facts.member !== member || event.facts.revision !== revision) return fault('otherEntry', which);
    if (event.at !== acceptedAt) return fault('otherTime', which);
  }
  return null;
}

export function rollFault({ record, events }: Ground): Fault | null {
  const roll = new Set<string>();
  for (const { member } of record.manifest.roll) {
    if (roll.has(member)) return fault('twiceOnRoll', { member });
    roll.add(member);
  }
  const stranger = answersOf(record, events).find(({ member }) => !roll.has(member));
  return stranger ? fault('notOnRoll', { member: stranger.member }) : null;
}

/** One current ballot a Member: revisions 1, 2, 3 … in the order of the chain, so that the last one is no matter of opinion. */
export function revisionsFault({ record, events }: Ground): Fault | null {
  const next = new Map<string, number>();
  for (const { member, revision } of answersOf(record, events).toSorted((a, b) => a.position - b.position)) {
    const due = next.get(member) ?? 1;
    if (isSecret(record) && due > 1) return fault('twice', { member });
    if (revision !== due) return fault('revision', { member, revision, due });
    next.set(member, due + 1);
  }
  return null;
}

export function marksFault({ record: { manifest, ballots } }: Ground): Fault | null {
  const at = ballots.findIndex((ballot) => checkBallot(manifest.form, manifest.options.length, ballot).length > 0);
  const ballot = ballots[at];
  if (!ballot) return null;
  if ('id' in ballot) return fault('marksSecret', { n: at + 1 });
  return fault('marks', { member: ballot.member, revision: ballot.revision });
}
