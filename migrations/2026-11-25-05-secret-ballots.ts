import { type Kysely, sql } from 'kysely';

/** What is chosen in a secret round: no Member, no account, no time, no place in a sequence (docs/decisions/how-the-link-is-cut.md). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret_ballot (
      round_id uuid not null references round,
      id uuid not null,
      marks bytea,
      abstains boolean not null,
      nonce bytea not null,
      primary key (round_id, id),
      check (abstains = (marks is null))
    )`.execute(db);

  // The key of the digests by which repeated requests of a secret round are known, as the two blocks of HMAC. It lives from the
  // opening to the close: without it the few possible ballots cannot be tried against the digests that stay.
  await sql`
    create table secret_round_key (
      round_id uuid primary key references round,
      inner_pad bytea not null,
      outer_pad bytea not null
    )`.execute(db);

  /*
   * The one exception from append-only. A DELETE of all secret ballots of an open round puts the same rows back in the order of
   * their random ids; so it can change where they lie and which transaction wrote them, and nothing else. The closer does this
   * once. Any other DELETE is refused.
   */
  await sql`
    create function rewrite_sorted() returns trigger language plpgsql as $$
    begin
      if exists (select from round r where r.id in (select t.round_id from taken t) and r.state <> 'open')
        or exists (select from secret_ballot s where s.round_id in (select t.round_id from taken t)) then
        raise exception 'secret_ballot is append-only' using errcode = 'restrict_violation';
      end if;
      insert into secret_ballot (round_id, id, marks, abstains, nonce)
        select t.round_id, t.id, t.marks, t.abstains, t.nonce from taken t order by t.round_id, t.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger sorted after delete on secret_ballot referencing old table as taken
      for each statement execute function rewrite_sorted()`.execute(db);
  await sql`create trigger append_only before update on secret_ballot for each row execute function refuse_change()`.execute(
    db,
  );
  await sql`create trigger append_only_whole before truncate on secret_ballot for each statement execute function refuse_change()`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table secret_round_key`.execute(db);
  await sql`drop table secret_ballot`.execute(db);
  await sql`drop function rewrite_sorted()`.execute(db);
}
