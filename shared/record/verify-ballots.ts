import { ballotHash } from '../ballots/ballot-hash.ts';
import { checkBallot } from '../ballots/check-ballot.ts';
import { type Fault, fault, type Ground } from './checks.ts';
import { ofKind } from './verify-events.ts';

export function ballotsFault({ record, events, means: { sha256 } }: Ground): Fault | null {
  const casts = ofKind(events, 'cast');
  if (casts.length !== record.ballots.length)
    return fault('castsAndBallots', { casts: casts.length, ballots: record.ballots.length });
  for (const [at, { member, revision, marks, abstains, nonce, position, acceptedAt }] of record.ballots.entries()) {
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

export function rollFault({ record: { manifest, ballots } }: Ground): Fault | null {
  const roll = new Set<string>();
  for (const { member } of manifest.roll) {
    if (roll.has(member)) return fault('twiceOnRoll', { member });
    roll.add(member);
  }
  const stranger = ballots.find(({ member }) => !roll.has(member));
  return stranger ? fault('notOnRoll', { member: stranger.member }) : null;
}

/** One current ballot a Member: revisions 1, 2, 3 … in the order of the chain, so that the last one is no matter of opinion. */
export function revisionsFault({ record: { ballots } }: Ground): Fault | null {
  const next = new Map<string, number>();
  for (const { member, revision } of ballots.toSorted((a, b) => a.position - b.position)) {
    const due = next.get(member) ?? 1;
    if (revision !== due) return fault('revision', { member, revision, due });
    next.set(member, due + 1);
  }
  return null;
}

export function marksFault({ record: { manifest, ballots } }: Ground): Fault | null {
  for (const { member, revision, marks, abstains } of ballots) {
    if (checkBallot(manifest.form, manifest.options.length, { marks, abstains }).length > 0)
      return fault('marks', { member, revision });
  }
  return null;
}
