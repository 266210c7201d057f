import { type Kysely, sql } from 'kysely';

/** The consultation with its note, its theme, the topics and their memory, and the views. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table consultation (
      id uuid primary key,
      year integer not null check (year between 1900 and 2200),
      title jsonb not null,
      symbol text,
      remark jsonb,
      asked jsonb not null default '[]',
      places integer not null check (places between 1 and 26),
      state text not null default 'draft' check (state in ('draft', 'issued', 'concluded', 'withdrawn')),
      state_reason text,
      chair_id uuid references account,
      open_to_observers boolean not null default true,
      opens_at timestamptz,
      topics_close_at timestamptz,
      closes_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      issued_at timestamptz,
      concluded_at timestamptz,
      check (opens_at < closes_at and topics_close_at <= closes_at)
    )`.execute(db);

  await sql`
    create table paragraph (
      consultation_id uuid not null references consultation,
      number integer not null check (number > 0),
      heading jsonb,
      words jsonb not null,
      primary key (consultation_id, number)
    )`.execute(db);

  await sql`
    create table theme (
      consultation_id uuid primary key references consultation,
      title jsonb not null,
      paragraph integer,
      outcome text check (outcome in ('retained', 'deferred', 'notRetained')),
      outcome_title jsonb,
      deferred_to integer,
      outcome_reason text
    )`.execute(db);

  // A topic keeps its identity through the years; each consultation in which it stood is a station.
  await sql`create table topic (id uuid primary key, title jsonb not null, created_at timestamptz not null)`.execute(
    db,
  );
  await sql`
    create table topic_station (
      id uuid primary key,
      topic_id uuid not null references topic,
      consultation_id uuid references consultation,
      year integer not null,
      kind text not null check (kind in ('workshop', 'theme')),
      title jsonb not null,
      reasons jsonb,
      remark jsonb,
      position integer not null default 0,
      proposed_by text references member,
      proposed_at timestamptz,
      entered_by uuid references account,
      state text not null check (state in ('proposed', 'admitted', 'notAdmitted', 'withdrawn', 'merged')),
      state_reason text,
      state_at timestamptz,
      state_by uuid references account,
      merged_into uuid references topic,
      outcome text check (outcome in ('retained', 'deferred', 'merged', 'notRetained')),
      outcome_title jsonb,
      outcome_reason text,
      deferred_to integer,
      of_general_interest boolean not null default false,
      constraint topic_once_a_consultation unique (consultation_id, topic_id),
      check ((outcome = 'deferred') = (deferred_to is not null))
    )`.execute(db);
  await sql`create index topic_station_of_topic on topic_station (topic_id, year)`.execute(db);
  await sql`create index topic_station_deferred on topic_station (deferred_to) where deferred_to is not null`.execute(
    db,
  );

  await sql`
    create table topic_link (
      id uuid primary key,
      topic_id uuid not null references topic,
      earlier_id uuid references topic,
      year integer,
      title jsonb not null
    )`.execute(db);
  await sql`create index topic_link_of_topic on topic_link (topic_id)`.execute(db);

  await sql`
    create table sponsor (
      station_id uuid not null references topic_station,
      member_code text not null references member,
      account_id uuid not null references account,
      at timestamptz not null,
      withdrawn_at timestamptz,
      primary key (station_id, member_code, at)
    )`.execute(db);

  // Each change of a view is a row: the last released one is the Member's view, the earlier ones stay readable to it.
  await sql`
    create table view (
      consultation_id uuid not null references consultation,
      subject text not null check (subject = 'theme' or subject ~ '^p[0-9]+$'),
      member_code text not null references member,
      revision integer not null check (revision > 0),
      position text check (position in ('support', 'supportWithComments', 'cannotSupport', 'noPosition')),
      words text not null,
      language text not null check (language in ('en', 'fr', 'es')),
      released boolean not null,
      account_id uuid not null references account,
      at timestamptz not null,
      primary key (consultation_id, subject, member_code, revision)
    )`.execute(db);
  await sql`create trigger append_only before update or delete on view for each row execute function refuse_change()`.execute(
    db,
  );

  await sql`
    create table declaration (
      id uuid primary key,
      consultation_id uuid not null references consultation,
      round_id uuid,
      words jsonb not null,
      facts jsonb not null,
      declared_by uuid not null references account,
      declared_at timestamptz not null
    )`.execute(db);
  await sql`create trigger append_only before update or delete on declaration for each row execute function refuse_change()`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    'declaration',
    'view',
    'sponsor',
    'topic_link',
    'topic_station',
    'topic',
    'theme',
    'paragraph',
    'consultation',
  ]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
