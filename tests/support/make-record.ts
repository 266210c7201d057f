import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { ballotHash } from '#shared/ballots/ballot-hash.ts';
import { type SecretBallot, secretBallotsHash } from '#shared/ballots/secret-ballots.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import type { Instant } from '#shared/ids.ts';
import { headOf, type RoundRecord } from '#shared/record/record.ts';
import { recount } from '#shared/record/verify-result.ts';
import type { BallotForm } from '#shared/rounds/form.ts';
import { type EventKind, eventHash, eventKinds, chainStart, microseconds } from '#shared/rounds/round-event.ts';
import type { Manifest, RoundRule } from '#shared/rounds/manifest.ts';
import { utf8 } from '#shared/utf8.ts';
import { sha256 } from '#server/digest.ts';
import { type Chance, makeChance } from './chance.ts';

type Changeable<T> = T extends string
  ? string
  : T extends readonly (infer U)[]
    ? Changeable<U>[]
    : T extends object
      ? { -readonly [key in keyof T]: Changeable<T[key]> }
      : T;

/** A record that can be tampered with. */
export type Forged = Changeable<RoundRecord>;
export type ForgedEvent = Forged['events'][number];

export interface RecordOptions {
  readonly seed?: number;
  readonly form?: BallotForm;
  readonly rule?: RoundRule;
  readonly options?: number;
  readonly members?: number;
  readonly secrecy?: Manifest['secrecy'];
  /** How far the round has come. */
  readonly until?: 'closed' | 'tallied' | 'declared' | 'voided';
  readonly extended?: boolean;
  readonly closedBy?: 'clock' | 'chair';
}

export interface MadeRecord {
  readonly record: RoundRecord;
  /** The key of the installation that made it. */
  readonly key: KeyObject;
}

export const makeKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

const publicHalf = (key: KeyObject): string =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

const day = Date.parse('2026-11-27T00:00:00.000Z');

/** An instant of the day of the round, from seconds after midnight and microseconds. */
const instant = (seconds: number, micro = 0): Instant =>
  `${new Date(day + seconds * 1000).toISOString().slice(0, 19)}.${String(micro).padStart(6, '0')}Z` as Instant;

const opens = 9 * 3600;
const closes = 17 * 3600;
const groups = ['africa', 'asia_pacific', 'eeg', 'grulac', 'weog', null];

/**
 * A whole record without a server: manifest, ballots drawn by chance (some abstain, some do not answer, some change their
 * mind), the chain, the result, and the signature. The same options give the same record but for its key.
 */
export function makeRecord(options: RecordOptions = {}, key: KeyObject = makeKey()): MadeRecord {
  const chance = makeChance(options.seed ?? 1);
  const manifest = makeManifest(options, chance);
  const record: Forged = {
    format: 'consultation-record',
    version: 1,
    exportedAt: instant(closes + 7200, chance.below(1_000_000)),
    manifest: manifest as unknown as Forged['manifest'],
    manifestHash: '',
    events: [],
    ballots: [],
    result: {} as Forged['result'],
    resultHash: '',
    declaration: null,
    publicKey: '',
    signature: '',
  };
  const add = (kind: EventKind, at: string, facts: object): void =>
    void record.events.push({ position: 0, kind: eventKinds[kind], at, facts: canonicalJson(facts), hash: '' });
  const account = chance.uuid();
  add('opened', instant(opens, 412), { by: 'clock', manifest: '' });
  castAll(record, chance);
  const until = options.until ?? 'declared';
  const extended = options.extended ?? false;
  const end = extended ? instant(closes + 1800) : manifest.closesAt;
  if (extended)
    add('extended', instant(closes - 60, 7), { account, from: manifest.closesAt, reason: 'A line was down.', to: end });
  if (options.closedBy === 'chair')
    add('closed', instant(closes - 30), {
      account,
      by: 'chair',
      closedAt: instant(closes - 30),
      reason: 'All in.',
      result: '',
    });
  else add('closed', instant(closes + 1801, 9), { by: 'clock', closedAt: end, result: '' });
  if (until === 'tallied' || until === 'declared') add('tallied', instant(closes + 3600), { account, result: '' });
  if (until === 'declared') {
    record.declaration = { round: manifest.round, theme: { outcome: 'retained' }, words: { en: 'So declared.' } };
    add('declared', instant(closes + 3700), { account, declaration: chance.uuid(), digest: '' });
  }
  if (until === 'voided') add('voided', instant(closes + 3700), { account, from: 'closed', reason: 'A wrong roll.' });
  mend(record, key);
  return { record: asRecord(record), key };
}

