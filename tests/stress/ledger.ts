import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { hex } from '#shared/digest.ts';
import { signInAs, type TestApp } from '#tests/support/app.ts';
import type { MadeRound } from '#tests/support/make-round.ts';
import type { Database } from '#server/db/schema.ts';
import { brokenLinks } from './chain.ts';
import { type Ask, codeOf, type Heard } from './ask.ts';

/**
 * What delegations were told, to be held against what is stored. A ballot of which nothing was heard is pending: it is sent again
 * with the same key until something is.
 */
export interface Voter {
  readonly member: string;
  readonly cookie: string;
  readonly acknowledged: { readonly revision: number; readonly ballotHash: string }[];
  pending: Pending | undefined;
}

interface Pending {
  readonly revision: number;
  readonly key: string;
  readonly marks: readonly number[];
}

const choices = [
  [1, 1, 0],
  [1, 0, 0],
  [0, 1, 1],
  [0, 0, 1],
];

export async function votersOf(test: TestApp, { delegates }: MadeRound): Promise<Voter[]> {
  const voters: Voter[] = [];
  for (const { member, account } of delegates) {
    const { cookie } = await signInAs(test, account);
    voters.push({ member, cookie, acknowledged: [], pending: undefined });
  }
  return voters;
}

export const acknowledgedOf = (voters: readonly Voter[]): number =>
  voters.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

/** Casts once, or sends once more what is pending. Returns what should not have been answered. */
async function castOnce(ask: Ask, round: string, voter: Voter): Promise<string | undefined> {
  const last = voter.acknowledged.length;
  const pending = (voter.pending ??= { revision: last + 1, key: randomUUID(), marks: choices[last % choices.length]! });
  const { key, marks, revision } = pending;
  const body = { member: voter.member, marks, abstains: false, replaces: revision - 1 };
  let reply: Heard;
  try {
    reply = await ask(voter.cookie, `/api/rounds/${round}/ballots`, body, key);
  } catch {
    await pause(20);
    return undefined;
  }
  if (reply.status === 201) {
    const receipt = JSON.parse(reply.text) as { revision: number; ballotHash: string };
    voter.acknowledged.push(receipt);
    voter.pending = undefined;
    return receipt.revision === revision ? undefined : `${voter.member}: revision ${receipt.revision} for ${revision}`;
  }
  // The database or the server is away: nothing is known of the ballot until it is sent again.
  if (reply.status < 500) return `${voter.member}: ${reply.status} ${codeOf(reply)}`;
  await pause(20);
  return undefined;
}

/** Casts again and again for some voters until told to stop. */
export async function castOn(
  ask: Ask,
  round: string,
  voters: readonly Voter[],
  stopped: () => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  while (!stopped()) {
    for (const voter of voters) {
      if (stopped()) break;
      const fault = await castOnce(ask, round, voter);
      if (fault) wrong.push(fault);
    }
  }
  return wrong;
}

export interface Balance {
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: readonly string[];
}

/** What is stored against what was acknowledged, revisions without a gap, and the chain of events link by link. */
export async function balance(db: Kysely<Database>, round: string, voters: readonly Voter[]): Promise<Balance> {
  const sum = { lost: 0, doubled: 0, wrong: [] as string[] };
  const rows = await db.selectFrom('ballot').where('round_id', '=', round).selectAll().orderBy('revision').execute();
  for (const { member, acknowledged, pending } of voters) {
    const own = rows.filter(({ member_code }) => member_code === member);
    own.forEach(({ revision }, at) => {
      if (revision !== at + 1) sum.wrong.push(`${member}: revision ${revision} at place ${at + 1}`);
    });
    const missing = acknowledged.filter(({ revision, ballotHash }) => {
      const kept = own.find((row) => row.revision === revision);
      return !kept || hex(kept.ballot_hash ?? new Uint8Array()) !== ballotHash;
    });
    sum.lost += missing.length;
    sum.doubled += Math.max(0, own.length - acknowledged.length - Number(pending !== undefined));
  }
  if (sum.lost + sum.doubled > 0) sum.wrong.push(`${sum.lost} lost, ${sum.doubled} doubled`);
  const { events, broken } = await brokenLinks(db, round);
  sum.wrong.push(...broken);
  if (events !== rows.length + 1) sum.wrong.push(`${events} events for ${rows.length} ballots`);
  return sum;
}
