import { type RawBuilder, sql } from 'kysely';

/**
 * A membership that holds today, by the database's clock: from its first day on, and before the day after its last. For queries
 * in which the table `membership` goes by its own name.
 */
export const holdsToday: RawBuilder<boolean> = sql<boolean>`(
  membership.starts_on <= consult_clock()::date
  and (membership.ends_on is null or membership.ends_on > consult_clock()::date)
)`;
