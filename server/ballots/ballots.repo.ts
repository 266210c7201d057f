import { type Kysely, sql } from 'kysely';
import { byteToMark, NOT_MARKED } from '#shared/ballots/marks.ts';
import type { Instant } from '#shared/ids.ts';
import type { CurrentBallots } from '#shared/results/result.ts';
import type { Manifest } from '#shared/rounds/manifest.ts';
import { json } from '../db/codecs.ts';
import type { Database } from '../db/schema.ts';

type Executor = Kysely<Database>;

/** What the database is given of a ballot: everything that the rules have judged already. */
export interface CastRow {
  readonly member: string;
  readonly accountId: string;
  readonly key: string;
  readonly requestHash: Uint8Array;
  readonly revision: number;
  readonly marks: Uint8Array | null;
  readonly abstains: boolean;
  readonly nonce: Uint8Array;
  /** Null in a secret round, and only there. */
  readonly ballotHash: Uint8Array | null;
  /** Name of who casts, as the receipt will give it. */
  readonly name: string;
  readonly facts: string;
  readonly factsHash: Uint8Array;
}

export interface CastAnswer {
  readonly outcome: 'cast' | 'replayed' | 'keyReused' | 'notOpen' | 'closed' | 'final' | 'stale';
  /** When the database judged it, under the lock; null on a replay. */
  readonly at: Instant | null;
  readonly closes_at: Instant | null;
  /** The revision that stands for the Member; 0 for none. On a replay the one that this key cast. */
  readonly standing_revision: number;
  /** The ballot's place in the chain, when it was cast now. */
  readonly place: number | null;
  /** Hash of its event, when it was cast now. */
  readonly event_hash: Uint8Array | null;
}

/** A bytea within JSON: the database's own way of writing one. */
const bytes = (value: Uint8Array | null): string | null => value && `\\x${Buffer.from(value).toString('hex')}`;

/**
 * One transaction, one round trip: the database judges time, order and uniqueness of each ballot under the lock (see the
 * migrations). The answers are in the order of the rows. Either all that were accepted are stored or, on an exception, none.
 */
export async function callCastBallots(
  db: Executor,
  round: string,
  lockNumber: number,
  rows: readonly CastRow[],
): Promise<CastAnswer[]> {
  const ballots = rows.map((row, number) => ({
    number,
    member: row.member,
    account: row.accountId,
    key: row.key,
    request_hash: bytes(row.requestHash),
    revision: row.revision,
    marks: bytes(row.marks),
    abstains: row.abstains,
    nonce: bytes(row.nonce),
    ballot_hash: bytes(row.ballotHash),
    name: row.name,
    facts: row.facts,
    facts_hash: bytes(row.factsHash),
  }));
  const cast = sql<CastAnswer>`
    select outcome, at, closes_at, standing_revision, place, event_hash
    from cast_ballots(${round}::uuid, ${lockNumber}::integer, ${json(ballots)}) order by number`;
  const { rows: answers } = await cast.execute(db);
  if (answers.length !== rows.length) throw new Error(`${rows.length} ballots, ${answers.length} answers`);
  return answers;
}

/** Whether two ballots came with one key of one account at the same moment through two processes; the later one was not stored. */
export const isKeyTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'cast_request_pkey';

export interface BallotRow {
  readonly revision: number;
  readonly marks: Uint8Array | null;
  /** Null, as is the digest, in a secret round. */
  readonly abstains: boolean | null;
  readonly ballot_hash: Uint8Array | null;
  readonly accepted_at: Instant;
  readonly position: number;
  /** Hash of the event in the chain. */
  readonly event_hash: Uint8Array;
  readonly castBy: string;
}

