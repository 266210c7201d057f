import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RoundResult } from '#shared/results/result.ts';
import { lockRound } from '#server/rounds/rounds.repo.ts';
import { signInAs, type TestApp } from '#tests/support/app.ts';
import { type MadeRound, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';
import { type Ask, askInside, codeOf } from './ask.ts';
import { chance, inLanes, oneOf } from './chance.ts';

/**
 * Casts race against the close, again and again. Whatever was acknowledged must be counted, whatever was refused must not, and
 * nothing may be accepted at or after the close.
 */
export interface Race {
  readonly trials: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Acknowledged and not counted, or counted and not acknowledged. */
  readonly lost: number;
  /** Accepted at or after the close. */
  readonly late: number;
  /** What went wrong, in words; of whatever kind. */
  readonly faults: readonly string[];
}

export interface RaceGround {
  readonly test: TestApp;
  readonly around: MadeRound;
  readonly voters: readonly { readonly member: string; readonly cookie: string }[];
  /** Ways to the service, of which each cast takes one. */
  readonly casting: readonly Ask[];
  /** Ways to the service by which the round is touched, which closes it. */
  readonly closing: readonly Ask[];
  /** Numbers of rounds, each once. */
  readonly nextNumber: () => number;
  /**
   * How many milliseconds a close comes after the first cast, at most. It follows the machine, so that about half of the casts come in
   * time on a slow one as on a fast one.
   */
  spread: number;
}

/** Members that cast in every trial; the service in this process is the way, unless others are given. */
export async function raceGround(
  test: TestApp,
  { casting, closing }: { casting?: readonly Ask[]; closing?: readonly Ask[] } = {},
): Promise<RaceGround> {
  const around = await makeRound(test, { members: 4, state: 'draft' });
  const voters = [];
  for (const { member, account } of around.delegates) {
    voters.push({ member, cookie: (await signInAs(test, account)).cookie });
  }
  const inside = [askInside(test)];
  let number = 1;
  const nextNumber = () => (number += 1);
  const ways = { casting: casting ?? inside, closing: closing ?? casting ?? inside };
  return { test, around, voters, ...ways, nextNumber, spread: 8 };
}

export interface RaceOptions {
  readonly count: number;
  readonly seed: number;
  readonly lanes?: number;
  /** Ends the race early. */
  readonly enough?: (race: Race) => boolean;
}

export async function raceClose(ground: RaceGround, options: RaceOptions): Promise<Race> {
  const { count, seed, lanes = 4, enough = () => false } = options;
  const sum = { trials: 0, acknowledged: 0, refused: 0, lost: 0, late: 0, faults: [] as string[] };
  await inLanes({ count, lanes, enough: () => enough(sum) }, async (at) => {
    const found = await trial(ground, seed + at);
    sum.trials += 1;
    for (const figure of ['acknowledged', 'refused', 'lost', 'late'] as const) sum[figure] += found[figure];
    sum.faults.push(...found.faults);
    const change = sum.refused > sum.acknowledged ? 1.1 : 0.9;
    ground.spread = Math.min(500, Math.max(4, ground.spread * change));
  });
  return sum;
}

async function trial(ground: RaceGround, seed: number): Promise<Omit<Race, 'trials'>> {
  const { test, around, voters, casting, closing } = ground;
  const random = chance(seed);
  const round = await makeNextRound(test, around, { sequence: ground.nextNumber() });
  const byClock = random() < 0.5;
  if (byClock) await moveClose(test, round, (random() * ground.spread) / 1000);
  const faults: string[] = [];
  const tally = { acknowledged: 0, refused: 0 };
  const cast = async ({ member, cookie }: RaceGround['voters'][number]) => {
    const ask = oneOf(random, casting);
    await pause(random() * 6);
    const ballot = { member, marks: [1, 0, 0], abstains: false, replaces: 0 };
    const reply = await ask(cookie, `/api/rounds/${round}/ballots`, ballot, randomUUID());
    if (reply.status === 201) tally.acknowledged += 1;
    else if (codeOf(reply) === 'roundClosed') tally.refused += 1;
    else faults.push(`answered ${reply.status} ${codeOf(reply)}`);
  };
  const close = async (ask: Ask) => {
    await pause(random() * ground.spread);
    if (!byClock) await closeNow(test, round);
    // Touched once more after it is said to be closed: the hour may have come between the touch and the answer.
    for (let closed = 0; closed < 2;) {
      const { status, text } = await ask(voters[0]!.cookie, `/api/rounds/${round}/turnout`);
      if (status !== 200) faults.push(`asked for the turnout: ${status}`);
      if (status !== 200 || (JSON.parse(text) as { state: string }).state === 'closed') closed += 1;
      else await pause(1);
    }
  };
  await Promise.all([...voters.map(cast), ...closing.map(close)]);
  return { ...tally, ...(await look(test, round, tally.acknowledged, faults)) };
}

/** The Chair's early close as far as time is concerned: under the closer's lock the close becomes this very moment. */
async function closeNow({ db }: TestApp, round: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockRound(trx, round);
    if (row?.state === 'open') await sql`update round set closes_at = consult_clock() where id = ${round}`.execute(trx);
  });
}

interface Left {
  readonly result: string | null;
  readonly stored: number;
  readonly late: number;
  readonly events: number;
  readonly closings: number;
}

async function look({ db }: TestApp, round: string, acknowledged: number, faults: string[]) {
  const { rows } = await sql<Left>`
    select result,
      (select count(*) from ballot where round_id = round.id) as stored,
      (select count(*) from ballot where round_id = round.id and accepted_at >= coalesce(closed_at, '-infinity')) as late,
      (select count(*) from round_event where round_id = round.id) as events,
      (select count(*) from round_event where round_id = round.id and kind = 4) as closings
    from round where id = ${round}`.execute(db);
  const left = rows[0];
  if (!left) throw new Error(`round ${round} is gone`);
  const counted = (JSON.parse(left.result ?? 'null') as RoundResult | null)?.participation.withChoice ?? -1;
  const lost = Number(counted !== acknowledged || left.stored !== acknowledged);
  if (lost) faults.push(`${acknowledged} acknowledged, ${left.stored} stored, ${counted} counted`);
  if (left.late > 0) faults.push(`${left.late} accepted at the close or after it`);
  if (left.closings !== 1) faults.push(`closed ${left.closings} times`);
  // Opened, each ballot, closed.
  if (left.events !== left.stored + 2) faults.push(`${left.events} events for ${left.stored} ballots`);
  return { lost, late: left.late, faults };
}
