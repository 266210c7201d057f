import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import { headOf, type RecordedEvent, type RoundRecord } from '#shared/record/record.ts';
import type { CheckName } from '#shared/record/checks.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import { count } from '#shared/tally/count.ts';
import { readElection } from '#shared/tally/formats.ts';
import { utf8 } from '#shared/utf8.ts';
import { verifyCommand } from '#server/cli/verify.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { callers, cast, makeRound } from '#tests/support/make-round.ts';

type Changeable<T> = T extends string
  ? T
  : T extends readonly (infer U)[]
    ? Changeable<U>[]
    : T extends object
      ? { -readonly [key in keyof T]: Changeable<T[key]> }
      : T;
type Forged = Changeable<RoundRecord>;

const failing = (record: RoundRecord, knownKey?: string): CheckName[] =>
  verifyRecord(record, { sha256, verifies, ...(knownKey !== undefined && { knownKey }) })
    .filter(({ holds }) => !holds)
    .map(({ name }) => name);

/** Makes the chain fit again after a forgery of its entries, as a forger with the code in hand would. */
function rechain(record: Forged): void {
  let previous: Uint8Array = chainStart;
  record.events = record.events.map((event: Changeable<RecordedEvent>, at) => {
    const position = at + 1;
    const factsHash = sha256(utf8(event.facts));
    const hash = eventHash(
      { round: record.manifest.round, position, kind: event.kind, at: microseconds(event.at), factsHash, previous },
      sha256,
    );
    previous = fromHex(hex(hash));
    return { ...event, position, hash: hex(hash) };
  });
}

/** Signs again with a key of the forger's own. */
function resign(record: Forged): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  record.publicKey = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  record.signature = sign(null, utf8(canonicalJson(headOf(record as RoundRecord))), privateKey).toString('hex');
}

let test: TestApp;
let record: RoundRecord;
let knownKey: string;

beforeAll(async () => {
  test = await testApp();
  const round = await makeRound(test, { members: 5 });
  const people = await callers(test, round);
  const votes = [[1, 1, 0], [1, 0, 1], [1, 0, 0], null];
  for (const [at, marks] of votes.entries())
    await cast(people[at]!, round.id, { member: round.delegates[at]!.member, marks });
  await cast(people[0]!, round.id, { member: round.delegates[0]!.member, marks: [0, 1, 1], replaces: 1 });
  const chair = await signInAs(test, round.chair);
  const administrator = await signInAs(test, round.administrator);
  const later = new Date(Date.now() + 7_200_000).toISOString();
  await chair.post(`/api/rounds/${round.id}/extend`, { closesAt: later, reason: 'A line was down.' });
  await chair.post(`/api/rounds/${round.id}/close`, { reason: 'All in.' });
  const { resultHash } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
  await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash });
  const declared = await chair.post(`/api/consultations/${round.consultation}/declaration`, {
    round: round.id,
    words: { en: 'Declared.' },
    theme: { outcome: 'retained' },
    topics: round.topics.map((topic, at) => ({ topic, outcome: at === 0 ? 'retained' : 'notRetained' })),
    departure: 'For the test.',
  });
  if (declared.statusCode !== 200) throw new Error(declared.body);
  const exported = await administrator.get(`/api/rounds/${round.id}/record`);
  record = exported.json();
  knownKey = (await people[0]!.get('/api/public-key')).json().publicKey;
});
afterAll(() => test.close());

describe('the record of a round', () => {
  it('holds by itself, under the key that the installation publishes', () => {
    expect(verifyRecord(record, { sha256, verifies, knownKey }).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('goes through the program, which ends with 1 once it is altered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consult-record-'));
    const file = join(folder, 'round.json');
    await writeFile(file, JSON.stringify(record));
    expect(await verifyCommand([file, '--key', knownKey])).toBe(0);
    await writeFile(file, JSON.stringify({ ...record, resultHash: 'ab'.repeat(32) }));
    expect(await verifyCommand([file])).toBe(1);
    await rm(folder, { recursive: true });
  });
});

const event = (forged: Forged, kind: number, nth = 0) => forged.events.filter((entry) => entry.kind === kind)[nth]!;
const setFacts = (entry: Changeable<RecordedEvent>, change: object) => {
  entry.facts = canonicalJson({ ...(JSON.parse(entry.facts) as object), ...change });
};
/** Marks that no ballot of the round has. */
const forgedMarks = [0, 1, 0];

