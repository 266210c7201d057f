import { ballotHash } from '../ballots/ballot-hash.ts';
import { checkBallot } from '../ballots/check-ballot.ts';
import { markToByte, NOT_MARKED } from '../ballots/marks.ts';
import { canonicalJson } from '../canonical-json.ts';
import { digestOf, fromHex, hex, type Sha256 } from '../digest.ts';
import { resultOf } from '../results/result.ts';
import { manifestHash } from '../rounds/manifest.ts';
import { chainStart, eventHash, eventKinds, microseconds } from '../rounds/round-event.ts';
import { utf8 } from '../utf8.ts';
import { headOf, type RecordedBallot, type RoundRecord } from './record.ts';

/** The checks in their order; a record holds if none fails. */
export const checks = [
  'form',
  'manifest',
  'chain',
  'opening',
  'ballots',
  'roll',
  'revisions',
  'marks',
  'times',
  'result',
  'recount',
  'declaration',
  'signature',
] as const;
export type CheckName = (typeof checks)[number];

export interface Check {
  readonly n: number;
  readonly name: CheckName;
  readonly holds: boolean;
  /** The first thing that is wrong, in English for whoever looks into it; empty where the check holds. */
  readonly fault: string;
}

/** What verifying needs from outside, since it runs on a page and on a command line alike. */
export interface Means {
  readonly sha256: Sha256;
  /** Whether an Ed25519 signature over bytes is that of a public key (32 bytes). */
  readonly verifies: (publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => boolean;
  /** The public key that the reader knows from elsewhere, hexadecimal; without it only that the record fits its own key is checked. */
  readonly knownKey?: string;
}

type Facts = Readonly<Record<string, unknown>>;

interface Read {
  readonly position: number;
  readonly kind: number;
  readonly at: string;
  readonly facts: Facts;
}

/**
 * Checks a record against itself, step by step, and counts it again. It shows that nothing was changed after the ballots were
 * taken; it cannot show that a Member's ballot is what the Member wanted, nor that no other record was shown to somebody else.
 *
 * @returns all checks in order, each with the first fault found
 */
export function verifyRecord(record: RoundRecord, means: Means): Check[] {
  const { sha256 } = means;
  const events: Read[] = [];
  const faults: Record<CheckName, () => string> = {
    form: () => formFault(record),
    manifest: () =>
      manifestHash(record.manifest, sha256) === record.manifestHash ? '' : 'the manifest has another digest',
    chain: () => chainFault(record, sha256, events),
    opening: () => openingFault(record, events),
    ballots: () => ballotsFault(record, sha256, events),
    roll: () => rollFault(record),
    revisions: () => revisionsFault(record),
    marks: () => marksFault(record),
    times: () => timesFault(record, events),
    result: () => resultFault(record, sha256, events),
    recount: () => recountFault(record),
    declaration: () => declarationFault(record, sha256, events),
    signature: () => signatureFault(record, means),
  };
  return checks.map((name, at) => {
    const fault = faultOf(faults[name]);
    return { n: at + 1, name, holds: fault === '', fault };
  });
}

const members = {
  record:
    'ballots declaration events exportedAt format manifest manifestHash publicKey result resultHash signature version',
  event: 'at facts hash kind position',
  ballot: 'abstains acceptedAt marks member nonce position revision',
} as const;

/** What is not named in the form would be covered by no digest, so it may not be there. */
function formFault(record: RoundRecord): string {
  const fits = (value: object, of: keyof typeof members) => Object.keys(value).sort().join(' ') === members[of];
  if (record.format !== 'consultation-record' || record.version !== 1) return 'it is no record of this version';
  if (!fits(record, 'record')) return 'the record has other members';
  const event = record.events.findIndex((entry) => !fits(entry, 'event'));
  if (event >= 0) return `entry ${event + 1} has other members`;
  const ballot = record.ballots.find((entry) => !fits(entry, 'ballot'));
  return ballot ? `the ballot of ${ballot.member} has other members` : '';
}

/** A record that is broken so badly that a check cannot run fails that check. */
function faultOf(find: () => string): string {
  try {
    return find();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chainFault(record: RoundRecord, sha256: Sha256, events: Read[]): string {
  let previous: Uint8Array = chainStart;
  for (const [index, { position, kind, at, facts, hash }] of record.events.entries()) {
    if (position !== index + 1) return `entry ${index + 1} has the position ${position}`;
    if (canonicalJson(JSON.parse(facts)) !== facts) return `the facts of entry ${position} are not canonical`;
    const factsHash = sha256(utf8(facts));
    const made = eventHash(
      { round: record.manifest.round, position, kind, at: microseconds(at), factsHash, previous },
      sha256,
    );
    if (hex(made) !== hash) return `entry ${position} was altered`;
    previous = fromHex(hash);
    events.push({ position, kind, at, facts: JSON.parse(facts) as Facts });
  }
  return record.events.length > 0 ? '' : 'there is no entry';
}

const ofKind = (events: readonly Read[], kind: keyof typeof eventKinds): Read[] =>
  events.filter((event) => event.kind === eventKinds[kind]);

function openingFault(record: RoundRecord, events: readonly Read[]): string {
  const opened = ofKind(events, 'opened');
  if (opened.length !== 1 || events[0]?.kind !== eventKinds.opened) return 'the chain does not begin with one opening';
  return opened[0]?.facts.manifest === record.manifestHash ? '' : 'the opening names another manifest';
}

function ballotsFault(record: RoundRecord, sha256: Sha256, events: readonly Read[]): string {
  const casts = ofKind(events, 'cast');
  if (casts.length !== record.ballots.length)
    return `${casts.length} casts in the chain, ${record.ballots.length} ballots`;
  const byPosition = new Map(casts.map((event) => [event.position, event]));
  for (const ballot of record.ballots) {
    const event = byPosition.get(ballot.position);
    byPosition.delete(ballot.position);
    const name = `the ballot of ${ballot.member}, revision ${ballot.revision}`;
    if (!event) return `${name} has no entry`;
    const { member, revision, marks, abstains, nonce } = ballot;
    const made = ballotHash({ manifest: record.manifestHash, member, revision, marks, abstains, nonce }, sha256);
    if (event.facts.ballot !== made) return `${name} was altered`;
    if (event.facts.member !== member || event.facts.revision !== revision) return `${name} stands under another entry`;
    if (event.at !== ballot.acceptedAt) return `${name} has another time than its entry`;
  }
  return '';
}

function rollFault({ manifest, ballots }: RoundRecord): string {
  const roll = new Set(manifest.roll.map(({ member }) => member));
  if (roll.size !== manifest.roll.length) return 'a Member stands on the roll twice';
  const stranger = ballots.find(({ member }) => !roll.has(member));
  return stranger ? `${stranger.member} is not on the roll` : '';
}

function revisionsFault({ ballots }: RoundRecord): string {
  const next = new Map<string, number>();
  for (const { member, revision } of [...ballots].sort((a, b) => a.position - b.position)) {
    const wanted = next.get(member) ?? 1;
    if (revision !== wanted) return `${member} has revision ${revision} where ${wanted} is due`;
    next.set(member, wanted + 1);
  }
  return '';
}

function marksFault({ manifest, ballots }: RoundRecord): string {
  for (const { member, revision, marks, abstains } of ballots) {
    const [reason] = checkBallot(manifest.form, manifest.options.length, { marks, abstains });
    if (reason) return `the ballot of ${member}, revision ${revision}: ${reason.reason}`;
  }
  return '';
}

function timesFault(record: RoundRecord, events: readonly Read[]): string {
  let close: string = record.manifest.closesAt;
  for (const { at, facts, position } of ofKind(events, 'extended')) {
    if (facts.from !== close || at >= close || String(facts.to) <= close)
      return `entry ${position} is no extension of ${close}`;
    close = String(facts.to);
  }
  const closed = ofKind(events, 'closed');
  if (closed.length !== 1) return 'the round was not closed once';
  const end = String(closed[0]?.facts.closedAt);
  if (end > close) return 'it was closed after its effective close';
  if (closed[0]?.facts.by === 'clock' && end !== close) return 'it was closed by the clock at another hour';
  const late = record.ballots.find(({ acceptedAt }) => acceptedAt >= end || acceptedAt < record.manifest.opensAt);
  if (late) return `the ballot of ${late.member}, revision ${late.revision}, is outside of the hours`;
  const after = ofKind(events, 'cast').find(({ position }) => position > (closed[0]?.position ?? 0));
  return after ? `entry ${after.position} was cast after the close` : '';
}

function resultFault(record: RoundRecord, sha256: Sha256, events: readonly Read[]): string {
  if (digestOf(record.result, sha256) !== record.resultHash) return 'the result has another digest';
  const named = [...ofKind(events, 'closed'), ...ofKind(events, 'tallied')];
  const other = named.find(({ facts }) => facts.result !== record.resultHash);
  return other ? `entry ${other.position} names another result` : '';
}

function recountFault(record: RoundRecord): string {
  const width = record.manifest.options.length;
  const last = new Map<string, RecordedBallot>();
  for (const ballot of record.ballots) {
    if ((last.get(ballot.member)?.revision ?? 0) < ballot.revision) last.set(ballot.member, ballot);
  }
  const current = [...last.values()].sort((a, b) => (a.member < b.member ? -1 : 1));
  const marks = new Uint8Array(current.length * width).fill(NOT_MARKED);
  current.forEach((ballot, row) => ballot.marks?.forEach((mark, at) => (marks[row * width + at] = markToByte(mark))));
  const again = resultOf(record.manifest, record.manifestHash, {
    members: current.map(({ member }) => member),
    abstains: current.map(({ abstains }) => abstains),
    marks,
  });
  return canonicalJson(again) === canonicalJson(record.result) ? '' : 'the recount gives another result';
}

function declarationFault(record: RoundRecord, sha256: Sha256, events: readonly Read[]): string {
  const declared = ofKind(events, 'declared');
  if (declared.length === 0)
    return record.declaration === null ? '' : 'a declaration stands beside a chain without one';
  if (declared.length > 1) return 'it was declared more than once';
  if (record.declaration === null) return 'the declaration is missing';
  return declared[0]?.facts.digest === digestOf(record.declaration, sha256) ? '' : 'the declaration was altered';
}

function signatureFault(record: RoundRecord, { verifies, knownKey }: Means): string {
  if (knownKey !== undefined && knownKey !== record.publicKey)
    return 'it is signed with another key than the one known';
  const bytes = utf8(canonicalJson(headOf(record)));
  return verifies(fromHex(record.publicKey), fromHex(record.signature), bytes) ? '' : 'the signature does not fit';
}
