import { type Kysely, sql } from 'kysely';

/** Rounds, ballots, the chain of events, and the two functions that judge time and order under the lock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table round (
      id uuid primary key,
      lock_number integer generated always as identity unique,
      consultation_id uuid not null references consultation,
      sequence integer not null,
      kind text not null check (kind in ('preference', 'decision', 'election', 'sounding')),
      state text not null default 'draft'
        check (state in ('draft', 'ready', 'open', 'closed', 'tallied', 'declared', 'void')),
      question jsonb not null,
      form text not null check (form in ('choose', 'approve', 'rank', 'score', 'points', 'decide')),
      minimum integer not null,
      maximum integer not null,
      highest integer not null default 1,
      budget integer not null default 1,
      equal_ranks boolean not null default false,
      places integer not null,
      rule text not null default 'plurality',
      parameters jsonb not null default '{}',
      seats jsonb not null default '{}',
      ballot integer not null default 1 check (ballot > 0),
      fills text not null default 'places' check (fills in ('places', 'list')),
      restricted boolean not null default false,
      secrecy text not null check (secrecy in ('recorded', 'confidential', 'secret')),
      tie_means text[] not null,
      names_of_answered text not null default 'administration' check (names_of_answered in ('administration', 'all')),
      opens_at timestamptz,
      closes_at timestamptz,
      further_of uuid references round,
      manifest text,
      manifest_hash bytea,
      result text,
      result_hash bytea,
      opened_at timestamptz,
      closed_at timestamptz,
      tallied_at timestamptz,
      tallied_by uuid references account,
      declared_at timestamptz,
      voided_at timestamptz,
      void_reason text,
      version integer not null default 1,
      created_at timestamptz not null,
      constraint round_sequence unique (consultation_id, sequence),
      check (opens_at < closes_at),
      check (state in ('draft', 'ready', 'void') or (manifest is not null and closes_at is not null))
    )`.execute(db);
  await sql`alter table declaration add constraint declaration_of_round foreign key (round_id) references round`.execute(
    db,
  );
  await sql`create index round_due on round (state) where state in ('ready', 'open')`.execute(db);

  await sql`
    create table round_option (
      round_id uuid not null references round,
      position integer not null check (position >= 0),
      topic_id uuid references topic,
      title jsonb not null,
      presented_by text references member,
      seat_group text,
      primary key (round_id, position),
      constraint round_option_once unique (round_id, topic_id)
    )`.execute(db);

  // What the manifest fixed can never be another text again.
  await sql`
    create function keep_frozen() returns trigger language plpgsql as $$
    begin
      if old.manifest is not null
        and (new.manifest is distinct from old.manifest or new.manifest_hash is distinct from old.manifest_hash)
        or old.result is not null and new.result is distinct from old.result then
        raise exception 'round % is frozen', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger frozen before update on round for each row execute function keep_frozen()`.execute(db);

  // A ballot is one byte a mark in the order of the manifest's options; 255 is not marked. marks is null on an abstention.
  // In a secret round the row says only that the Member has answered: what it chose stands in secret_ballot, without the Member.
  await sql`
    create table ballot (
      round_id uuid not null references round,
      member_code text not null references member,
      revision integer not null check (revision > 0),
      marks bytea,
      abstains boolean,
      nonce bytea,
      ballot_hash bytea,
      cast_by uuid not null references account,
      cast_by_name text not null,
      accepted_at timestamptz not null,
      position bigint not null,
      primary key (round_id, member_code, revision),
      constraint ballot_position unique (round_id, position),
      check (abstains = (marks is null)),
      constraint ballot_with_choice_or_without check (
        num_nulls(abstains, nonce, ballot_hash) = 0 or num_nulls(marks, abstains, nonce, ballot_hash) = 4)
    )`.execute(db);

  await sql`
    create table cast_request (
      round_id uuid not null references round,
      account_id uuid not null references account,
      key text not null,
      request_hash bytea not null,
      member_code text not null,
      revision integer not null,
      primary key (round_id, account_id, key),
      foreign key (round_id, member_code, revision) references ballot
    )`.execute(db);

  await sql`
    create table round_event (
      round_id uuid not null references round,
      position bigint not null,
      kind smallint not null,
      at timestamptz not null,
      account_id uuid references account,
      facts text not null,
      facts_hash bytea not null,
      previous bytea not null,
      hash bytea not null,
      primary key (round_id, position)
    )`.execute(db);

  // One row a round, changed by every cast: room on the page for updates that touch no index.
  await sql`
    create table round_head (
      round_id uuid primary key references round,
      position bigint not null,
      hash bytea not null,
      answered integer not null
    ) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`.execute(db);

  for (const table of ['ballot', 'cast_request', 'round_event']) {
    const name = sql.table(table);
    await sql`create trigger append_only before update or delete on ${name} for each row execute function refuse_change()`.execute(
      db,
    );
    await sql`create trigger append_only_whole before truncate on ${name} for each statement execute function refuse_change()`.execute(
      db,
    );
  }

  /*
   * Append one event to the chain of a round. The bytes that are hashed have a fixed layout (docs/protocol.md):
   * version 01, kind, round (16), position (8), microseconds since 1970 (8), digest of the facts (32), previous hash (32).
   * The first event of a round hangs on 32 zero bytes. Locking the head row puts all writers of a round in one line.
   */
  await sql`
    create function append_event(
      p_round uuid, p_kind integer, p_at timestamptz, p_account uuid, p_facts text, p_facts_hash bytea, p_answered integer,
      out place bigint, out event_hash bytea
    ) language plpgsql volatile as $$
    declare
      v_previous bytea;
    begin
      insert into round_head (round_id, position, hash, answered)
        values (p_round, 0, decode(repeat('00', 32), 'hex'), 0) on conflict do nothing;
      select position + 1, hash into place, v_previous from round_head where round_id = p_round for update;
      event_hash := sha256(
        decode('01', 'hex') || set_byte(decode('00', 'hex'), 0, p_kind) || uuid_send(p_round) || int8send(place)
        || int8send((extract(epoch from p_at) * 1000000)::bigint) || p_facts_hash || v_previous
      );
      update round_head set position = place, hash = event_hash, answered = answered + p_answered where round_id = p_round;
      insert into round_event (round_id, position, kind, at, account_id, facts, facts_hash, previous, hash)
        values (p_round, place, p_kind, p_at, p_account, p_facts, p_facts_hash, v_previous, event_hash);
    end $$`.execute(db);

  /*
   * One cast, judged. It knows time, order and uniqueness and nothing of marks; refusals are answers, not exceptions.
   * Each statement of a VOLATILE function takes its own snapshot in READ COMMITTED, so what is read after the lock is what
   * stands after the lock. Folded into one statement with CTEs it would see the state from before the lock: a late ballot
   * would be counted. The closer takes the first lock exclusively.
   *
   * In a secret round no digest of the ballot is given: the answer goes to one table and the choice to another, the digest by
   * which a repeated request is known is keyed (see secret_round_key), and what is cast is final. Where that key
   * is gone, after the close or a restore, a repeated request is known by its own key and Member alone.
   */
  await sql`
    create function cast_ballot(
      p_round uuid, p_lock integer, p_member text, p_account uuid, p_key text, p_request_hash bytea,
      p_revision integer, p_marks bytea, p_abstains boolean, p_nonce bytea, p_ballot_hash bytea, p_name text, p_facts text, p_facts_hash bytea,
      out outcome text, out at timestamptz, out closes_at timestamptz, out standing_revision integer, out place bigint, out event_hash bytea
    ) language plpgsql volatile as $$
    declare
      v_request record;
      v_request_hash bytea := p_request_hash;
      v_state text;
      v_is_secret boolean;
    begin
      if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'casting needs READ COMMITTED, not %', current_setting('transaction_isolation');
      end if;
      perform pg_advisory_xact_lock_shared(8101, p_lock);
      perform pg_advisory_xact_lock(hashtextextended(p_round::text || p_member, 8102));

      if p_ballot_hash is null then
        v_request_hash := (
          select sha256(k.outer_pad || sha256(k.inner_pad || p_request_hash)) from secret_round_key k where k.round_id = p_round
        );
      end if;
      select r.request_hash, r.revision, r.member_code into v_request from cast_request r
        where r.round_id = p_round and r.account_id = p_account and r.key = p_key;
      if found then
        outcome := case
          when v_request.member_code = p_member and coalesce(v_request.request_hash = v_request_hash, true) then 'replayed'
          else 'keyReused'
        end;
        standing_revision := v_request.revision;
        return;
      end if;

      select r.state, r.secrecy = 'secret', coalesce(r.closed_at, r.closes_at), consult_clock()
        into v_state, v_is_secret, cast_ballot.closes_at, cast_ballot.at
        from round r where r.id = p_round;
      if v_is_secret <> (p_ballot_hash is null) then
        raise exception 'a digest of the ballot is for rounds that are not secret, and for all of them';
      end if;
      select coalesce(max(b.revision), 0) into standing_revision from ballot b
        where b.round_id = p_round and b.member_code = p_member;

      if v_state not in ('open', 'closed', 'tallied', 'declared') then
        outcome := 'notOpen';
      elsif v_state <> 'open' or at >= cast_ballot.closes_at then
        outcome := 'closed';
      elsif v_is_secret and standing_revision > 0 then
        outcome := 'final';
      elsif p_revision <> standing_revision + 1 then
        outcome := 'stale';
      else
        select e.place, e.event_hash into cast_ballot.place, cast_ballot.event_hash
          from append_event(p_round, 2, at, p_account, p_facts, p_facts_hash, (p_revision = 1)::integer) e;
        if v_is_secret then
          insert into ballot (round_id, member_code, revision, cast_by, cast_by_name, accepted_at, position)
            values (p_round, p_member, p_revision, p_account, p_name, at, place);
          insert into secret_ballot (round_id, id, marks, abstains, nonce)
            values (p_round, gen_random_uuid(), p_marks, p_abstains, p_nonce);
        else
          insert into ballot (round_id, member_code, revision, marks, abstains, nonce, ballot_hash, cast_by, cast_by_name, accepted_at, position)
            values (p_round, p_member, p_revision, p_marks, p_abstains, p_nonce, p_ballot_hash, p_account, p_name, at, place);
        end if;
        insert into cast_request (round_id, account_id, key, request_hash, member_code, revision)
          values (p_round, p_account, p_key, coalesce(v_request_hash, sha256(uuid_send(gen_random_uuid()))), p_member, p_revision);
        outcome := 'cast';
      end if;
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop function cast_ballot`.execute(db);
  await sql`drop function append_event`.execute(db);
  await sql`alter table declaration drop constraint declaration_of_round`.execute(db);
  for (const table of ['round_head', 'round_event', 'cast_request', 'ballot', 'round_option', 'round']) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function keep_frozen()`.execute(db);
}