/** Forgeries, each with the checks that must name it. `rechained`: the forger mended the chain and signed anew. */
const frauds: [string, (forged: Forged) => void, CheckName[]][] = [
  [
    'a mark altered',
    (forged) => {
      forged.ballots[1]!.marks = forgedMarks;
    },
    ['ballots'],
  ],
  [
    'a choice made an abstention',
    (forged) => {
      Object.assign(forged.ballots[2]!, { marks: null, abstains: true });
    },
    ['ballots'],
  ],
  [
    'a ballot dropped',
    (forged) => {
      forged.ballots.splice(1, 1);
    },
    ['ballots'],
  ],
  [
    'a ballot doubled',
    (forged) => {
      forged.ballots.push({ ...forged.ballots[1]! });
    },
    ['ballots', 'revisions'],
  ],
  [
    'a ballot of another Member',
    (forged) => {
      forged.ballots[1]!.member = record.ballots[2]!.member;
    },
    ['ballots', 'revisions'],
  ],
  [
    'a ballot of a stranger',
    (forged) => {
      forged.ballots[1]!.member = 'ZZZ';
    },
    ['ballots', 'roll'],
  ],
  [
    'a ballot with too many choices',
    (forged) => {
      forged.ballots[1]!.marks = [1, 1, 1];
    },
    ['ballots', 'marks'],
  ],
  [
    'another time of a ballot',
    (forged) => {
      forged.ballots[1]!.acceptedAt = '2001-01-01T00:00:00.000000Z';
    },
    ['ballots', 'times'],
  ],
  [
    'the last revision taken for the first',
    (forged) => {
      const own = forged.ballots.filter(({ member }) => member === record.ballots[0]!.member);
      [own[0]!.revision, own[1]!.revision] = [2, 1];
    },
    ['ballots', 'revisions'],
  ],
  [
    'an entry altered',
    (forged) => {
      setFacts(event(forged, 3), { reason: 'Another.' });
    },
    ['chain'],
  ],
  [
    'an entry dropped',
    (forged) => {
      forged.events.splice(2, 1);
    },
    ['chain'],
  ],
  [
    'two entries exchanged',
    (forged) => {
      [forged.events[1], forged.events[2]] = [forged.events[2]!, forged.events[1]!];
    },
    ['chain'],
  ],
  [
    'an entry added',
    (forged) => {
      forged.events.push({ ...forged.events.at(-1)!, position: forged.events.length + 1 });
    },
    ['chain'],
  ],
  [
    'another time of an entry',
    (forged) => {
      event(forged, 4).at = '2030-01-01T00:00:00.000000Z';
    },
    ['chain'],
  ],
  [
    'another kind of entry',
    (forged) => {
      event(forged, 3).kind = 5;
    },
    ['chain'],
  ],
  [
    'another roll',
    (forged) => {
      forged.manifest.roll.pop();
    },
    ['manifest'],
  ],
  [
    'another question',
    (forged) => {
      forged.manifest.question.fr = 'Autre ?';
    },
    ['manifest'],
  ],
  [
    'more places',
    (forged) => {
      forged.manifest.rule.places = 1;
    },
    ['manifest', 'recount'],
  ],
  [
    'a later announced close',
    (forged) => {
      forged.manifest.closesAt = '2040-01-01T00:00:00.000000Z' as never;
    },
    ['manifest', 'times'],
  ],
  [
    'another manifest throughout',
    (forged) => {
      forged.manifest.question.en = 'Other?';
      forged.manifestHash = digestOf(forged.manifest, sha256);
    },
    ['opening', 'ballots', 'recount'],
  ],
  [
    'another figure',
    (forged) => {
      forged.result.participation.abstentions += 1;
    },
    ['result', 'recount'],
  ],
  [
    'another figure under its own digest',
    (forged) => {
      forged.result.participation.noAnswer = 0;
      forged.resultHash = digestOf(forged.result, sha256);
    },
    ['result', 'recount', 'signature'],
  ],
  [
    'another winner',
    (forged) => {
      forged.result.count.elected = ['C'];
    },
    ['result', 'recount'],
  ],
  [
    'another declaration',
    (forged) => {
      forged.declaration!.words = { en: 'Otherwise.' };
    },
    ['declaration'],
  ],
  [
    'no declaration',
    (forged) => {
      forged.declaration = null;
    },
    ['declaration'],
  ],
  [
    'another signature',
    (forged) => {
      forged.signature = '00'.repeat(64);
    },
    ['signature'],
  ],
  [
    'another key',
    (forged) => {
      resign(forged);
    },
    ['signature'],
  ],
];

