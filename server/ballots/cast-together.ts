import type { Kysely } from 'kysely';
import { isAway } from '../db/is-away.ts';
import type { Database } from '../db/schema.ts';
import type { FrozenRound } from '../rounds/rounds.repo.ts';
import { type CastAnswer, type CastRow, callCastBallots, isKeyTaken } from './ballots.repo.ts';

/** Ballots in one transaction: beyond this a larger one gains little, and who comes first waits for the last. */
const together = 64;
/** Ballots of one round that may wait here; who comes later is told to come again rather than kept waiting for a reply. */
const places = 2_000;

/**
 * How long one transaction may take, in milliseconds: longer than the database lets anybody wait for a lock. A connection that has
 * fallen silent must not hold up the whole round; what became of its ballots is found by their keys when they are sent again.
 */
const patience = 12_000;

interface Waiting {
  readonly row: CastRow;
  readonly answer: (answer: CastAnswer) => void;
  readonly fail: (error: unknown) => void;
}

/** By database and round. A queue is there for as long as somebody works through it. */
const queues = new WeakMap<object, Map<string, Waiting[]>>();

/**
 * Casts a ballot together with those of the same round that came while the last ones were being cast. There is no timer: where
 * nobody waits a ballot goes at once and alone. The disk's time is what limits casting, and it is spent once for all of them.
 *
 * Undefined where too many wait already.
 */
export function castInTurn(db: Kysely<Database>, frozen: FrozenRound, row: CastRow): Promise<CastAnswer | undefined> {
  const rounds = queues.get(db) ?? new Map<string, Waiting[]>();
  queues.set(db, rounds);
  const waiting = rounds.get(frozen.manifest.round);
  if (waiting && waiting.length >= places) return Promise.resolve(undefined);
  return new Promise((answer, fail) => {
    const one = { row, answer, fail };
    if (waiting) waiting.push(one);
    else void castWaiting(db, frozen, rounds, [one]);
  });
}

async function castWaiting(
  db: Kysely<Database>,
  { manifest: { round }, lockNumber }: FrozenRound,
  rounds: Map<string, Waiting[]>,
  waiting: Waiting[],
): Promise<void> {
  rounds.set(round, waiting);
  while (waiting.length > 0) {
    await castBatch((rows) => inTime(callCastBallots(db, round, lockNumber, rows)), takeBatch(waiting));
  }
  // In the same step as the last look: a ballot that comes now begins a queue of its own.
  rounds.delete(round);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const silent = Object.assign(new Error('the database has not answered'), { code: 'ETIMEDOUT' });
  const timer = setTimeout(() => late.reject(silent), patience);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

type Cast = (rows: readonly CastRow[]) => Promise<CastAnswer[]>;

async function castBatch(cast: Cast, batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await cast(batch.map(({ row }) => row));
    batch.forEach(({ answer }, at) => answer(answers[at]!));
  } catch (error) {
    // Nothing was stored. A database that is away fails all alike; anything else is the fault of one, so each goes alone.
    if (batch.length === 1 || isAway(error)) for (const one of batch) settleFailed(one, error);
    else for (const one of batch) await castBatch(cast, [one]);
  }
}

/** At most one ballot of a Member at a time: the second is judged by what the first has left. Those of one Member keep their order. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  const members = new Set<string>();
  const left: Waiting[] = [];
  const batch: Waiting[] = [];
  for (const one of waiting.splice(0)) {
    const goes = batch.length < together && !members.has(one.row.member);
    members.add(one.row.member);
    (goes ? batch : left).push(one);
  }
  waiting.push(...left);
  return batch;
}

/** One person of two delegations sent one key for both at the same moment, through two processes; this one was not stored. */
function settleFailed({ answer, fail }: Waiting, error: unknown): void {
  if (isKeyTaken(error))
    answer({ outcome: 'keyReused', at: null, closes_at: null, standing_revision: 0, place: null, event_hash: null });
  else fail(error);
}
