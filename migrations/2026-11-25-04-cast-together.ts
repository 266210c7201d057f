import { type Kysely, sql } from 'kysely';

/**
 * Ballots of one round that wait together are cast in one transaction: the disk is waited for once, and the head of the chain is
 * held once. Each is judged by `cast_ballot` as if it came alone, and a refusal of one is an answer that leaves the others be.
 *
 * The Members' locks are taken first and in one order, or two batches that share two Members could wait for each other. Each call
 * below is a statement of its own and so is each one inside it, hence the clock is still read after the locks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function cast_ballots(p_round uuid, p_lock integer, p_ballots jsonb) returns table (
      number integer, outcome text, at timestamptz, closes_at timestamptz, standing_revision integer, place bigint,
      event_hash bytea
    ) language plpgsql volatile as $$
    declare
      v_lock bigint;
      v_ballot record;
    begin
      for v_lock in
        select distinct hashtextextended(p_round::text || (b ->> 'member'), 8102) from jsonb_array_elements(p_ballots) b order by 1
      loop
        perform pg_advisory_xact_lock(v_lock);
      end loop;
      for v_ballot in
        select b.* from jsonb_to_recordset(p_ballots) as b (
          number integer, member text, account uuid, key text, request_hash bytea, revision integer, marks bytea, abstains boolean,
          nonce bytea, ballot_hash bytea, name text, facts text, facts_hash bytea
        )
      loop
        return query select v_ballot.number, cast_one.* from cast_ballot(
          p_round, p_lock, v_ballot.member, v_ballot.account, v_ballot.key, v_ballot.request_hash, v_ballot.revision,
          v_ballot.marks, v_ballot.abstains, v_ballot.nonce, v_ballot.ballot_hash, v_ballot.name, v_ballot.facts,
          v_ballot.facts_hash
        ) cast_one;
      end loop;
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function cast_ballots`.execute(db);
}
