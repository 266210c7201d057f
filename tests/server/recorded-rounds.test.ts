import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Secrecy } from '#shared/rounds/manifest.ts';
import { type Caller, signInAs, testApp, type TestApp } from '#tests/support/app.ts';
import { makeDelegate, makeMember } from '#tests/support/make.ts';
import { callers, cast, type MadeRound, makeRound, moveClose } from '#tests/support/make-round.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

interface Declared {
  readonly round: MadeRound;
  /** Neither office nor chair: a delegate and an observer. */
  readonly readers: readonly Caller[];
  readonly before: readonly number[];
}

/** A round in which one delegation chose, one abstained and one did not answer, from its opening to the declaration. */
async function declaredRound(secrecy: Secrecy): Promise<Declared> {
  const round = await makeRound(test, { secrecy });
  const people = await callers(test, round);
  const observer = await makeDelegate(test.db, { member: await makeMember(test.db, { status: 'observer' }) });
  const readers = [people[2]!, await signInAs(test, observer.account)];
  await cast(people[0]!, round.id, { member: round.delegates[0]!.member, marks: [1, 0, 1] });
  await cast(people[1]!, round.id, { member: round.delegates[1]!.member, marks: null });
  await moveClose(test, round.id, 0);
  const administrator = await signInAs(test, round.administrator);
  const { resultHash } = (await administrator.get(`/api/rounds/${round.id}/figures`)).json();
  await administrator.post(`/api/rounds/${round.id}/tally`, { resultHash });
  const before = await Promise.all(
    readers.map(async (reader) => (await reader.get(`/api/rounds/${round.id}/record`)).statusCode),
  );
  const declared = await (
    await signInAs(test, round.chair)
  ).post(`/api/consultations/${round.consultation}/declaration`, {
    round: round.id,
    words: { en: 'Declared.' },
    theme: { outcome: 'retained' },
    topics: round.topics.map((topic) => ({ topic, outcome: 'retained' })),
    departure: 'For the test.',
  });
  expect(declared.statusCode).toBe(200);
  return { round, readers, before };
}

describe('what each Member chose, after the declaration', () => {
  it('is published in a recorded round: page, file and record', async () => {
    const { round, readers, before } = await declaredRound('recorded');
    expect(before).toEqual([409, 409]);
    const [chose, abstained] = round.delegates.map(({ member }) => member);
    for (const reader of readers) {
      const { choices } = (await reader.get(`/api/rounds/${round.id}/figures`)).json();
      expect(choices).toHaveLength(2);
      expect(choices).toContainEqual({ member: chose, letters: ['A', 'C'], abstains: false });
      expect(choices).toContainEqual({ member: abstained, letters: [], abstains: true });
      const csv = (await reader.get(`/api/rounds/${round.id}/figures.csv?language=en`)).body;
      expect(csv).toContain(`State ${chose},,1,0,1`);
      expect(csv).toContain(`State ${abstained},1,,,`);
      expect((await reader.get(`/api/rounds/${round.id}`)).json().may).toContain('exportRecord');
      const record = await reader.get(`/api/rounds/${round.id}/record`);
      expect(record.json().ballots).toHaveLength(2);
    }
  });

  it.each(['confidential', 'secret'] as const)('is not in a %s one', async (level) => {
    const { round, readers } = await declaredRound(level);
    for (const reader of readers) {
      expect((await reader.get(`/api/rounds/${round.id}/figures`)).json()).not.toHaveProperty('choices');
      const csv = await reader.get(`/api/rounds/${round.id}/figures.csv?language=en`);
      expect(csv.statusCode).toBe(200);
      for (const { member } of round.delegates) expect(csv.body).not.toContain(`State ${member}`);
      expect((await reader.get(`/api/rounds/${round.id}`)).json().may).not.toContain('exportRecord');
      expect((await reader.get(`/api/rounds/${round.id}/record`)).statusCode).toBe(404);
    }
  });
});