/** Forgeries by somebody who mends the chain: only what the chain and the known key hold together finds them. */
const rechained: [string, (forged: Forged) => void, CheckName[]][] = [
  [
    'an altered ballot with its entry',
    (forged) => {
      const ballot = forged.ballots[1]!;
      ballot.marks = forgedMarks;
      const { member, revision, marks, abstains, nonce } = ballot;
      const made = digestOf(
        { version: 1, manifest: forged.manifestHash, member, revision, marks, abstains, nonce },
        sha256,
      );
      setFacts(forged.events[ballot.position - 1]!, { ballot: made });
    },
    ['recount', 'signature'],
  ],
  [
    'a dropped ballot with its entry',
    (forged) => {
      const [ballot] = forged.ballots.splice(2, 1);
      forged.events.splice(ballot!.position - 1, 1);
      for (const other of forged.ballots) if (other.position > ballot!.position) other.position -= 1;
    },
    ['recount', 'signature'],
  ],
  [
    'an early close made late',
    (forged) => {
      setFacts(event(forged, 4), { closedAt: '2040-01-01T00:00:00.000000Z' });
    },
    ['times', 'signature'],
  ],
  [
    'an extension that begins elsewhere',
    (forged) => {
      setFacts(event(forged, 3), { from: '2020-01-01T00:00:00.000000Z' });
    },
    ['times', 'signature'],
  ],
  [
    'a ballot after the close',
    (forged) => {
      const [entry] = forged.events.splice(1, 1);
      forged.events.push(entry!);
      for (const ballot of forged.ballots)
        ballot.position = ballot.position === 2 ? forged.events.length : ballot.position - 1;
    },
    ['times', 'signature', 'revisions'],
  ],
  [
    'a second opening',
    (forged) => {
      forged.events.push({ ...forged.events[0]! });
    },
    ['opening', 'signature'],
  ],
  [
    'the digest of another result',
    (forged) => {
      setFacts(event(forged, 5), { result: 'cd'.repeat(32) });
    },
    ['result', 'signature'],
  ],
  [
    'a second declaration',
    (forged) => {
      forged.events.push({ ...event(forged, 6) });
    },
    ['declaration', 'signature'],
  ],
];

describe('counting the file of a record', () => {
  it('gives the figures of the round, by its last ballots', () => {
    const text = JSON.stringify(record);
    const election = readElection('json', new TextEncoder().encode(text), () => text);
    const { scores, valid } = count(election, 'plurality');
    expect({ scores, valid }).toEqual({
      scores: record.result.count.scores,
      valid: record.result.participation.withChoice,
    });
  });

  it('names the place of what is wrong in it', () => {
    const text = JSON.stringify({ ...record, ballots: [{ ...record.ballots[0]!, marks: [1, 'x', 0] }] });
    expect(() => readElection('json', new TextEncoder().encode(text), () => text)).toThrow('/ballots/0/marks/1');
  });
});

describe('a forged record', () => {
  it.each(frauds)('%s', (_, forge, named) => {
    const forged = structuredClone(record) as Forged;
    forge(forged);
    expect(failing(forged as RoundRecord, knownKey)).toEqual(expect.arrayContaining(named));
  });

  it.each(rechained)('%s, the chain mended and signed anew', (_, forge, named) => {
    const forged = structuredClone(record) as Forged;
    forge(forged);
    rechain(forged);
    resign(forged);
    expect(failing(forged as RoundRecord, knownKey)).toEqual(expect.arrayContaining(named));
    expect(failing(forged as RoundRecord)).not.toContain('chain');
  });

  it('is found out for any single character that is changed', () => {
    const text = JSON.stringify(record);
    const alive: string[] = [];
    for (let at = 0; at < text.length; at += 3) {
      const other = text[at] === '0' ? '1' : '0';
      let changed: RoundRecord;
      try {
        changed = JSON.parse(text.slice(0, at) + other + text.slice(at + 1)) as RoundRecord;
      } catch {
        continue;
      }
      if (failing(changed, knownKey).length === 0) alive.push(text.slice(at - 20, at + 20));
    }
    expect(alive).toEqual([]);
  });
});
