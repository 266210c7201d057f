import type { Generated } from 'kysely';
import type { Language, FullText, Text } from '#shared/languages.ts';
import type { Office, Position } from '#shared/roles.ts';
import type { RuleName } from '#shared/tally/rule-frames.ts';

/**
 * Every table on one page, as both engines return it (see codecs.ts): instants as ISO 8601 strings in UTC with six decimals,
 * days as YYYY-MM-DD, int8 as number, bytea as Uint8Array, json parsed. A test compares this page with the database.
 */
export interface Database {
  setting: { name: string; value: unknown };
  account: {
    id: string;
    email: string;
    email_key: string;
    name: string;
    language: Generated<Language>;
    offices: Generated<Office[]>;
    password_hash: string | null;
    created_at: string;
    ended_at: string | null;
  };
  session: { id: string; account_id: string; created_at: string; expires_at: string; ended_at: string | null };
  one_time_link: {
    secret_hash: Uint8Array;
    purpose: 'firstAdministrator' | 'invitation' | 'reset';
    account_id: string | null;
    created_at: string;
    expires_at: string;
    used_at: string | null;
    replaced_at: string | null;
  };
  sign_in_failure: { email_key: string; at: string };
  member: { code: string; names: FullText; regional_group: string | null; source: string | null; created_at: string };
  membership: { member_code: string; status: 'member' | 'observer'; starts_on: string; ends_on: string | null };
  suspension: {
    id: string;
    member_code: string;
    reason: string;
    starts_at: string;
    entered_by: string;
    lifted_at: string | null;
    lifted_reason: string | null;
    lifted_by: string | null;
  };
  delegate: {
    id: string;
    account_id: string;
    member_code: string;
    position: Position;
    has_authority: Generated<boolean>;
    authority_by: string | null;
    authority_at: string | null;
    starts_at: string;
    ends_at: string | null;
  };
  audit_event: {
    id: Generated<number>;
    at: string;
    account_id: string | null;
    action: string;
    subject: string;
    facts: unknown;
  };
  outbox: {
    id: Generated<number>;
    recipient: string;
    subject: string;
    body: string;
    created_at: string;
    due_at: string;
    sent_at: string | null;
    tries: Generated<number>;
    last_error: string | null;
  };
  consultation: {
    id: string;
    year: number;
    title: Text;
    symbol: string | null;
    remark: Text | null;
    asked: Generated<Text[]>;
    places: number;
    state: Generated<'draft' | 'issued' | 'concluded' | 'withdrawn'>;
    state_reason: string | null;
    chair_id: string | null;
    open_to_observers: Generated<boolean>;
    opens_at: string | null;
    topics_close_at: string | null;
    closes_at: string | null;
    version: Generated<number>;
    created_at: string;
    issued_at: string | null;
    concluded_at: string | null;
  };
  paragraph: { consultation_id: string; number: number; heading: Text | null; words: Text };
  theme: {
    consultation_id: string;
    title: Text;
    paragraph: number | null;
    outcome: 'retained' | 'deferred' | 'notRetained' | null;
    outcome_title: Text | null;
    deferred_to: number | null;
    outcome_reason: string | null;
  };
  topic: { id: string; title: Text; created_at: string };
  topic_station: {
    id: string;
    topic_id: string;
    consultation_id: string | null;
    year: number;
    kind: 'workshop' | 'theme';
    title: Text;
    reasons: Text | null;
    remark: Text | null;
    position: Generated<number>;
    proposed_by: string | null;
    proposed_at: string | null;
    entered_by: string | null;
    state: 'proposed' | 'admitted' | 'notAdmitted' | 'withdrawn' | 'merged';
    state_reason: string | null;
    state_at: string | null;
    state_by: string | null;
    merged_into: string | null;
    outcome: 'retained' | 'deferred' | 'merged' | 'notRetained' | null;
    outcome_title: Text | null;
    outcome_reason: string | null;
    deferred_to: number | null;
    of_general_interest: Generated<boolean>;
  };
  topic_link: { id: string; topic_id: string; earlier_id: string | null; year: number | null; title: Text };
  sponsor: { station_id: string; member_code: string; account_id: string; at: string; withdrawn_at: string | null };
  view: {
    consultation_id: string;
    subject: string;
    member_code: string;
    revision: number;
    position: 'support' | 'supportWithComments' | 'cannotSupport' | 'noPosition' | null;
    words: string;
    language: Language;
    released: boolean;
    account_id: string;
    at: string;
  };
  declaration: {
    id: string;
    consultation_id: string;
    round_id: string | null;
    words: Text;
    facts: unknown;
    declared_by: string;
    declared_at: string;
  };
  round: {
    id: string;
    lock_number: Generated<number>;
    consultation_id: string;
    sequence: number;
    kind: 'preference' | 'decision' | 'election' | 'sounding';
    state: Generated<'draft' | 'ready' | 'open' | 'closed' | 'tallied' | 'declared' | 'void'>;
    question: Text;
    form: 'choose' | 'approve' | 'rank' | 'score' | 'points' | 'decide';
    minimum: number;
    maximum: number;
    highest: Generated<number>;
    budget: Generated<number>;
    equal_ranks: Generated<boolean>;
    places: number;
    rule: Generated<RuleName>;
    parameters: Generated<Record<string, string>>;
    /** Of an election: places by the group whose candidates fill them. Empty where all fill the same places. */
    seats: Generated<Record<string, number>>;
    /** Which ballot of its election this is, from 1. */
    ballot: Generated<number>;
    /** What the ballot fills: the places themselves, or the end of the list of a restricted ballot to come. */
    fills: Generated<'places' | 'list'>;
    /** The rule of the election names its candidates, so nobody changes them. */
    restricted: Generated<boolean>;
    secrecy: 'recorded' | 'confidential' | 'secret';
    tie_means: string[];
    names_of_answered: Generated<'administration' | 'all'>;
    opens_at: string | null;
    closes_at: string | null;
    further_of: string | null;
    manifest: string | null;
    manifest_hash: Uint8Array | null;
    result: string | null;
    result_hash: Uint8Array | null;
    opened_at: string | null;
    closed_at: string | null;
    tallied_at: string | null;
    tallied_by: string | null;
    declared_at: string | null;
    voided_at: string | null;
    void_reason: string | null;
    version: Generated<number>;
    created_at: string;
  };
  round_option: {
    round_id: string;
    position: number;
    /** Null for a candidate of an election. */
    topic_id: string | null;
    title: Text;
    presented_by: string | null;
    seat_group: string | null;
  };
  ballot: {
    round_id: string;
    member_code: string;
    revision: number;
    marks: Uint8Array | null;
    /** Null, as are marks, nonce and digest, in a secret round: the row says that the Member has answered, and no more. */
    abstains: boolean | null;
    nonce: Uint8Array | null;
    ballot_hash: Uint8Array | null;
    cast_by: string;
    /** As it was then: a receipt stays the same when the person takes another name. */
    cast_by_name: string;
    accepted_at: string;
    position: number;
  };
  secret_ballot: { round_id: string; id: string; marks: Uint8Array | null; abstains: boolean; nonce: Uint8Array };
  secret_round_key: { round_id: string; inner_pad: Uint8Array; outer_pad: Uint8Array };
  cast_request: {
    round_id: string;
    account_id: string;
    key: string;
    request_hash: Uint8Array;
    member_code: string;
    revision: number;
  };
  round_event: {
    round_id: string;
    position: number;
    kind: number;
    at: string;
    account_id: string | null;
    facts: string;
    facts_hash: Uint8Array;
    previous: Uint8Array;
    hash: Uint8Array;
  };
  round_head: { round_id: string; position: number; hash: Uint8Array; answered: number };
}
