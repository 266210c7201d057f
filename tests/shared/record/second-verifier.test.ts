import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex, hex } from '#shared/digest.ts';
import { checksOf, type Means } from '#shared/record/checks.ts';
import { verifyText } from '#shared/record/verify-record.ts';
import type { BallotForm } from '#shared/rounds/form.ts';
import type { RoundRule } from '#shared/rounds/manifest.ts';
import { sha256 } from '#server/digest.ts';
import { verifies } from '#server/record/signing-key.ts';
import { makeChance } from '#tests/support/chance.ts';
import { copyOf, makeKey, makeRecord, mend, type RecordOptions } from '#tests/support/make-record.ts';
import { type Asked, askSecondVerifier, type SecondCheck } from '#tests/support/second-verifier.ts';
import { edit } from './edit.ts';
import { commit, frauds, honest, honestSecret, secretFrauds } from './frauds.ts';

const rule = (name: string, places = 2, parameters?: Record<string, string>): RoundRule => ({
  name,
  places,
  ...(parameters && { parameters }),
});

const counted: readonly [BallotForm, RoundRule][] = [
  [{ form: 'choose', minimum: 1, maximum: 2 }, rule('plurality')],
  [{ form: 'choose', minimum: 0, maximum: 3 }, rule('block', 3)],
  [{ form: 'choose', minimum: 1, maximum: 1 }, rule('limited', 2)],
  [{ form: 'choose', minimum: 1, maximum: 4 }, rule('approval', 6)],
  [{ form: 'approve', minimum: 1 }, rule('approval', 3)],
  [{ form: 'points', budget: 10, max: 6 }, rule('cumulative')],
  [{ form: 'score', max: 5 }, rule('score', 1)],
  [{ form: 'decide' }, rule('decision', 1)],
  [{ form: 'decide' }, rule('decision', 1, { threshold: '2/3' })],
  [{ form: 'decide' }, rule('decision', 1, { preset: 'plain', threshold: '3/4', secondVote: 'yes' })],
];
/** Rules that the second verifier does not count, and says so. */
const notCounted: readonly [BallotForm, RoundRule][] = [
  [{ form: 'rank', minimum: 1, equalRanks: false }, rule('irv', 1)],
  [{ form: 'rank', minimum: 2, equalRanks: true }, rule('schulze', 1)],
  [{ form: 'score', max: 9 }, rule('score', 1, { figure: 'mean' })],
  [{ form: 'approve', minimum: 1 }, rule('seqpav')],
  [{ form: 'decide' }, rule('decision', 1, { preset: 'iomCouncil' })],
  [{ form: 'choose', minimum: 1, maximum: 2 }, rule('majority')],
];

/** Rows of marks that break a form of three options, each by one thing. */
const broken: readonly [BallotForm, RoundRule, (number | null)[][]][] = [
  [
    { form: 'choose', minimum: 1, maximum: 2 },
    rule('plurality'),
    [
      [0, 0, 0],
      [1, 1, 1],
      [1, 2, 0],
      [1, null, 0],
      [1, 0],
    ],
  ],
  [
    { form: 'approve', minimum: 2 },
    rule('approval'),
    [
      [1, 0, 0],
      [1, 1, -1],
      [1, 1, 1, 1],
    ],
  ],
  [
    { form: 'rank', minimum: 2, equalRanks: false },
    rule('borda', 1),
    [
      [1, null, null],
      [1, 1, 2],
      [1, 2, 4],
      [0, 1, 2],
    ],
  ],
  [
    { form: 'score', max: 5 },
    rule('score', 1),
    [
      [null, null, null],
      [6, 0, 0],
      [-1, 2, 2],
    ],
  ],
  [
    { form: 'points', budget: 6, max: 4 },
    rule('cumulative'),
    [
      [0, 0, 0],
      [5, 0, 0],
      [4, 3, 0],
      [1, null, 1],
      [-1, 2, 2],
    ],
  ],
  [
    {
      form: 'choose',
      minimum: 1,
      maximum: 2,
      groups: [
        { group: 'africa', places: 1, letters: ['A'] },
        { group: 'eeg', places: 1, letters: ['B', 'C'] },
      ],
    },
    rule('majority'),
    [
      [0, 1, 1],
      [1, 1, 1],
    ],
  ],
  [{ form: 'decide' }, rule('decision', 1), [[0], [2], [null], [1, 1], []]],
];

/** The same signature with the order of the group added to its second half: good for who does not look whether it is below. */
function sameByOrder(signature: string): string {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const half = BigInt(`0x${hex(fromHex(signature.slice(64)).toReversed())}`) + order;
  return signature.slice(0, 64) + hex(fromHex(half.toString(16).padStart(64, '0')).toReversed());
}

interface Case extends Asked {
  readonly name: string;
  /** The rule is one of those that the second verifier counts. */
  readonly isCounted: boolean;
}

