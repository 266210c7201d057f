/**
 * The catalogue of refusals. `status` is the HTTP status, `when` says in one sentence for an integrator when it is sent.
 * What a reader is told stands in the catalogues of words under `error.<code>`; `docs/errors.md` is printed from here.
 */
export const errors = {
  notSignedIn: { status: 401, when: 'No session, or one that ended. Sign in and repeat the request.' },
  wrongCredentials: {
    status: 401,
    when: 'E-mail address and password do not go together; which half is wrong is not said.',
  },
  notAllowed: { status: 403, when: 'The account has no role or relation that may do this.' },
  crossSite: { status: 403, when: 'A page of another site sent a request that changes something.' },
  notFound: { status: 404, when: 'There is nothing at this address, or nothing that this account may know of.' },
  linkSpent: { status: 410, when: 'The one-time link was used, replaced or has run out.' },
  notNow: {
    status: 409,
    when: 'The act is this account’s to do, but not in the present state; `values.state` names it.',
  },
  conflict: { status: 409, when: 'Something with the same name or address exists already; the reasons say what.' },
  versionChanged: { status: 412, when: 'If-Match names a version that somebody has replaced since.' },
  versionMissing: { status: 428, when: 'An edit was sent without If-Match.' },
  notAcceptable: {
    status: 422,
    when: 'The body was understood and breaks a rule; every reason is listed with its pointer.',
  },
  malformed: {
    status: 400,
    when: 'The request does not have the form that the contract states; every place is listed.',
  },
  tooLarge: { status: 413, when: 'The body is larger than this route accepts.' },
  tooManyTries: {
    status: 429,
    when: 'Too many tries for this account or from this address; `Retry-After` gives the seconds.',
  },
  busy: {
    status: 503,
    when: 'The server cannot take the request now; nothing was stored. `Retry-After` gives the seconds.',
  },
  internal: {
    status: 500,
    when: 'A fault of the server. Nothing was stored unless a receipt was sent; the request id finds it in the log.',
  },

  roundNotOpen: { status: 409, when: 'A ballot for a round that has not opened or was voided.' },
  roundClosed: {
    status: 410,
    when: 'The ballot arrived at or after the effective close by the database’s clock. `facts` holds both times and what stands.',
  },
  ballotStale: {
    status: 409,
    when: 'The ballot replaces a revision that is not the last: a colleague cast meanwhile. `facts` says who and when.',
  },
  ballotFinal: {
    status: 409,
    when: 'A ballot of this Member is cast in a secret round, and cannot be replaced. `facts` says by whom and when.',
  },
  viewStale: {
    status: 409,
    when: 'The view replaces a revision that is not the last: a colleague wrote meanwhile. `facts` says who, when and which revision.',
  },
  keyReused: { status: 422, when: 'The Idempotency-Key was used by this account in this round for another ballot.' },
  keyMissing: { status: 400, when: 'A ballot was sent without an Idempotency-Key header.' },
  notOnRoll: { status: 403, when: 'The Member is not on the roll that was frozen when the round opened.' },
  mayNotCast: { status: 403, when: 'The person does not act for this Member, or has no authority to cast for it now.' },
  ballotRefused: { status: 422, when: 'The marks break the form of the round; all reasons are listed.' },
  roundIncomplete: {
    status: 422,
    when: 'The round lacks something that must be fixed before it opens; all reasons are listed.',
  },
  timeAmbiguous: { status: 422, when: 'The local time exists twice (clocks go back); `facts.instants` holds both.' },
  timeMissing: { status: 422, when: 'The local time does not exist (clocks go forward).' },
  closeNotLater: { status: 422, when: 'An extension must name a later close than the effective one.' },
  tieUnresolved: {
    status: 422,
    when: 'The figures hold a tie for the last place and the declaration does not say how it was resolved.',
  },
  importRefused: {
    status: 422,
    when: 'At least one row cannot be taken; nothing was imported. The reasons name row and column.',
  },
} as const satisfies Record<string, { status: number; when: string }>;

export type ErrorCode = keyof typeof errors;
