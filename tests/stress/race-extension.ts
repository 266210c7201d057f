import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RoundResult } from '#shared/results/result.ts';
import { signInAs, type TestApp } from '#tests/support/app.ts';
import { makeNextRound, moveClose } from '#tests/support/make-round.ts';
import { type Ask, askInside, codeOf } from './ask.ts';
import { chance } from './chance.ts';
import { type RaceGround, raceGround } from './race-close.ts';

/** The Chair extends a round in its last moment, while delegations cast. */
export interface Extensions {
  readonly extended: number;
  readonly tooLate: number;
  readonly faults: readonly string[];
}

export async function raceExtension(
  test: TestApp,
  { count, seed, enough = () => false }: { count: number; seed: number; enough?: () => boolean },
): Promise<Extensions> {
  const ground = await raceGround(test);
  const chair = (await signInAs(test, ground.around.chair)).cookie;
  const ask = askInside(test);
  const sum = { extended: 0, tooLate: 0, faults: [] as string[] };
  for (let at = 0; at < count && !enough(); at++) {
    const { isExtended, faults } = await trial(ground, { ask, chair, seed: seed + at });
    sum[isExtended ? 'extended' : 'tooLate'] += 1;
    sum.faults.push(...faults);
    // About half of the extensions come in time, on a slow machine as on a fast one.
    ground.spread = Math.min(500, Math.max(4, ground.spread * (sum.tooLate > sum.extended ? 1.2 : 0.8)));
  }
  return sum;
}

async function trial(
  { test, around, voters, nextNumber, spread }: RaceGround,
  { ask, chair, seed }: { ask: Ask; chair: string; seed: number },
): Promise<{ isExtended: boolean; faults: string[] }> {
  const random = chance(seed);
  const round = await makeNextRound(test, around, { sequence: nextNumber() });
  await moveClose(test, round, (random() * spread) / 1000);
  const faults: string[] = [];
  const extending = (async () => {
    await pause(random() * 6);
    const closesAt = new Date(Date.now() + 3_600_000).toISOString();
    return ask(chair, `/api/rounds/${round}/extend`, { closesAt, reason: 'A line was down.' });
  })();
  const casting = voters.map(async ({ member, cookie }) => {
    await pause(random() * 8);
    const ballot = { member, marks: [1, 0, 0], abstains: false, replaces: 0 };
    return ask(cookie, `/api/rounds/${round}/ballots`, ballot, randomUUID());
  });
  const extension = await extending;
  const replies = await Promise.all(casting);
  const isExtended = extension.status === 200;
  if (!isExtended && codeOf(extension) !== 'notNow') faults.push(`extended: ${extension.status} ${extension.text}`);
  const taken = replies.filter(({ status }) => status === 201).length;
  for (const reply of replies) {
    if (reply.status !== 201 && codeOf(reply) !== 'roundClosed')
      faults.push(`answered ${reply.status} ${codeOf(reply)}`);
  }
  if (isExtended && taken !== replies.length) faults.push(`${taken} taken of ${replies.length} in an extended round`);
  if (isExtended) await moveClose(test, round, 0);
  await ask(chair, `/api/rounds/${round}/turnout`);
  const row = await test.db
    .selectFrom('round')
    .where('id', '=', round)
    .select(['result', 'closed_at'])
    .executeTakeFirst();
  const counted = (JSON.parse(row?.result ?? 'null') as RoundResult | null)?.participation.withChoice;
  if (counted !== taken) faults.push(`${taken} taken, ${counted} counted`);
  const late = replies.filter(({ status, text }) => {
    return status === 201 && (JSON.parse(text) as { acceptedAt: string }).acceptedAt >= (row?.closed_at ?? '');
  });
  if (late.length > 0) faults.push(`${late.length} accepted at the close or after it`);
  return { isExtended, faults };
}