/** All ballots of a Member in a round, the one that stands last, each with the name of who cast it. */
export async function listBallots(db: Executor, round: string, member: string): Promise<BallotRow[]> {
  return db
    .selectFrom('ballot')
    .innerJoin('round_event', (join) =>
      join.onRef('round_event.round_id', '=', 'ballot.round_id').onRef('round_event.position', '=', 'ballot.position'),
    )
    .where('ballot.round_id', '=', round)
    .where('member_code', '=', member)
    .select(['revision', 'marks', 'abstains', 'ballot_hash', 'ballot.position', 'cast_by_name as castBy'])
    .select('round_event.hash as event_hash')
    .select((eb) => eb.ref('accepted_at').$castTo<Instant>().as('accepted_at'))
    .orderBy('revision')
    .execute();
}

export async function findBallot(
  db: Executor,
  round: string,
  member: string,
  revision: number,
): Promise<BallotRow | undefined> {
  const rows = await listBallots(db, round, member);
  return rows.find((row) => row.revision === revision);
}

export interface StandingBallot {
  readonly member: string;
  readonly revision: number;
  readonly castAt: Instant;
  readonly castBy: string;
}

/** The ballot that stands for each Member that has one, without its marks: who answered, when, through whom. */
export async function listStanding(
  db: Executor,
  round: string,
  members?: readonly string[],
): Promise<StandingBallot[]> {
  let query = db
    .selectFrom('ballot')
    .where('round_id', '=', round)
    .distinctOn('member_code')
    .select(['member_code as member', 'revision', 'cast_by_name as castBy'])
    .select((eb) => eb.ref('accepted_at').$castTo<Instant>().as('castAt'))
    .orderBy('member_code')
    .orderBy('revision', 'desc');
  if (members) query = query.where('member_code', 'in', [...members, '']);
  return query.execute();
}

/**
 * The last ballot of each Member, as rows of marks for the count, from the last Member to the first. Only the closing transaction
 * and a recount call this. The database puts the rows together, since a million of them as objects take several times as long and
 * ten times the memory; and it walks the key backwards, in which order nothing needs to be sorted.
 */
export async function loadCurrentBallots(
  db: Executor,
  round: string,
  options: number,
): Promise<Required<CurrentBallots>> {
  const unmarked = new Uint8Array(options).fill(NOT_MARKED);
  const { rows } = await sql<{ members: string | null; abstains: Uint8Array | null; marks: Uint8Array | null }>`
    select string_agg(member_code, ' ') as members,
      string_agg(case when abstains then '\\x01'::bytea else '\\x00' end, '') as abstains,
      string_agg(coalesce(marks, ${unmarked}::bytea), '') as marks
    from (
      select distinct on (member_code) member_code, abstains, marks from ballot
      where round_id = ${round}::uuid order by member_code desc, revision desc
    ) standing`.execute(db);
  const members = rows[0]?.members?.split(' ') ?? [];
  const abstains = Array.from(rows[0]?.abstains ?? [], (byte) => byte === 1);
  const marks = rows[0]?.marks ?? new Uint8Array();
  if (abstains.length !== members.length || marks.length !== members.length * options)
    throw new Error(`ballots of round ${round} do not fit it`);
  return { members, abstains, marks };
}

export interface CurrentChoice {
  readonly member: string;
  readonly letters: string[];
  /** Absent in the form choose, where the letters say all; null on an abstention. */
  readonly marks?: (number | null)[] | null;
  readonly abstains: boolean;
}

/** Each Member's choices in a recorded round, for publication after the declaration. */
export async function listCurrentChoices(
  db: Executor,
  round: string,
  { options, form }: Pick<Manifest, 'options' | 'form'>,
): Promise<CurrentChoice[]> {
  const { members, abstains, marks } = await loadCurrentBallots(db, round, options.length);
  const choices = members.map((member, row) => {
    const own = marks.subarray(row * options.length, (row + 1) * options.length);
    const isAbstention = abstains[row] ?? false;
    return {
      member,
      letters: options.filter((_, at) => own[at] === 1).map(({ letter }) => letter),
      ...(form.form !== 'choose' && { marks: isAbstention ? null : Array.from(own, byteToMark) }),
      abstains: isAbstention,
    };
  });
  return choices.toReversed();
}
