import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoundResult } from '#shared/results/result.ts';
import { findActor, insertSession } from '#server/accounts/sessions.repo.ts';
import { castBallot } from '#server/ballots/cast-ballot.ts';
import type { SignedIn } from '#server/accounts/actor.ts';
import { closeDueRound, closeRound } from '#server/rounds/close-round.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { hasPostgres } from '#tests/support/database.ts';
import { type MadeRound, makeNextRound, makeRound, moveClose } from '#tests/support/make-round.ts';

/**
 * Casts race against the close, again and again. Whatever was acknowledged must be counted, whatever was refused must not, and
 * nothing may be accepted at or after the close. The same trials with a plain read of the state instead of the lock must go
 * wrong: a test of a lock that passes without the lock tests nothing.
 */
const trials = process.env.FULL === '1' ? 5_000 : 1_000;

/** Small, seeded, good enough to spread start times (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Reply = Awaited<ReturnType<typeof castBallot>> | { readonly fault: string };

/** An exception instead of an answer, such as a deadlock: with the lock there is none. */
const asFault = (error: unknown): { fault: string } => ({
  fault: `threw: ${error instanceof Error ? error.message : String(error)}`,
});

const lostOrLate = (faults: readonly string[]): string[] =>
  faults.filter((fault) => fault.includes('counted') || fault.startsWith('accepted'));

interface Trial {
  readonly acknowledged: number;
  readonly refused: number;
  readonly faults: string[];
}

describe.runIf(hasPostgres())('cast against close', () => {
  let test: TestApp;
  let around: MadeRound;
  let actors: SignedIn[];

  beforeAll(async () => {
    test = await testApp({ poolSize: 8 });
    around = await makeRound(test, { members: 4, state: 'draft' });
    actors = await Promise.all(
      around.delegates.map(async ({ account }) => {
        const session = randomUUID();
        await insertSession(test.db, session, account, 12);
        const actor = await findActor(test.db, session);
        if (!actor) throw new Error('no actor');
        return actor;
      }),
    );
  });
  afterAll(() => test.close());

  async function trial(random: () => number): Promise<Trial> {
    const round = await makeNextRound(test, around);
    const byClock = random() < 0.5;
    if (byClock) await moveClose(test, round, random() * 0.006);
    const casts = actors.map(async (actor, at) => {
      await pause(random() * 5);
      const member = around.delegates[at]!.member;
      const ballot = { member, marks: [1, 0, 0], abstains: false, replaces: 0 };
      return castBallot(test.deps, actor, round, ballot, randomUUID()).catch(asFault);
    });
    const faults: string[] = [];
    const closing = (async () => {
      await pause(random() * 6);
      while ((await stateOf(round)) === 'open') {
        const close = byClock ? closeDueRound(test.deps, round) : closeRound(test.deps, round, around.chair, 'race');
        await close.catch((error: unknown) => faults.push(asFault(error).fault));
      }
    })();
    const replies = await Promise.all(casts);
    await closing;
    const found = await check(round, replies);
    return { ...found, faults: [...faults, ...found.faults] };
  }

  async function stateOf(round: string): Promise<string> {
    const row = await test.db.selectFrom('round').where('id', '=', round).select('state').executeTakeFirstOrThrow();
    return row.state;
  }

  async function check(round: string, replies: Reply[]): Promise<Trial> {
    const row = await test.db.selectFrom('round').where('id', '=', round).selectAll().executeTakeFirstOrThrow();
    const ballots = await test.db.selectFrom('ballot').where('round_id', '=', round).selectAll().execute();
    const counted = (JSON.parse(row.result ?? '{}') as RoundResult).participation.withChoice;
    const acknowledged = replies.filter((reply) => 'ok' in reply && reply.ok).length;
    const faults: string[] = [];
    if (counted !== acknowledged) faults.push(`${acknowledged} acknowledged, ${counted} counted`);
    if (ballots.length !== acknowledged) faults.push(`${acknowledged} acknowledged, ${ballots.length} stored`);
    for (const ballot of ballots) {
      if (row.closed_at === null || ballot.accepted_at >= row.closed_at)
        faults.push(`accepted ${ballot.accepted_at}, closed ${row.closed_at}`);
    }
    for (const reply of replies) {
      if ('fault' in reply) faults.push(reply.fault);
      else if (!reply.ok && reply.refusal.code !== 'roundClosed') faults.push(`refused as ${reply.refusal.code}`);
    }
    return { acknowledged, refused: replies.length - acknowledged, faults };
  }

  async function run(
    count: number,
    seed: number,
    enough = Infinity,
  ): Promise<{ acknowledged: number; refused: number; faults: string[] }> {
    const random = chance(seed);
    const sum = { acknowledged: 0, refused: 0, faults: [] as string[] };
    for (let at = 0; at < count && lostOrLate(sum.faults).length < enough; at++) {
      const { acknowledged, refused, faults } = await trial(random);
      sum.acknowledged += acknowledged;
      sum.refused += refused;
      sum.faults.push(...faults);
    }
    return sum;
  }

  it(`loses none and counts none late in ${trials} trials`, { timeout: 900_000 }, async () => {
    const { acknowledged, refused, faults } = await run(trials, 20051125);
    expect(faults).toEqual([]);
    // Both outcomes were met often, or the trials did not race at all.
    expect(acknowledged).toBeGreaterThan(trials / 4);
    expect(refused).toBeGreaterThan(trials / 4);
  });

  it('goes wrong with a plain read of the state instead of the lock', { timeout: 900_000 }, async () => {
    const definition = await sql<{ text: string }>`select pg_get_functiondef('cast_ballot'::regproc) as text`.execute(
      test.db,
    );
    const text = definition.rows[0]!.text;
    const without = text.replace('perform pg_advisory_xact_lock_shared(8101, p_lock);', '');
    expect(without).not.toBe(text);
    await sql.raw(without).execute(test.db);
    try {
      // Without the lock some trials end in deadlocks of a second each, so the first ballot gone wrong is enough.
      const { faults } = await run(trials, 20051126, 1);
      expect(lostOrLate(faults).length).toBeGreaterThan(0);
    } finally {
      await sql.raw(text).execute(test.db);
    }
  });
});
