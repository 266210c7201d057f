import { type Kysely, sql } from 'kysely';

/** The clock, who is who, and who may sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One name for the clock, so that a test can move it in its own schema.
  await sql`create function consult_clock() returns timestamptz language sql volatile as 'select clock_timestamp()'`.execute(
    db,
  );

  // Some records must outlive every mistake of the application, so the database itself refuses to change them.
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);

  await sql`create table setting (name text primary key, value jsonb not null)`.execute(db);

  await sql`
    create table account (
      id uuid primary key,
      email text not null,
      email_key text not null,
      name text not null,
      language text not null default 'en' check (language in ('en', 'fr', 'es')),
      offices text[] not null default '{}',
      password_hash text,
      created_at timestamptz not null,
      ended_at timestamptz,
      constraint account_email_key unique (email_key)
    )`.execute(db);

  await sql`
    create table session (
      id uuid primary key,
      account_id uuid not null references account,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db);
  await sql`create index session_of_account on session (account_id) where ended_at is null`.execute(db);

  // Only the digest of a link's secret is kept: who reads the database cannot use a link.
  await sql`
    create table one_time_link (
      secret_hash bytea primary key,
      purpose text not null check (purpose in ('firstAdministrator', 'invitation', 'reset')),
      account_id uuid references account,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      replaced_at timestamptz
    )`.execute(db);
  await sql`create index one_time_link_of_account on one_time_link (account_id)`.execute(db);

  await sql`create table sign_in_failure (email_key text not null, at timestamptz not null)`.execute(db);
  await sql`create index sign_in_failure_recent on sign_in_failure (email_key, at)`.execute(db);

  await sql`
    create table member (
      code text primary key check (code ~ '^[A-Z0-9]{2,12}$'),
      names jsonb not null,
      regional_group text,
      source text,
      created_at timestamptz not null
    )`.execute(db);

  // Member or observer from one day to another: every count is as of a date.
  await sql`
    create table membership (
      member_code text not null references member,
      status text not null check (status in ('member', 'observer')),
      starts_on date not null,
      ends_on date check (ends_on > starts_on),
      primary key (member_code, starts_on)
    )`.execute(db);

  await sql`
    create table suspension (
      id uuid primary key,
      member_code text not null references member,
      reason text not null,
      starts_at timestamptz not null,
      entered_by uuid not null references account,
      lifted_at timestamptz,
      lifted_reason text,
      lifted_by uuid references account
    )`.execute(db);
  await sql`create unique index suspension_one_running on suspension (member_code) where lifted_at is null`.execute(db);

  await sql`
    create table delegate (
      id uuid primary key,
      account_id uuid not null references account,
      member_code text not null references member,
      position text not null check (position in ('head', 'representative', 'alternate', 'adviser')),
      has_authority boolean not null default false,
      authority_by uuid references account,
      authority_at timestamptz,
      starts_at timestamptz not null,
      ends_at timestamptz
    )`.execute(db);
  await sql`create unique index delegate_once on delegate (account_id, member_code) where ends_at is null`.execute(db);
  await sql`create index delegate_of_member on delegate (member_code) where ends_at is null`.execute(db);

  // Every act of an officer that is not an event of a round.
  await sql`
    create table audit_event (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      account_id uuid references account,
      action text not null,
      subject text not null,
      facts jsonb not null
    )`.execute(db);
  await sql`create trigger append_only before update or delete on audit_event for each row execute function refuse_change()`.execute(
    db,
  );
  await sql`create trigger append_only_whole before truncate on audit_event for each statement execute function refuse_change()`.execute(
    db,
  );

  await sql`
    create table outbox (
      id bigint generated always as identity primary key,
      recipient text not null,
      subject text not null,
      body text not null,
      created_at timestamptz not null,
      due_at timestamptz not null,
      sent_at timestamptz,
      tries integer not null default 0,
      last_error text
    )`.execute(db);
  await sql`create index outbox_due on outbox (due_at) where sent_at is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'outbox',
    'audit_event',
    'delegate',
    'suspension',
    'membership',
    'member',
    'sign_in_failure',
    'one_time_link',
    'session',
    'account',
    'setting',
  ]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await sql`drop function refuse_change()`.execute(db);
  await sql`drop function consult_clock()`.execute(db);
}
