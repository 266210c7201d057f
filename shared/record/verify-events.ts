import { canonicalJson } from '../canonical-json.ts';
import { fromHex, hex } from '../digest.ts';
import { chainStart, eventHash, type EventKind, eventKinds, isInstant, microseconds } from '../rounds/round-event.ts';
import { utf8 } from '../utf8.ts';
import { type Fault, fault, type Ground, type ReadEvent } from './checks.ts';
import { isSecret, memberBallotsOf, type RecordedBallot, type AnyRecord } from './record.ts';

/** The events with their facts read. Facts that are no canonical text of an object are read as none: check 3 names them. */
export const readEvents = (record: AnyRecord): ReadEvent[] =>
  record.events.map(({ position, kind, at, facts }) => ({ position, kind, at, facts: readFacts(facts) ?? {} }));

function readFacts(facts: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(facts);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === facts ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export const ofKind = (events: readonly ReadEvent[], kind: EventKind): ReadEvent[] =>
  events.filter((event) => event.kind === eventKinds[kind]);

/** That a Member answered, and when. */
export type Answer = Pick<RecordedBallot, 'member' | 'revision' | 'acceptedAt' | 'position'>;

/** Who answered: by the ballots, or in a secret round, whose ballots do not say, by the entries of the casts. */
export const answersOf = (record: AnyRecord, events: readonly ReadEvent[]): readonly Answer[] =>
  isSecret(record)
    ? ofKind(events, 'cast').map(({ facts: { member, revision }, at, position }) => ({
        member: String(member),
        revision: Number(revision),
        acceptedAt: at,
        position,
      }))
    : memberBallotsOf(record);

export function chainFault({ record, means: { sha256, knownEntry } }: Ground): Fault | null {
  let previous: Uint8Array = chainStart;
  for (const [index, { position, kind, at, facts, hash }] of record.events.entries()) {
    const entry = index + 1;
    if (position !== entry) return fault('position', { entry, position });
    if (!readFacts(facts)) return fault('factsNotCanonical', { entry });
    if (!isInstant(at)) return fault('noInstant', { entry });
    const factsHash = sha256(utf8(facts));
    const { round } = record.manifest;
    if (hex(eventHash({ round, position, kind, at: microseconds(at), factsHash, previous }, sha256)) !== hash)
      return fault('altered', { entry });
    previous = fromHex(hash);
  }
  const isThere = knownEntry === undefined || record.events.some(({ hash }) => hash === knownEntry);
  return isThere ? null : fault('otherChain');
}

export function openingFault({ record, events }: Ground): Fault | null {
  const opened = ofKind(events, 'opened');
  if (opened.length !== 1 || events[0]?.kind !== eventKinds.opened) return fault('notOpened');
  return opened[0]?.facts.manifest === record.manifestHash ? null : fault('openingOtherManifest');
}

const isTime = (value: unknown): value is string => typeof value === 'string' && isInstant(value);

export function timesFault({ record, events }: Ground): Fault | null {
  const { manifest } = record;
  let close: string = manifest.closesAt;
  for (const { at, facts, position: entry } of ofKind(events, 'extended')) {
    if (facts.from !== close || at >= close || !isTime(facts.to) || facts.to <= close)
      return fault('extension', { entry, close });
    close = facts.to;
  }
  const [closed, ...others] = ofKind(events, 'closed');
  if (!closed || others.length > 0) return fault('notClosedOnce');
  const end = closed.facts.closedAt;
  if (!isTime(end) || end > close) return fault('closedLate', { close });
  if (closed.facts.by === 'clock' && end !== close) return fault('closedElsewhere', { close });
  const outside = answersOf(record, events).find(
    ({ acceptedAt }) => acceptedAt >= end || acceptedAt < manifest.opensAt,
  );
  if (outside) return fault('outOfHours', { member: outside.member, revision: outside.revision });
  const taken = ['opened', 'cast', 'extended'] as const;
  const after = events.find(
    ({ kind, position }) => position > closed.position && taken.some((name) => kind === eventKinds[name]),
  );
  if (after) return fault('afterClose', { entry: after.position });
  const counted = ['tallied', 'declared'] as const;
  const before = events.find(
    ({ kind, position }) => position < closed.position && counted.some((name) => kind === eventKinds[name]),
  );
  return before ? fault('beforeClose', { entry: before.position }) : null;
}
