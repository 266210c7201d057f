import type { KeyObject } from 'node:crypto';
import { secretBallotsHash } from '#shared/ballots/secret-ballots.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import type { RoundRecord } from '#shared/record/record.ts';
import { eventKinds } from '#shared/rounds/round-event.ts';
import { sha256 } from '#server/digest.ts';
import {
  copyOf,
  type Forged,
  makeKey,
  makeRecord,
  mend,
  nameResult,
  ofKind,
  type Part,
  secretBallots,
  setFacts,
} from '#tests/support/make-record.ts';

/**
 * One fraud in a finished record. `mends` says what the fraudster computed anew after the change, and `signs` with whose key
 * the record was signed again: nobody's (the old signature stays), one of his own, or the installation's, which the operator
 * holds. `caught` are the numbers of exactly the checks that fail for a reader who knows the installation's key; `kept` marks
 * those that nothing in the file gives away, so that only a hash of an entry kept outside does.
 */
export interface Fraud {
  readonly name: string;
  readonly forge: (record: Forged) => void;
  readonly mends?: readonly Part[];
  readonly signs?: 'own' | 'installation';
  readonly caught: readonly number[];
  readonly kept?: true;
}

/** Nine Members, 4 options, at most two choices; extended, closed by the clock, declared. */
export const honest = (key: KeyObject): RoundRecord =>
  makeRecord({ seed: 23, extended: true, members: 12 }, key).record;

/** The ballot that stands for a Member who cast once, with a choice. */
const single = (record: Forged, nth = 0) => {
  const casts = (member: string) => record.ballots.filter((ballot) => ballot.member === member).length;
  return record.ballots.filter((ballot) => ballot.marks && casts(ballot.member) === 1)[nth]!;
};
const first = (record: Forged) =>
  record.ballots.find(({ member, revision }) => member === second(record).member && revision === 1)!;
/** The second ballot of a Member who changed its mind, and its first. */
const second = (record: Forged) =>
  record.ballots.find(
    ({ member, revision, marks }) =>
      revision === 2 &&
      record.ballots.some((one) => one.member === member && canonicalJson(one.marks) !== canonicalJson(marks)),
  )!;
const silent = (record: Forged) =>
  record.manifest.roll.find(({ member }) => record.ballots.every((ballot) => ballot.member !== member))!.member;
const otherMarks = (marks: (number | null)[] | null) =>
  canonicalJson(marks) === '[1,1,0,0]' ? [0, 0, 1, 1] : [1, 1, 0, 0];
const event = (record: Forged, kind: keyof typeof eventKinds) => ofKind(record, kind)[0]!;
const eventOf = (record: Forged, ballot: Forged['ballots'][number]) => record.events[ballot.position - 1]!;

const change = (record: Forged) => {
  const ballot = single(record);
  ballot.marks = otherMarks(ballot.marks);
};
/** Takes an entry out; what stood after it moves up. */
const takeOut = (record: Forged, position: number) => {
  record.events.splice(position - 1, 1);
  for (const ballot of record.ballots) if (ballot.position > position) ballot.position -= 1;
};
/** Puts a cast entry with its ballot at a place of the chain. */
const putIn = (record: Forged, ballot: Forged['ballots'][number]) => {
  for (const other of record.ballots) if (other.position >= ballot.position) other.position += 1;
  const { member, revision, acceptedAt: at, position } = ballot;
  const facts = canonicalJson({ account: record.manifest.round, ballot: '', member, revision });
  record.events.splice(position - 1, 0, { position, kind: eventKinds.cast, at, facts, hash: '' });
  record.ballots.push(ballot);
};
const dropWhole = (record: Forged) => {
  const { position } = single(record);
  record.ballots = record.ballots.filter((ballot) => ballot.position !== position);
  takeOut(record, position);
};
const stuff = (record: Forged, member: string, revision = 1) => {
  const model = single(record, 1);
  putIn(record, { ...model, member, revision, nonce: 'ab'.repeat(16), position: model.position + 1 });
};

