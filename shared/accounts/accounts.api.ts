import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import {
  day,
  email,
  fullTextReply,
  id,
  instant,
  language,
  line,
  memberCode,
  textReply,
  typedEmail,
} from '../fields.ts';
import { limits } from '../limits.ts';
import { offices, positions } from '../roles.ts';

/** As it was typed: whether it is long enough is a rule (check-password.ts), so that the answer names it in words. */
const password = z
  .string()
  .max(limits.passwordMax)
  .describe('At least 12 characters to be accepted; any may be pasted.');
const secret = z.string().min(1).max(100).describe('What stands after # in the address of a one-time link.');
const account = z.object({ account: id });

const link = z
  .object({ url: z.string(), expiresAt: instant })
  .nullable()
  .describe('The one-time link to hand over; null where it was sent by mail, or where none is needed.');

const membership = z.object({
  member: memberCode,
  names: fullTextReply,
  status: z.enum(['member', 'observer']),
  position: z.enum(positions),
  mayCast: z.boolean().describe('May cast and release for this Member, as far as the position goes.'),
});

const ownAccount = z.object({
  id,
  name: z.string(),
  email: z.string(),
  language,
  offices: z.array(z.enum(offices)),
  memberships: z.array(membership),
});

const me = z.object({
  account: ownAccount.nullable().describe('Null for somebody who is not signed in.'),
  organisation: z.object({
    name: z.string(),
    zone: z.string().describe('IANA name of the zone of the official time.'),
    place: fullTextReply.describe('How the place of that zone is called.'),
  }),
  now: instant.describe('The database’s clock, which judges every close.'),
  demo: z.boolean().describe('A trial with invented people: sign-in by choosing one, and a ribbon on every page.'),
  mail: z.boolean().describe('Links are sent by mail; otherwise the Administration hands them over.'),
});

const person = z.object({
  account: id,
  name: z.string(),
  offices: z.array(z.enum(offices)),
  chairs: z.boolean(),
  memberships: z.array(membership),
});

const listedAccount = z.object({
  id,
  name: z.string(),
  email: z.string(),
  language,
  offices: z.array(z.enum(offices)),
  chairs: z.array(z.object({ consultation: id, year: z.int(), title: textReply })),
  memberships: z.array(membership),
  state: z.enum(['invited', 'active']).describe('invited: no password has been set yet.'),
  linkExpiresAt: instant.nullable().describe('Until when the last one-time link can be used.'),
  since: day,
});

