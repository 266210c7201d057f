declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Identifiers are UUIDs in lower case, except a Member's, which is the organisation's own code (such as `FRA`). */
export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;
export type ConsultationId = Id<'consultation'>;
export type TopicId = Id<'topic'>;
export type RoundId = Id<'round'>;

/** A Member's or observer's code on the organisation's list: never reused, kept when ISO withdraws it (SCG). */
export type MemberCode = Id<'member'>;

/** A digest, SHA-256, as 64 lower-case hexadecimal digits. */
export type Digest = Id<'digest'>;

/** An instant in UTC, ISO 8601 with six decimals, such as `2026-11-27T15:12:04.123456Z`; so instants compare as strings. */
export type Instant = Id<'instant'>;