const byHand: readonly Fraud[] = [
  { name: 'a mark altered', forge: change, caught: [5, 11] },
  {
    name: 'a choice made an abstention',
    forge: (record) => Object.assign(single(record), { marks: null, abstains: true }),
    caught: [5, 11],
  },
  {
    name: 'marks beside an abstention',
    forge: (record) => Object.assign(single(record), { abstains: true }),
    caught: [5, 8, 11],
  },
  {
    name: 'a ballot dropped',
    forge: (record) => void record.ballots.splice(record.ballots.indexOf(single(record)), 1),
    caught: [5, 11],
  },
  {
    name: 'a ballot doubled',
    forge: (record) => void record.ballots.push({ ...single(record) }),
    caught: [5, 7],
  },
  {
    name: 'a ballot of a Member that did not answer, without an entry',
    forge: (record) => void record.ballots.push({ ...single(record), member: silent(record) }),
    caught: [5, 11],
  },
  {
    name: 'a ballot handed to a Member off the roll',
    forge: (record) => Object.assign(single(record), { member: 'ZZZ' }),
    caught: [5, 6, 11],
  },
  {
    name: 'a ballot handed to another Member of the roll',
    forge: (record) => Object.assign(single(record), { member: silent(record) }),
    caught: [5, 11],
  },
  {
    name: 'too many choices',
    forge: (record) => Object.assign(single(record), { marks: [1, 1, 1, 0] }),
    caught: [5, 8, 11],
  },
  {
    name: 'a mark that there is not',
    forge: (record) => Object.assign(single(record), { marks: [2, 0, 0, 0] }),
    caught: [5, 8, 11],
  },
  {
    name: 'a mark too few',
    forge: (record) => single(record).marks!.pop(),
    caught: [5, 8, 11],
  },
  {
    name: 'a ballot with a time after the close',
    forge: (record) => Object.assign(single(record), { acceptedAt: '2026-11-27T18:00:00.000000Z' }),
    caught: [5, 9],
  },
  {
    name: 'revisions of one Member exchanged, so that the first one counts',
    forge: (record) => {
      const [one, two] = [first(record), second(record)];
      [one.revision, two.revision] = [2, 1];
    },
    caught: [5, 7, 11],
  },
  {
    name: 'nonces of two ballots swapped',
    forge: (record) => {
      const [one, two] = [single(record), single(record, 1)];
      [one.nonce, two.nonce] = [two.nonce, one.nonce];
    },
    caught: [5],
  },
  { name: 'ballots in another order', forge: ({ ballots }) => void ballots.reverse(), caught: [5] },
  {
    name: 'places of two ballots in the chain swapped',
    forge: (record) => {
      const [one, two] = [single(record), single(record, 1)];
      [one.position, two.position] = [two.position, one.position];
    },
    caught: [5],
  },
  {
    name: 'an entry altered',
    forge: (record) => setFacts(event(record, 'extended'), { reason: 'None.' }),
    caught: [3],
  },
  { name: 'an entry dropped', forge: (record) => void record.events.splice(2, 1), caught: [3, 5] },
  {
    name: 'two entries exchanged',
    forge: ({ events }) => {
      [events[1], events[2]] = [events[2]!, events[1]!];
    },
    caught: [3, 5],
  },
  {
    name: 'an entry added at the end',
    forge: ({ events }) => void events.push({ ...events.at(-1)!, position: events.length + 1 }),
    caught: [3, 12, 13],
  },
  {
    name: 'the chain truncated: the declaration and its entry taken off',
    forge: (record) => {
      record.events.pop();
      record.declaration = null;
    },
    caught: [13],
  },
  {
    name: 'the chain truncated before the close',
    forge: (record) => void record.events.splice(record.events.indexOf(event(record, 'closed'))),
    caught: [9, 12, 13],
  },
  {
    name: 'another time of an entry',
    forge: (record) => Object.assign(event(record, 'closed'), { at: '2026-11-27T17:45:00.000000Z' }),
    caught: [3],
  },
  {
    name: 'a time that does not exist and is read as the same',
    forge: (record) => Object.assign(event(record, 'tallied'), { at: '2026-11-26T42:00:00.000000Z' }),
    caught: [3],
  },
  {
    name: 'another kind of entry',
    forge: (record) => Object.assign(event(record, 'tallied'), { kind: 6 }),
    caught: [3, 12],
  },
  {
    name: 'a kind of entry that there is not',
    forge: (record) => Object.assign(event(record, 'tallied'), { kind: 99 }),
    caught: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  },
  {
    name: 'facts with white space',
    forge: (record) => {
      const opened = event(record, 'opened');
      opened.facts = opened.facts.replace(':', ': ');
    },
    caught: [3, 4],
  },
  { name: 'a Member taken off the roll', forge: ({ manifest }) => void manifest.roll.pop(), caught: [2, 6, 11] },
  {
    name: 'a Member twice on the roll',
    forge: ({ manifest }) => void manifest.roll.push(manifest.roll[0]!),
    caught: [2, 6, 11],
  },
  { name: 'another question', forge: ({ manifest }) => void (manifest.question.fr = 'Autre ?'), caught: [2] },
  {
    name: 'titles of two options exchanged',
    forge: ({ manifest: { options } }) => {
      [options[0]!.title, options[1]!.title] = [options[1]!.title, options[0]!.title];
    },
    caught: [2],
  },
  { name: 'fewer places', forge: ({ manifest }) => void (manifest.rule.places = 1), caught: [2, 11] },
  {
    name: 'a later announced close',
    forge: ({ manifest }) => void (manifest.closesAt = '2026-11-27T17:10:00.000000Z'),
    caught: [2, 9],
  },
  { name: 'another figure', forge: ({ result }) => void (result.participation.noAnswer += 1), caught: [10, 11] },
  { name: 'another winner', forge: ({ result }) => void (result.count.elected = ['C']), caught: [10, 11] },
  {
    name: 'another winner under its own digest',
    forge: (record) => {
      record.result.count.elected = ['C'];
      nameResult(record);
    },
    caught: [3, 11, 13],
  },
  { name: 'another declaration', forge: (record) => void (record.declaration!.words = { en: 'No.' }), caught: [12] },
  { name: 'no declaration', forge: (record) => void (record.declaration = null), caught: [12] },
  { name: 'another signature', forge: (record) => void (record.signature = '00'.repeat(64)), caught: [13] },
  {
    name: 'another date of export',
    forge: (record) => void (record.exportedAt = '2026-11-28T00:00:00.000000Z'),
    caught: [13],
  },
  { name: 'signed again with another key', forge: () => undefined, mends: [], signs: 'own', caught: [13] },
  {
    name: 'a note added that no digest covers',
    forge: (record) => Object.assign(record.ballots[0]!, { note: 'challenged' }),
    caught: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  },
  {
    name: 'the manifest of another round',
    forge: (record) => {
      const other = makeRecord({ seed: 8, members: 12 }).record;
      record.manifest = copyOf(other).manifest;
      record.manifestHash = other.manifestHash;
    },
    caught: [3, 4, 5, 11, 13],
  },
  {
    name: 'the events of another round',
    forge: (record) => void (record.events = copyOf(makeRecord({ seed: 8, members: 12 }).record).events),
    caught: [3, 4, 5, 10, 12, 13],
  },
];

