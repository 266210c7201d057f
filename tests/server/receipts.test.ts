import { createPrivateKey, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { receiptBytes, type ReceiptFacts } from '#shared/ballots/receipt.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { digestOf, fromHex, hex } from '#shared/digest.ts';
import { languages } from '#shared/languages.ts';
import { translator } from '#shared/locales/translate.ts';
import type { KeptReceipt } from '#shared/record/find-receipt.ts';
import { headOf, type RoundRecord } from '#shared/record/record.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { resultOf } from '#shared/results/result.ts';
import type { BallotForm, FormName } from '#shared/rounds/form.ts';
import { chainStart, eventHash, microseconds } from '#shared/rounds/round-event.ts';
import { utf8 } from '#shared/utf8.ts';
import { choiceLines } from '#server/ballots/choice-lines.ts';
import { catalogues } from '#server/catalogues.ts';
import { verifyCommand } from '#server/cli/verify.ts';
import { sha256 } from '#server/digest.ts';
import { signerOf, verifies } from '#server/record/signing-key.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeDelegate } from '#tests/support/make.ts';
import { callers, cast, makeRound, type MadeRound } from '#tests/support/make-round.ts';

type Receipt = ReceiptFacts & { code: string; signature: string; publicKey: string; fingerprint: string };

let test: TestApp;
let round: MadeRound;
let people: Caller[];
/** What the first delegation got when it cast, and what its colleague and a second session read of it. */
let receipt: Receipt;
let record: RoundRecord;

const own = (caller: Caller) => caller.get(`/api/rounds/${round.id}/ballots/${round.delegates[0]!.member}`);

beforeAll(async () => {
  test = await testApp();
  round = await makeRound(test, { members: 5 });
  people = await callers(test, round);
  receipt = (await cast(people[0]!, round.id, { member: round.delegates[0]!.member, marks: [1, 1, 0] })).json();
  for (const at of [1, 2, 3])
    await cast(people[at]!, round.id, { member: round.delegates[at]!.member, marks: [0, 1, 1] });
  const chair = await signInAs(test, round.chair);
  const administrator = await signInAs(test, round.administrator);
  await chair.post(`/api/rounds/${round.id}/close`, { reason: 'All in.' });
  record = (await administrator.get(`/api/rounds/${round.id}/record`)).json();
});
afterAll(() => test.close());

describe('a receipt', () => {
  it('is signed by the key that the installation publishes', async () => {
    const { publicKey, fingerprint } = (await people[1]!.get('/api/public-key')).json();
    expect(receipt).toMatchObject({ publicKey, fingerprint });
    expect(verifies(fromHex(publicKey), fromHex(receipt.signature), receiptBytes(receipt))).toBe(true);
    expect(record.publicKey).toBe(publicKey);
  });

  it('is the same after signing in again and for a colleague', async () => {
    const again = await signInAs(test, round.delegates[0]!.account);
    const { member } = round.delegates[0]!;
    const colleague = await signInAs(test, (await makeDelegate(test.db, { member, position: 'adviser' })).account);
    for (const caller of [people[0]!, again, colleague]) expect((await own(caller)).json().receipt).toEqual(receipt);
  });

  it('names the event of the chain that it is about', () => {
    const event = record.events[receipt.position - 1];
    expect(event).toMatchObject({ hash: receipt.eventHash, at: receipt.acceptedAt });
  });

  it('costs no look into the database for the key, once a process has read it', async () => {
    expect(await signerOf(test.db)).toBe(await signerOf(test.db));
  });

  it('without a ballot’s digest is as long for one ballot as for another', () => {
    const lengths = [receipt, { ...receipt, eventHash: 'ab'.repeat(32) }].map(
      (facts) => receiptBytes({ ...facts, ballotHash: null }).length,
    );
    expect(new Set(lengths).size).toBe(1);
    expect(String.fromCharCode(...receiptBytes({ ...receipt, ballotHash: null }))).not.toContain('ballotHash');
  });
});

describe('a receipt as a file', () => {
  const file = (caller: Caller, name: string) =>
    caller.get(`/api/rounds/${round.id}/ballots/${round.delegates[0]!.member}/receipt.${name}`);

  it('is the receipt itself, under a name that tells it from others', async () => {
    const got = await file(people[0]!, 'json');
    expect(got.json()).toEqual(receipt);
    expect(got.headers['content-disposition']).toContain(`receipt-${receipt.code}.json`);
    expect((await file(people[1]!, 'json')).json()).toMatchObject({ code: 'notAllowed' });
    expect((await file(people[1]!, 'pdf?language=en')).json()).toMatchObject({ code: 'notAllowed' });
  });

  it.each(languages)(
    'is a tagged PDF of one page in %s, the same byte for byte whenever it is made',
    async (language) => {
      const [first, again] = await Promise.all([1, 2].map(() => file(people[0]!, `pdf?language=${language}`)));
      expect(first!.headers['content-type']).toBe('application/pdf');
      expect(again!.rawPayload.equals(first!.rawPayload)).toBe(true);
      const text = first!.rawPayload.toString('latin1');
      expect(text).toMatch(/^%PDF-1\.7/);
      expect(text).toContain(`/Lang (${language})`);
      for (const entry of ['/Marked true', '/DisplayDocTitle true', '<pdfuaid:part>1</pdfuaid:part>'])
        expect(text).toContain(entry);
      expect(text.match(/\/Type \/Page\n/g)).toHaveLength(1);
      for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody'])
        expect(text).toContain(`/S /${tag}\n`);
    },
  );
});

const manifest = {
  options: ['Water', 'Air', 'Soil'].map((en, at) => ({
    letter: 'ABC'.charAt(at),
    topic: '',
    title: { en, fr: `${en} (fr)`, es: en },
  })),
};

describe('what was cast, line by line', () => {
  it.each<[string, FormName, (number | null)[] | null, string[]]>([
    ['choose', 'choose', [1, 0, 1], ['A  Water', 'C  Soil']],
    ['rank', 'rank', [2, null, 1], ['C  Soil: rank 1', 'A  Water: rank 2', 'Not ranked: B.']],
    ['score', 'score', [0, 3, null], ['A  Water: score 0', 'B  Air: score 3', 'No score: C.']],
    ['points', 'points', [1, 0, 4], ['A  Water: 1 point', 'B  Air: 0 points', 'C  Soil: 4 points']],
    ['an abstention', 'choose', null, ['Abstention']],
  ])('%s', (_, form, marks, lines) => {
    const of = { ...manifest, form: { form } as BallotForm };
    const t = translator('en', catalogues.en);
    expect(choiceLines(of, { marks, abstains: marks === null }, 'en', t)).toEqual(lines);
  });

  it('of a proposal, as French writes it', () => {
    const of = { options: manifest.options.slice(0, 1), form: { form: 'decide' } as BallotForm };
    const t = translator('fr', catalogues.fr);
    const said = (mark: number) => choiceLines(of, { marks: [mark], abstains: false }, 'fr', t);
    expect([said(1), said(-1)]).toEqual([['A  Water (fr)\u202f: Oui'], ['A  Water (fr)\u202f: Non']]);
  });
});

const fault = (kept: KeptReceipt, of = record) => {
  const check = verifyRecord(of, { sha256, verifies, receipts: [kept] }).at(-1)!;
  expect(check).toMatchObject({ n: 14, name: 'receipts', holds: check.fault === null });
  return check.fault?.key;
};

describe('a receipt that was kept', () => {
  it('is found in the record, by its code and by its file', () => {
    expect(fault(receipt.code)).toBeUndefined();
    expect(fault(receipt)).toBeUndefined();
    expect(fault('2222-2222')).toBe('receiptUnknown');
  });

  const other = 'ab'.repeat(32);
  it.each<[string, object, string]>([
    ['of another round', { round: '11111111-1111-4111-8111-111111111111' }, 'receiptRound'],
    ['under another manifest', { manifestHash: other }, 'receiptManifest'],
    ['of another place', { position: 3 }, 'receiptOtherEntry'],
    ['of a place without a ballot', { position: 1 }, 'receiptNoBallot'],
    ['of a place that is not there', { position: 99 }, 'receiptNoBallot'],
    ['with another hash of the event', { eventHash: other }, 'receiptOtherEntry'],
    ['of another Member', { member: 'XZZ' }, 'receiptMisfit'],
    ['of another revision', { revision: 2 }, 'receiptMisfit'],
    ['of another hour', { acceptedAt: '2026-11-27T15:12:04.123456Z' }, 'receiptMisfit'],
    ['of another ballot', { ballotHash: other }, 'receiptMisfit'],
    ['without its ballot', { ballotHash: null }, 'receiptMisfit'],
    ['with another code', { code: '2222-2222' }, 'receiptMisfit'],
    ['with another signature', { signature: 'ab'.repeat(64) }, 'receiptSignature'],
    ['with half a signature', { signature: 'zz' }, 'broken'],
    ['of another version', { version: 2 }, 'receiptForm'],
  ])('%s is not', (_, change, named) => {
    expect(fault({ ...receipt, ...change })).toBe(named);
  });

  it('shows a record that the holder of the key has made anew, with all that follows from an altered ballot', async () => {
    const forged = structuredClone(record) as { -readonly [key in keyof RoundRecord]: RoundRecord[key] };
    const [first] = forged.ballots;
    const changed = { ...first!, marks: [0, 1, 1] };
    forged.ballots = [changed, ...forged.ballots.slice(1)];
    const { member, revision, marks, abstains, nonce } = changed;
    const ballot = digestOf(
      { version: 1, manifest: forged.manifestHash, member, revision, marks, abstains, nonce },
      sha256,
    );
    const current = [...forged.ballots].sort((a, b) => (a.member < b.member ? -1 : 1));
    forged.result = resultOf(forged.manifest, forged.manifestHash, {
      members: current.map((row) => row.member),
      abstains: current.map((row) => row.abstains),
      marks: Uint8Array.from(current.flatMap((row) => (row.marks ?? []).map(Number))),
    });
    forged.resultHash = digestOf(forged.result, sha256);
    let previous: Uint8Array = chainStart;
    forged.events = forged.events.map(({ position, kind, at, facts }) => {
      const change = position === changed.position ? { ballot } : kind === 4 ? { result: forged.resultHash } : {};
      const text = canonicalJson({ ...(JSON.parse(facts) as object), ...change });
      const event = { round: forged.manifest.round, position, kind, at: microseconds(at), previous };
      previous = eventHash({ ...event, factsHash: sha256(utf8(text)) }, sha256);
      return { position, kind, at, facts: text, hash: hex(previous) };
    });
    const setting = test.db.selectFrom('setting').where('name', '=', 'signingKey').select('value');
    const key = createPrivateKey(String((await setting.executeTakeFirstOrThrow()).value));
    forged.signature = sign(null, utf8(canonicalJson(headOf(forged))), key).toString('hex');

    const means = { sha256, verifies, knownKey: record.publicKey };
    expect(verifyRecord(forged, means).filter(({ holds }) => !holds)).toEqual([]);
    expect(fault(receipt, forged)).toBe('receiptOtherEntry');
    expect(fault(receipt.code, forged)).toBe('receiptUnknown');
    // Not only the own ballot: whoever cast later holds the hash that everything before went into.
    const later = (await people[3]!.get(`/api/rounds/${round.id}/ballots/${round.delegates[3]!.member}`)).json();
    expect(fault(later.receipt)).toBeUndefined();
    expect(fault(later.receipt, forged)).toBe('receiptOtherEntry');
  });

  it('goes through the program', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consult-receipt-'));
    const files = { record: join(folder, 'record.json'), receipt: join(folder, 'receipt.json') };
    await writeFile(files.record, JSON.stringify(record));
    await writeFile(files.receipt, JSON.stringify(receipt));
    const said: string[] = [];
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      const bare = receipt.code.replace('-', '').toLowerCase();
      expect(await verifyCommand([files.record, '--receipt', files.receipt, '--receipt', bare])).toBe(0);
      expect(said.join('')).toContain('14  Pass');
      expect(await verifyCommand([files.record, '--receipt', '2222-2222'])).toBe(1);
      expect(said.join('')).toContain('14  Fail');
    } finally {
      out.mockRestore();
      await rm(folder, { recursive: true });
    }
  });
});