export const accountsApi = {
  'GET /api/me': {
    summary: 'Who is signed in, and where',
    description:
      'The account of the session with its offices and delegations, the organisation, its official time, the clock.',
    action: 'signIn',
    reply: me,
  },
  'PATCH /api/me': {
    summary: 'Change one’s own name or language',
    description: 'The language is that of mails; pages name theirs in Accept-Language.',
    action: 'editOwnAccount',
    body: z.strictObject({ name: line(limits.name).optional(), language: language.optional() }),
    reply: me,
  },
  'POST /api/me/password': {
    summary: 'Change one’s own password',
    description: 'Ends every other session of the account. A wrong present password counts as a failed sign-in.',
    action: 'editOwnAccount',
    body: z.strictObject({ current: password, next: password }),
    reply: null,
    errors: ['busy'],
  },
  'POST /api/sessions': {
    summary: 'Sign in',
    description:
      'Sets the session cookie. A name that nobody has and a wrong password get the same answer in the same time. ' +
      'After 10 failures in 15 minutes an address of mail is barred for the rest of them (tooManyTries).',
    action: 'signIn',
    body: z.strictObject({ email: typedEmail, password }),
    reply: me,
    errors: ['wrongCredentials', 'busy'],
  },
  'DELETE /api/sessions/current': {
    summary: 'Sign out here',
    description: 'Ends the session of this cookie; succeeds where there is none.',
    action: 'signIn',
    reply: null,
  },
  'DELETE /api/sessions': {
    summary: 'Sign out everywhere',
    description: 'Ends every session of the account at once, this one too.',
    action: 'editOwnAccount',
    reply: null,
  },
  'POST /api/links/look': {
    summary: 'What a one-time link is for',
    description: 'Does not use it. Name and address are null for the link that makes the first administrator.',
    action: 'signIn',
    body: z.strictObject({ secret }),
    reply: z.object({
      purpose: z.enum(['firstAdministrator', 'invitation', 'reset']),
      name: z.string().nullable(),
      email: z.string().nullable(),
      language: language.nullable(),
      expiresAt: instant,
    }),
    errors: ['linkSpent'],
  },
  'POST /api/links/use': {
    summary: 'Use a one-time link and sign in',
    description:
      'Sets the password, ends the account’s other sessions and links, and signs in. Of two uses at once, one succeeds. ' +
      'Name and address are needed for the first administrator; the address is taken from nobody else.',
    action: 'signIn',
    body: z.strictObject({
      secret,
      password,
      name: line(limits.name).optional(),
      email: email.optional(),
      language: language.optional(),
    }),
    reply: me,
    errors: ['linkSpent', 'conflict', 'busy'],
  },
  'POST /api/links/reset': {
    summary: 'Ask for a link to set a new password',
    description:
      'The same answer in the same time whether or not the address belongs to an account. Where the service sends no mail, ' +
      'nothing follows from it: the Administration hands links over.',
    action: 'signIn',
    body: z.strictObject({ email: typedEmail }),
    reply: null,
    status: 202,
  },
  'GET /api/demo/people': {
    summary: 'Whom one can sign in as in a demonstration',
    description: 'Not found anywhere else.',
    action: 'signIn',
    reply: z.object({ people: z.array(person) }),
    errors: ['notFound'],
  },
  'POST /api/demo/sessions': {
    summary: 'Sign in as somebody in a demonstration',
    description: 'Not found anywhere else.',
    action: 'signIn',
    body: z.strictObject({ account: id }),
    reply: me,
    errors: ['notFound'],
  },
  'GET /api/accounts': {
    summary: 'List accounts',
    description:
      '`staff`: those with an office, who chair, or who act for no delegation. `everyone`: all that have not ended.',
    action: 'administerAccounts',
    query: z.object({ who: z.enum(['staff', 'everyone']).default('staff') }),
    reply: z.object({ accounts: z.array(listedAccount) }),
  },
  'POST /api/accounts': {
    summary: 'Make an account',
    description:
      'For people who act for no delegation: officers, and chairs from outside. Where the address belongs to an account, ' +
      '`facts.account` names it and nothing is made; one that has ended comes back.',
    action: 'administerAccounts',
    body: z.strictObject({
      email,
      name: line(limits.name),
      language: language.optional(),
      offices: z.array(z.enum(offices)).max(offices.length),
    }),
    reply: z.object({ account: listedAccount, link }),
    status: 201,
    errors: ['conflict'],
  },
  'PATCH /api/accounts/:account': {
    summary: 'Change the offices of an account',
    description: 'Holds from the account’s next request. One administrator who can sign in always remains.',
    action: 'administerAccounts',
    params: account,
    body: z.strictObject({ offices: z.array(z.enum(offices)).max(offices.length) }),
    reply: z.object({ account: listedAccount }),
    errors: ['notFound', 'notAcceptable'],
  },
  'POST /api/accounts/:account/links': {
    summary: 'Issue a one-time link to an account',
    description: 'An invitation while no password is set, else a link to set a new one. It replaces the earlier one.',
    action: 'administerAccounts',
    params: account,
    reply: z.object({ link }),
    errors: ['notFound'],
  },
  'DELETE /api/accounts/:account': {
    summary: 'End an account',
    description:
      'Ends its sessions, its links and its part in delegations at once, never ballots cast. ' +
      'One administrator who can sign in always remains.',
    action: 'administerAccounts',
    params: account,
    reply: null,
    errors: ['notFound', 'notAcceptable'],
  },
} as const satisfies Endpoints;