/** By somebody who has the code and mends the chain, but has no key of the installation. */
const mended: readonly Fraud[] = [
  { name: 'a mark altered, with its entry', forge: change, mends: ['ballots', 'chain'], caught: [11, 13] },
  { name: 'a ballot dropped, with its entry', forge: dropWhole, mends: ['chain'], caught: [11, 13] },
  {
    name: 'another roll, everything computed anew, signed with a key of his own',
    forge: ({ manifest }) => void manifest.roll.push({ ...manifest.roll[0]!, member: 'ZZZ' }),
    mends: ['manifest', 'ballots', 'result', 'declaration', 'chain'],
    signs: 'own',
    caught: [13],
  },
  {
    name: 'another manifest in place of the one that was opened',
    forge: (record) => void (record.manifest.question.en = 'Other?'),
    mends: ['manifest', 'chain'],
    caught: [5, 11, 13],
  },
];

/** By the operator, who holds the key of the installation: the signature is good, and what is caught is what does not hold together. */
const operator: readonly Omit<Fraud, 'signs'>[] = [
  { name: 'a mark altered, the old figures kept', forge: change, mends: ['ballots', 'chain'], caught: [11] },
  {
    name: 'figures altered, the ballots kept',
    forge: (record) => {
      record.result.participation.abstentions += 1;
      record.result.participation.noAnswer -= 1;
      nameResult(record);
    },
    mends: ['chain'],
    caught: [11],
  },
  { name: 'a ballot for a stranger, counted', forge: (record) => stuff(record, 'ZZZ'), caught: [6] },
  {
    name: 'two current ballots of one delegation',
    forge: (record) => stuff(record, single(record).member),
    caught: [7],
  },
  {
    name: 'a revision left out',
    forge: (record) => void (second(record).revision = 3),
    caught: [7],
  },
  {
    name: 'a ballot with too many choices, counted',
    forge: (record) => void (single(record).marks = [1, 1, 1, 0]),
    caught: [8],
  },
  {
    name: 'a late ballot among the others',
    forge: (record) => {
      const ballot = single(record);
      ballot.acceptedAt = '2026-11-27T17:30:00.000000Z';
      eventOf(record, ballot).at = ballot.acceptedAt;
    },
    caught: [9],
  },
  {
    name: 'a ballot before the opening',
    forge: (record) => {
      const ballot = single(record);
      ballot.acceptedAt = '2026-11-27T08:00:00.000000Z';
      eventOf(record, ballot).at = ballot.acceptedAt;
    },
    caught: [9],
  },
  {
    name: 'a ballot after the entry of the close, dated back',
    forge: (record) => {
      const position = event(record, 'closed').position + 1;
      putIn(record, { ...single(record), member: silent(record), nonce: 'cd'.repeat(16), position });
    },
    caught: [9],
  },
  {
    name: 'an extension after the close',
    forge: (record) => void (event(record, 'extended').at = '2026-11-27T17:00:00.000000Z'),
    caught: [9],
  },
  {
    name: 'an extension from another hour',
    forge: (record) => setFacts(event(record, 'extended'), { from: '2026-11-27T16:00:00.000000Z' }),
    caught: [9],
  },
  {
    name: 'an extension that shortens',
    forge: (record) => setFacts(event(record, 'extended'), { to: '2026-11-27T16:59:00.000000Z' }),
    caught: [9],
  },
  {
    name: 'closed later than the effective close',
    forge: (record) => setFacts(event(record, 'closed'), { closedAt: '2026-11-27T18:00:00.000000Z' }),
    caught: [9],
  },
  {
    name: 'closed by the clock before its hour',
    forge: (record) => setFacts(event(record, 'closed'), { closedAt: '2026-11-27T17:10:00.000000Z' }),
    caught: [9],
  },
  {
    name: 'closed twice',
    forge: ({ events }) => void events.splice(-2, 0, { ...events.at(-3)! }),
    caught: [9],
  },
  {
    name: 'the declaration before the close',
    forge: (record) => {
      const declared = record.events.pop()!;
      record.events.splice(record.events.indexOf(event(record, 'closed')), 0, declared);
    },
    caught: [9],
  },
  { name: 'opened twice', forge: ({ events }) => void events.push({ ...events[0]! }), caught: [4, 9] },
  {
    name: 'another result released than the one that was closed with',
    forge: (record) => setFacts(event(record, 'tallied'), { result: 'cd'.repeat(32) }),
    mends: ['chain'],
    caught: [10],
  },
  {
    name: 'another declaration than the one that was made',
    forge: (record) => void (record.declaration!.words = { en: 'No.' }),
    mends: ['chain'],
    caught: [12],
  },
  {
    name: 'a number left out of the chain',
    forge: ({ events }) => void (events.at(-1)!.position += 1),
    mends: ['hashes'],
    caught: [3],
  },
  {
    name: 'facts spelt otherwise',
    forge: (record) => {
      const cast = event(record, 'cast');
      cast.facts = cast.facts.replace(':', ': ');
    },
    mends: ['chain'],
    caught: [3, 5],
  },
  {
    name: 'an entry that names another Member than its ballot',
    forge: (record) => setFacts(eventOf(record, single(record)), { member: silent(record) }),
    mends: ['chain'],
    caught: [5],
  },
  { name: 'declared twice', forge: ({ events }) => void events.push({ ...events.at(-1)! }), caught: [12] },
  { name: 'a declaration without an entry', forge: ({ events }) => void events.pop(), caught: [12] },
  { name: 'a mark altered, everything computed anew', forge: change, caught: [], kept: true },
  { name: 'a ballot dropped, everything computed anew', forge: dropWhole, caught: [], kept: true },
  {
    name: 'a ballot for a silent Member, everything computed anew',
    forge: (record) => stuff(record, silent(record)),
    caught: [],
    kept: true,
  },
  {
    name: 'another roll, everything computed anew',
    forge: ({ manifest }) => void manifest.roll.push({ ...manifest.roll[0]!, member: 'ZZZ' }),
    caught: [],
    kept: true,
  },
  {
    name: 'the declaration taken back, everything signed anew',
    forge: (record) => {
      record.events.pop();
      record.declaration = null;
    },
    caught: [],
    kept: true,
  },
];

