import { sql } from 'kysely';
import { eventKinds } from '#shared/rounds/round-event.ts';
import type { Deps } from '#server/deps.ts';
import { type MadeRound, makeNextRound, makeRound } from '#tests/support/make-round.ts';
import { openScene } from './cast-scene.ts';

export const width = 4;

/** Members of the roll at most: beyond this the manifest itself would be what is measured. */
const largestRoll = 10_000;

export interface CloseScene {
  readonly deps: Deps;
  readonly around: MadeRound;
  /** An open round in which so many Members have answered, a tenth of them twice. */
  fill(ballots: number): Promise<string>;
  /** Opens a closed round again, as only the owner of the database can, so that the same ballots are counted once more. */
  reopen(round: string): Promise<void>;
  close(): Promise<void>;
}

export async function makeCloseScene(url: string): Promise<CloseScene> {
  const deps = await openScene(url);
  const { db } = deps;
  const around = await makeRound({ db, deps }, { members: 3, options: width, state: 'draft' });
  const caster = around.delegates[0]!.account;

  async function fill(ballots: number): Promise<string> {
    await unguarded(deps, async (trx) => {
      await sql`insert into member (code, names, regional_group, created_at)
      select 'Z' || n, jsonb_build_object('en', 'Member ' || n, 'fr', 'Membre ' || n, 'es', 'Miembro ' || n),
        (array['africa', 'asiaPacific', 'weog'])[1 + n % 3], consult_clock()
      from generate_series(1, ${ballots}::integer) n on conflict do nothing`.execute(trx);
      await sql`insert into membership (member_code, status, starts_on)
      select 'Z' || n, 'member', '2000-01-01' from generate_series(1, ${Math.min(ballots, largestRoll)}::integer) n
      where not exists (select from membership where member_code = 'Z' || n)`.execute(trx);
    });
    const round = await makeNextRound({ db, deps }, around, { closesIn: 86_400 });
    await unguarded(deps, async (trx) => {
      // Every Member once, then a tenth of them again; in no order of the codes, as people answer.
      await sql`
        with cast_rows as (
          select n, case when n > ${ballots}::integer then 2 else 1 end as revision, row_number() over () + 1 as position
          from generate_series(1, ${Math.floor(ballots * 1.1)}::integer) n
        ), facts as (
          select *, 'Z' || case when revision = 2 then (n - ${ballots}::integer) * 10 else n end as member,
            sha256(int4send(n)) as digest
          from cast_rows
        ), events as (
          insert into round_event (round_id, position, kind, at, account_id, facts, facts_hash, previous, hash)
            select ${round}::uuid, position, 2, consult_clock(), ${caster}::uuid,
              '{"account":"' || ${caster}::text || '","ballot":"' || encode(digest, 'hex') || '","member":"' || member || '","revision":' || revision || '}',
              digest, digest, digest
            from facts
        )
        insert into ballot (round_id, member_code, revision, marks, abstains, nonce, ballot_hash, cast_by, cast_by_name, accepted_at, position)
          select ${round}::uuid, member, revision,
            case when n % 20 > 0 then set_byte(set_byte('\\x00000000', n % ${width}, 1), n / 7 % ${width}, 1) end, n % 20 = 0,
            decode(md5(n::text), 'hex'), digest, ${caster}::uuid, 'Person of the bench', consult_clock(), position
          from facts`.execute(trx);
      await sql`update round_head set answered = ${ballots}::integer,
        position = (select max(position) from round_event where round_id = ${round}::uuid) where round_id = ${round}::uuid`.execute(
        trx,
      );
      await sql`analyze ballot`.execute(trx);
    });
    return round;
  }

  return { deps, around, fill, reopen: (round) => reopenRound(deps, round), close: () => deps.connection.close() };
}

/** Without the triggers that keep ballots and events as they are: only the owner of a database can do so, and the bench is. */
async function unguarded({ db }: Deps, work: (trx: Deps['db']) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql`set local statement_timeout = 0`.execute(trx);
    await work(trx);
  });
}

export const reopenRound = (deps: Deps, round: string): Promise<void> =>
  unguarded(deps, async (trx) => {
    await sql`delete from round_event where round_id = ${round}::uuid and kind = ${eventKinds.closed}`.execute(trx);
    await sql`update round set state = 'open', closed_at = null, result = null, result_hash = null,
        opens_at = consult_clock() - interval '2 seconds', closes_at = consult_clock() - interval '1 second'
        where id = ${round}::uuid`.execute(trx);
    await sql`update round_head set
        position = (select max(position) from round_event where round_id = ${round}::uuid) where round_id = ${round}::uuid`.execute(
      trx,
    );
  });
