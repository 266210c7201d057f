import { type Kysely, sql } from 'kysely';
import type { Instant } from '#shared/ids.ts';
import { readClock } from '#server/db/clock.ts';
import type { Database } from '#server/db/schema.ts';

/** The clock of a test's own database, to be moved and stopped: what takes hours is tried in no time, and to the microsecond. */
export interface Clock {
  /** Runs on, so many seconds ahead of the true time. */
  ahead(seconds: number): Promise<void>;
  /** Stands at an instant, by default at this one, and so many microseconds after it. */
  stopAt(instant: Instant, microseconds?: number): Promise<void>;
}

export async function movableClock(db: Kysely<Database>): Promise<Clock> {
  await sql`create table test_clock (ahead interval not null, stands timestamptz)`.execute(db);
  await sql`insert into test_clock values ('0', null)`.execute(db);
  await sql`
    create or replace function consult_clock() returns timestamptz language sql volatile as
    'select coalesce(stands, clock_timestamp() + ahead) from test_clock'`.execute(db);
  return {
    ahead: async (seconds) => {
      await sql`update test_clock set ahead = make_interval(secs => ${seconds}), stands = null`.execute(db);
    },
    stopAt: async (instant, microseconds = 0) => {
      const later = sql`${microseconds} * interval '1 microsecond'`;
      await sql`update test_clock set stands = ${instant}::timestamptz + ${later}`.execute(db);
    },
  };
}

/** Waits until the database's clock has reached an instant. */
export async function untilClock(db: Kysely<Database>, instant: Instant): Promise<void> {
  while ((await readClock(db)) < instant) await sql`select pg_sleep(0.005)`.execute(db);
}
