import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCurrentChoices, loadCurrentBallots } from '#server/ballots/ballots.repo.ts';
import { castInTurn } from '#server/ballots/cast-together.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { frozenOf, rowOf } from '#tests/support/cast-row.ts';
import { engines } from '#tests/support/database.ts';
import { makeNextRound, makeRound } from '#tests/support/make-round.ts';

describe.each(engines())('the ballots that stand, on $engine', ({ open }) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await testApp({ connection: await open() });
  });
  afterAll(() => test.close());

  it('are the last of each Member and of this round, each with its own marks', async () => {
    const round = await makeRound(test, { members: 4 });
    const other = await makeNextRound(test, round);
    const cast = async (id: string, at: number, revision: number, marks: number[] | null) => {
      const row = rowOf(round.delegates[at]!, {
        revision,
        marks: marks && Uint8Array.from(marks),
        abstains: marks === null,
      });
      expect(await castInTurn(test.db, await frozenOf(test.db, id), row)).toMatchObject({ outcome: 'cast' });
    };
    await cast(round.id, 2, 1, [1, 0, 0]);
    await cast(round.id, 0, 1, null);
    await cast(round.id, 1, 1, [0, 1, 255]);
    await cast(round.id, 2, 2, [0, 254, 1]);
    await cast(round.id, 1, 2, null);
    await cast(round.id, 1, 3, [0, 0, 255]);
    await cast(other, 3, 1, [1, 1, 1]);
    await cast(other, 0, 1, [1, 1, 1]);

    const { members, abstains, marks } = await loadCurrentBallots(test.db, round.id, 3);
    const rows = members.map((member, at) => [member, abstains[at], [...marks.subarray(at * 3, at * 3 + 3)]]);
    const [first, second, third] = round.delegates.map(({ member }) => member);
    expect(rows).toEqual([
      [third, false, [0, 254, 1]],
      [second, false, [0, 0, 255]],
      [first, true, [255, 255, 255]],
    ]);
    const { manifest } = await frozenOf(test.db, round.id);
    const published = await listCurrentChoices(test.db, round.id, manifest);
    expect(published.map(({ member, letters, abstains: abstained }) => [member, letters, abstained])).toEqual([
      [first, [], true],
      [second, [], false],
      [third, ['C'], false],
    ]);
  });

  it('are none where nobody has cast', async () => {
    const round = await makeRound(test);
    expect(await loadCurrentBallots(test.db, round.id, 3)).toEqual({
      members: [],
      abstains: [],
      marks: new Uint8Array(),
    });
  });

  it('are refused as a fault where they have another number of marks than the round has options', async () => {
    const round = await makeRound(test);
    await castInTurn(test.db, await frozenOf(test.db, round.id), rowOf(round.delegates[0]!));
    await expect(loadCurrentBallots(test.db, round.id, 4)).rejects.toThrow('do not fit');
  });
});