/** Records of every form and several sizes as they are, with every planted fraud, and with edits of chance. */
function makeCases(): Case[] {
  const key = makeKey();
  const cases: Case[] = [];
  const untils = ['closed', 'tallied', 'declared', 'voided'] as const;
  const texts: { text: string; isCounted: boolean }[] = [];
  const forms = [...counted.map((of) => ({ of, is: true })), ...notCounted.map((of) => ({ of, is: false }))];
  const sizes = [0, 1, 2, 7, 30, 90];
  for (const [at, { of, is }] of forms.entries()) {
    for (const [nth, members] of sizes.entries()) {
      const seed = at * 10 + nth;
      const options: RecordOptions = {
        seed,
        members,
        form: of[0],
        rule: of[1],
        options: 2 + (seed % 5),
        secrecy: (['recorded', 'confidential', 'secret'] as const)[seed % 3]!,
        until: untils[seed % 4]!,
        extended: seed % 2 === 0,
        closedBy: seed % 5 === 0 ? 'chair' : 'clock',
      };
      const { record } = makeRecord(options, key);
      const text = JSON.stringify(record, null, nth);
      const name = `${of[1].name}, ${members} Members, seed ${seed}`;
      cases.push({ name, text, isCounted: is, key: record.publicKey, entry: record.events.at(-1)!.hash });
      if (members > 1 && members < 30) texts.push({ text, isCounted: is });
    }
  }
  const record = honest(key);
  const entry = record.events.at(-1)!.hash;
  for (const fraud of frauds) {
    const text = JSON.stringify(commit(fraud, record, key));
    cases.push({ name: fraud.name, text, isCounted: true, key: record.publicKey, ...(fraud.kept && { entry }) });
  }
  const secret = honestSecret(key);
  for (const fraud of secretFrauds) {
    const text = JSON.stringify(commit(fraud, secret, key));
    cases.push({ name: fraud.name, text, isCounted: true, key: record.publicKey });
  }
  for (const [form, of, rows] of broken) {
    for (const row of rows) {
      const made = makeRecord({ seed: 4, members: 8, options: 3, form, rule: of }, key).record;
      const forged = copyOf(made);
      forged.ballots.find(({ marks }) => marks)!.marks = row;
      mend(forged, key, ['ballots', 'chain']);
      const name = `${form.form} ${JSON.stringify(row)}`;
      cases.push({ name, text: JSON.stringify(forged), isCounted: true, key: record.publicKey });
    }
  }
  cases.push({
    name: 'malleable',
    text: JSON.stringify({ ...record, signature: sameByOrder(record.signature) }),
    isCounted: true,
  });
  const chance = makeChance(99);
  for (let made = 0; made < 120; made++) {
    const { text, isCounted } = chance.one(texts);
    cases.push({ name: `edit ${made}`, text: edit(text, chance), isCounted });
  }
  return cases;
}

const first = ({ text, key, entry }: Asked): [number, string, string][] => {
  const means: Means = {
    sha256,
    verifies,
    ...(key !== undefined && { knownKey: key }),
    ...(entry !== undefined && { knownEntry: entry }),
  };
  return verifyText(text, means).map(({ n, name, holds, fault }) => [
    n,
    name,
    holds ? 'pass' : fault?.key === 'notRun' ? 'skipped' : 'fail',
  ]);
};

describe('two verifiers, written twice', () => {
  let cases: Case[];
  let answers: SecondCheck[][] | undefined;
  beforeAll(() => {
    cases = makeCases();
    answers = askSecondVerifier(cases);
  }, 120_000);

  it('agree check by check on 200 records and more, true and forged', () => {
    const found = answers;
    if (!found) return;
    expect(cases.length).toBeGreaterThan(200);
    expect(found.length).toBe(cases.length);
    const differing: unknown[] = [];
    let forged = 0;
    for (const [at, one] of cases.entries()) {
      const own = first(one);
      if (own.some(([, , state]) => state !== 'pass')) forged++;
      const seen: SecondCheck[] = found[at] ?? [];
      // What it does not count, it says; of such a count nothing is compared.
      const said = own.map(([n, name, state], check) =>
        n === 11 && seen[check]?.[2] === 'notDone' ? [n, name, 'notDone'] : [n, name, state],
      );
      const other = seen.map(([n, name, state]) => [n, name, state]);
      if (JSON.stringify(said) !== JSON.stringify(other)) differing.push({ name: one.name, own, seen });
    }
    expect(differing).toEqual([]);
    expect(forged, 'as many forged as true ones').toBeGreaterThan(100);
    expect(cases.length - forged).toBeGreaterThan(80);
  });

  it('say “not done” of a count only where they do not count it, and count everything else', () => {
    const found = answers;
    if (!found) return;
    const wrong = cases.filter(({ name, isCounted, text }, at) => {
      const said = found[at]?.[10]?.[2] === 'notDone';
      const breaksForm = verifyText(text, { sha256, verifies }).some(({ n, holds }) => n === 8 && !holds);
      const isTrue = !name.startsWith('edit');
      return (
        isTrue &&
        said !== (!isCounted || breaksForm) &&
        found[at]?.[0]?.[2] === 'pass' &&
        found[at]?.[10]?.[2] !== 'fail'
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('have the same checks by the same numbers', () => {
    const found = answers;
    if (!found) return;
    expect(found[0]?.map(([, name]) => name)).toEqual(checksOf({}));
  });
});