function makeManifest(options: RecordOptions, chance: Chance): Manifest {
  const width = options.form?.form === 'decide' ? 1 : (options.options ?? 4);
  const words = (name: string) => ({ en: name, fr: `${name} é`, es: `${name} ñ` });
  return {
    version: 1,
    round: chance.uuid(),
    consultation: chance.uuid(),
    sequence: 1,
    kind: options.form?.form === 'decide' ? 'decision' : 'preference',
    question: words('Which topics?'),
    options: Array.from({ length: width }, (_, at) => ({
      letter: String.fromCharCode(65 + at),
      topic: chance.uuid(),
      title: words(`Topic ${at + 1}`),
    })),
    form: options.form ?? { form: 'choose', minimum: 1, maximum: 2 },
    rule: options.rule ?? { name: 'plurality', places: 2 },
    ties: ['furtherRound', 'bothRetained'],
    secrecy: options.secrecy ?? 'confidential',
    namesOfAnswered: 'administration',
    opensAt: instant(opens),
    closesAt: instant(closes),
    zone: 'Europe/Zurich',
    furtherOf: null,
    roll: Array.from({ length: options.members ?? 9 }, (_, at) => ({
      member: `X${String(at).padStart(5, '0')}`,
      names: words(`Member ${at}`),
      group: chance.one(groups),
    })),
  };
}

/** Everybody's ballots in an order of chance: one in ten does not answer, one in eight abstains, one in six casts again. */
function castAll(record: Forged, chance: Chance): void {
  const { roll, form, options } = record.manifest;
  const isSecret = record.manifest.secrecy === 'secret';
  const turns = roll.flatMap(({ member }) =>
    chance.next() < 0.1 ? [] : chance.next() < 0.17 && !isSecret ? [member, member] : [member],
  );
  for (let at = turns.length - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [turns[at], turns[other]] = [turns[other]!, turns[at]!];
  }
  const revisions = new Map<string, number>();
  turns.forEach((member, at) => {
    const revision = (revisions.get(member) ?? 0) + 1;
    revisions.set(member, revision);
    const abstains = chance.next() < 0.12;
    const acceptedAt = instant(
      opens + 60 + Math.floor((at * (closes - opens - 200)) / turns.length),
      chance.below(1e6),
    );
    const marks = abstains ? null : drawMarks(form as BallotForm, options.length, chance);
    const nonce = chance.hex(16);
    if (isSecret) secretBallots(record).push({ id: chance.uuid(), marks, abstains, nonce });
    else record.ballots.push({ member, revision, marks, abstains, nonce, acceptedAt, position: at + 2 });
    const facts = canonicalJson({ account: chance.uuid(), ...(isSecret ? {} : { ballot: '' }), member, revision });
    record.events.push({ position: 0, kind: eventKinds.cast, at: acceptedAt, facts, hash: '' });
  });
}

/** The ballots of a secret round, which name no Member. */
export const secretBallots = (record: Forged): Changeable<SecretBallot>[] =>
  record.ballots as unknown as Changeable<SecretBallot>[];