export const frauds: readonly Fraud[] = [
  ...byHand.map((fraud) => ({ ...fraud, mends: fraud.mends ?? [] })),
  ...mended,
  ...operator.map((fraud) => ({ ...fraud, signs: 'installation' as const })),
];

/** A secret round of twelve Members, closed by the clock and declared. */
export const honestSecret = (key: KeyObject): RoundRecord =>
  makeRecord({ seed: 23, extended: true, members: 12, secrecy: 'secret' }, key).record;

const choiceOf = (record: Forged) => secretBallots(record).find(({ marks }) => marks)!;
const changeSecret = (record: Forged) => {
  const ballot = choiceOf(record);
  ballot.marks = otherMarks(ballot.marks);
};
/** Another answer, at the end of the casts, with a ballot of its own. */
const answerAgain = (record: Forged, member: string, at?: string) => {
  const cast = ofKind(record, 'cast').at(-1)!;
  const entry = { ...cast, ...(at !== undefined && { at }) };
  setFacts(entry, { member });
  record.events.splice(record.events.indexOf(cast) + 1, 0, entry);
  secretBallots(record).push({ ...choiceOf(record), id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' });
};

/** In a secret round, where no ballot names its Member. */
export const secretFrauds: readonly Fraud[] = [
  ...(
    [
      { name: 'a secret mark altered', forge: changeSecret, caught: [5, 11] },
      { name: 'a secret ballot dropped', forge: (record) => void secretBallots(record).pop(), caught: [5, 11] },
      {
        name: 'a secret ballot added',
        forge: (record) =>
          void secretBallots(record).push({ ...choiceOf(record), id: 'f'.repeat(8) + '-ffff-4fff-8fff-ffffffffffff' }),
        caught: [5, 11],
      },
      { name: 'secret ballots in another order', forge: (record) => void secretBallots(record).reverse(), caught: [5] },
      {
        name: 'a secret ballot for another of the same marks',
        forge: (record) => void (choiceOf(record).nonce = 'ab'.repeat(16)),
        caught: [5],
      },
    ] satisfies Fraud[]
  ).map((fraud) => ({ ...fraud, mends: [] })),
  {
    name: 'an entry that tells of the ballot',
    forge: (record) => setFacts(ofKind(record, 'cast')[0]!, { ballot: 'ab'.repeat(32) }),
    signs: 'installation',
    caught: [5],
  },
  {
    name: 'other ballots than those of the close',
    forge: (record) => setFacts(event(record, 'closed'), { ballots: 'ab'.repeat(32) }),
    mends: ['chain'],
    signs: 'installation',
    caught: [5],
  },
  {
    name: 'secret ballots in the order of their entries',
    forge: (record) => {
      const ballots = secretBallots(record).reverse();
      setFacts(event(record, 'closed'), { ballots: secretBallotsHash(record.manifestHash, ballots, sha256) });
    },
    mends: ['chain'],
    signs: 'installation',
    caught: [5],
  },
  {
    name: 'two answers of one delegation in a secret round',
    forge: (record) => answerAgain(record, (JSON.parse(ofKind(record, 'cast')[0]!.facts) as { member: string }).member),
    signs: 'installation',
    caught: [7],
  },
  {
    name: 'an answer of a stranger in a secret round',
    forge: (record) => answerAgain(record, 'ZZZ'),
    signs: 'installation',
    caught: [6],
  },
  {
    name: 'a late answer in a secret round',
    forge: (record) => void (ofKind(record, 'cast')[0]!.at = '2026-11-27T17:30:00.000000Z'),
    signs: 'installation',
    caught: [9],
  },
  {
    name: 'a secret mark altered, everything computed anew',
    forge: changeSecret,
    signs: 'installation',
    caught: [],
    kept: true,
  },
];

/** The record after the fraud. */
export function commit(fraud: Fraud, record: RoundRecord, key: KeyObject): RoundRecord {
  const forged = copyOf(record);
  fraud.forge(forged);
  mend(forged, fraud.signs === 'own' ? makeKey() : fraud.signs === 'installation' ? key : null, fraud.mends);
  return forged as unknown as RoundRecord;
}
