import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { misfit } from '#shared/record/fits-schema.ts';
import { recordSchema } from '#shared/record/record-schema.ts';
import type { ReceiptFile } from '#shared/record/find-receipt.ts';
import type { RoundRecord } from '#shared/record/record.ts';
import { verifyRecord } from '#shared/record/verify-record.ts';
import { count } from '#shared/tally/count.ts';
import { readElection } from '#shared/tally/formats.ts';
import { verifyCommand } from '#server/cli/verify.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { askSecondVerifier } from '#tests/support/second-verifier.ts';
import { callers, cast, makeRound } from '#tests/support/make-round.ts';

let test: TestApp;
let record: RoundRecord;
let knownKey: string;
/** Receipts as delegations kept them. */
let receiptsKept: ReceiptFile[];

beforeAll(async () => {
  test = await testApp();
  const round = await makeRound(test, { members: 5 });
  const people = await callers(test, round);
  const votes = [[1, 1, 0], [1, 0, 1], [1, 0, 0], null];
  receiptsKept = [];
  for (const [at, marks] of votes.entries())
    receiptsKept.push((await cast(people[at]!, round.id, { member: round.delegates[at]!.member, marks })).json());
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

/** What `consult verify` prints, and how it ends. */
async function verified(args: string[]): Promise<{ exit: number; out: string }> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const complain = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return { exit: await verifyCommand(args), out };
  } finally {
    write.mockRestore();
    complain.mockRestore();
  }
}

describe('the record of a round', () => {
  it('holds by itself, under the key that the installation publishes', () => {
    expect(verifyRecord(record, { sha256, verifies, knownKey }).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('has the form that its schema describes, by our own reading and by another’s', () => {
    const fits = new Ajv2020({ strict: true, allErrors: true, strictTypes: false, strictRequired: false }).compile(
      recordSchema,
    );
    expect(fits(record), JSON.stringify(fits.errors)).toBe(true);
    expect(misfit(record, recordSchema)).toBeUndefined();
  });

  it('holds by the second verifier too, with the receipts of the delegations', () => {
    const receipts = [...receiptsKept, receiptsKept[1]!.code];
    const [found] = askSecondVerifier([{ text: JSON.stringify(record), key: knownKey, receipts }]) ?? [];
    if (!found) return;
    expect(found.filter(([, , state]) => state !== 'pass')).toEqual([]);
    expect(found.length).toBe(14);
    const other = { ...receiptsKept[0], revision: 9 };
    const [seen] = askSecondVerifier([{ text: JSON.stringify(record), receipts: [other] }]) ?? [];
    expect(seen?.[13]?.[2]).toBe('fail');
  });

  it('goes through the program, which ends with 1 once it is altered, and with 2 if it is not understood', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consult-record-'));
    const file = join(folder, 'round.json');
    const { hash } = record.events.at(-1)!;
    await writeFile(file, JSON.stringify(record));
    expect(await verified([file, '--key', knownKey.toUpperCase(), '--entry', hash])).toMatchObject({ exit: 0 });
    expect(await verified([file, '--entry', 'ab'.repeat(32)])).toMatchObject({ exit: 1 });
    expect(await verified([file, '--language', 'de'])).toMatchObject({ exit: 2, out: '' });
    expect(await verified([file, '--key', 'ab'])).toMatchObject({ exit: 2, out: '' });
    const altered = record.events.map((event, at) =>
      at === 2 ? { ...event, facts: event.facts.replace('":', '" :') } : event,
    );
    await writeFile(file, JSON.stringify({ ...record, events: altered }));
    const { exit, out } = await verified([file, '--language', 'fr']);
    expect(exit).toBe(1);
    expect(out).toMatch(/^ 3 {2}Échec +Les faits de l’entrée 3 ne sont pas en forme canonique[.]$/m);
    expect(out).toContain('Ne vous fiez pas à ce registre.');
    expect(out).toContain('Ce que la vérification ne prouve pas');
    const { checks } = JSON.parse((await verified([file, '--json'])).out) as { checks: unknown[] };
    expect(checks[2]).toMatchObject({ n: 3, name: 'chain', state: 'fail', fault: { values: { entry: 3 } } });
    await writeFile(file, Uint8Array.of(0x7b, 0xff, 0x7d));
    expect(await verified([file])).toMatchObject({ exit: 1 });
    await rm(folder, { recursive: true });
  });
});

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