/** A valid row of marks of the form. */
export function drawMarks(form: BallotForm, width: number, chance: Chance): (number | null)[] {
  const order = Array.from({ length: width }, (_, at) => at)
    .map((at) => ({ at, key: chance.next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ at }) => at);
  const some = (least: number, most: number): Set<number> =>
    new Set(order.slice(0, least + chance.below(Math.min(most, width) - least + 1)));
  const row = (mark: (at: number) => number | null) => Array.from({ length: width }, (_, at) => mark(at));
  switch (form.form) {
    case 'choose':
    case 'approve': {
      const chosen = some(Math.max(1, form.minimum), form.form === 'choose' ? form.maximum : width);
      return row((at) => (chosen.has(at) ? 1 : 0));
    }
    case 'rank': {
      const ranked = [...some(Math.max(1, form.minimum), width)];
      return row((at) => (ranked.includes(at) ? ranked.indexOf(at) + 1 : null));
    }
    case 'score': {
      const scored = some(1, width);
      return row((at) => (scored.has(at) ? chance.below(form.max + 1) : null));
    }
    case 'points': {
      const given = row(() => 0) as number[];
      const sum = 1 + chance.below(Math.min(form.budget, form.max));
      for (let point = 0; point < sum; point++) given[chance.below(width)]! += 1;
      return given;
    }
    case 'decide':
      return [chance.next() < 0.6 ? 1 : -1];
  }
}

export const setFacts = (event: ForgedEvent, change: object): void => {
  event.facts = canonicalJson({ ...(JSON.parse(event.facts) as object), ...change });
};

export const ofKind = (record: Forged, kind: EventKind): ForgedEvent[] =>
  record.events.filter((event) => event.kind === eventKinds[kind]);

/** What a forger with the code in hand makes fit again. Without a key nothing is signed. */
export type Part = 'manifest' | 'ballots' | 'result' | 'declaration' | 'chain' | 'hashes';
const everything: readonly Part[] = ['manifest', 'ballots', 'result', 'declaration', 'chain'];

/** Computes digests, count, chain and signature anew from what the record now says. */
export function mend(record: Forged, key: KeyObject | null, parts: readonly Part[] = everything): void {
  const of = (part: Part) => parts.includes(part);
  if (of('manifest')) {
    record.manifestHash = digestOf(record.manifest, sha256);
    for (const opened of ofKind(record, 'opened')) setFacts(opened, { manifest: record.manifestHash });
  }
  if (of('ballots') && record.manifest.secrecy === 'secret') {
    const ballots = secretBallots(record).sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const closed of ofKind(record, 'closed'))
      setFacts(closed, { ballots: secretBallotsHash(record.manifestHash, ballots, sha256) });
  } else if (of('ballots')) {
    record.ballots.sort((a, b) => a.position - b.position);
    for (const { member, revision, marks, abstains, nonce, position } of record.ballots) {
      const event = record.events[position - 1];
      const ballot = ballotHash({ manifest: record.manifestHash, member, revision, marks, abstains, nonce }, sha256);
      if (event?.kind === eventKinds.cast) setFacts(event, { ballot, member, revision });
    }
  }
  if (of('result')) {
    record.result = recount(asRecord(record)) as unknown as Forged['result'];
    nameResult(record);
  }
  if (of('declaration') && record.declaration)
    for (const declared of ofKind(record, 'declared'))
      setFacts(declared, { digest: digestOf(record.declaration, sha256) });
  if (of('chain')) record.events.forEach((entry, at) => (entry.position = at + 1));
  if (of('chain') || of('hashes')) rehash(record);
  if (key) {
    record.publicKey = publicHalf(key);
    record.signature = sign(null, utf8(canonicalJson(headOf(asRecord(record)))), key).toString('hex');
  }
}

/** The digest of the result as it stands, in the record and in the events that name it. */
export function nameResult(record: Forged): void {
  record.resultHash = digestOf(record.result, sha256);
  for (const event of [...ofKind(record, 'closed'), ...ofKind(record, 'tallied')])
    setFacts(event, { result: record.resultHash });
}

function rehash(record: Forged): void {
  let previous: Uint8Array = chainStart;
  record.events.forEach((event) => {
    const { position, kind, at, facts } = event;
    const factsHash = sha256(utf8(facts));
    const { round } = record.manifest;
    event.hash = hex(eventHash({ round, position, kind, at: microseconds(at), factsHash, previous }, sha256));
    previous = fromHex(event.hash);
  });
}

/** A record of its own to tamper with. */
export const copyOf = (record: RoundRecord): Forged => structuredClone(record) as unknown as Forged;

/** What was tampered with, as it is handed to a verifier. */
export const asRecord = (forged: Forged): RoundRecord => forged as unknown as RoundRecord;
