import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { day, email, fullTextReply, id, instant, language, line, memberCode, reasonWords } from '../fields.ts';
import { bodyLimits, limits } from '../limits.ts';
import { positions } from '../roles.ts';

const status = z.enum(['member', 'observer']);
const group = z
  .string()
  .nullable()
  .describe(
    'Key of the regional group: africa, asia_pacific, eeg, grulac, weog, none, or one of the organisation’s own.',
  );

const listedMember = z.object({
  code: memberCode,
  names: fullTextReply,
  group,
  status,
  people: z.int().nullable().describe('People who act for it now; null unless the reader is of the Administration.'),
  rightSuspended: z.boolean().nullable().describe('Null unless the reader is of the Administration.'),
});

const link = z
  .object({ url: z.string(), expiresAt: instant })
  .nullable()
  .describe(
    'The one-time link to hand over; null where it was sent by mail, or where the person has a password already.',
  );

const person = z.object({
  id: id.describe('Of this person in this delegation; the same account may act for another one too.'),
  account: id,
  name: z.string(),
  email: z.string(),
  position: z.enum(positions),
  hasAuthority: z.boolean().describe('Recorded authority of an adviser to cast and release.'),
  authority: z.object({ by: z.string(), at: instant }).nullable().describe('Who recorded the authority, and when.'),
  mayCast: z.boolean(),
  since: instant,
  state: z.enum(['invited', 'active']).describe('invited: no password has been set yet.'),
  linkExpiresAt: instant.nullable().describe('Until when the last one-time link can be used.'),
});

const suspension = z.object({
  id,
  reason: z.string(),
  since: instant,
  by: z.string(),
  lifted: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});

const member = z.object({
  code: memberCode,
  names: fullTextReply,
  group,
  source: z.string().nullable().describe('Where the entry on the list comes from.'),
  status: status.nullable().describe('As of today; null for one that is not a Member or observer today.'),
  memberships: z
    .array(z.object({ status, from: day, to: day.nullable() }))
    .describe('Through the years; `to` is the day after the last.'),
  right: z.object({
    has: z.boolean(),
    why: z.enum(['member', 'observer', 'suspended', 'notOnList']),
    reason: z.string().nullable().describe('Why it is suspended.'),
    since: instant.nullable(),
  }),
  people: z.array(person),
  suspensions: z.array(suspension).describe('The latest first.'),
});

const remark = z.object({
  row: z.int().describe('As a spreadsheet counts: the row of headings is 1.'),
  column: z.string().nullable(),
  reason: z.string().describe('Key under `reason.`.'),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string().describe('The same in words, in the language of the request.'),
});

const importReport = z.object({
  applied: z.boolean().describe('False for a dry run.'),
  asOf: day,
  encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t']),
  rows: z.int().describe('Rows with content, the headings not counted.'),
  added: z.array(
    z.object({ row: z.int(), code: memberCode, names: fullTextReply, group, status, from: day, to: day.nullable() }),
  ),
  changed: z.array(
    z.object({
      row: z.int(),
      code: memberCode,
      names: fullTextReply.describe('As they will stand.'),
      changes: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  unchanged: z.array(memberCode),
  absent: z.array(memberCode).describe('On the list but not in the file: they stay as they are.'),
  refused: z.array(remark).describe('Every reason of every row. One is enough for nothing to be imported.'),
  warnings: z.array(remark).describe('To be looked at; they prevent nothing.'),
});

const onMember = { on: 'member', params: z.object({ member: memberCode }) } as const;
const onPerson = { on: 'member', params: z.object({ member: memberCode, person: id }) } as const;

export const membersApi = {
  'GET /api/members': {
    summary: 'List Members and observers',
    description: 'As of a day, today unless said; in the order of their codes.',
    action: 'listMembers',
    query: z.object({ asOf: day.optional() }),
    reply: z.object({ asOf: day, members: z.array(listedMember) }),
  },
  'GET /api/members/export.csv': {
    summary: 'The list as a file',
    description:
      'UTF-8 with byte order mark, commas, the columns of the import; a cell that a spreadsheet would take for a formula ' +
      'begins with an apostrophe. It imports again as unchanged.',
    action: 'listMembers',
    reply: 'text/csv',
  },
  'POST /api/members/import': {
    summary: 'Import Members and observers',
    description:
      'A file (`bytes`, base64) or pasted cells (`text`), separated by comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252. ' +
      'Columns: code (or iso3), name_en, name_fr, name_es, status, and as wanted regional_group, source, from, to. ' +
      'All or nothing. With `dryRun` nothing is stored and the report says what would be. Without it a file with a row that ' +
      'cannot be taken is refused (importRefused) with every reason, and `facts.report` is the report.',
    action: 'importMembers',
    body: z.strictObject({
      bytes: z.base64().optional(),
      text: z.string().optional(),
      dryRun: z.boolean(),
    }),
    reply: importReport,
    errors: ['importRefused', 'busy'],
    bodyLimit: bodyLimits.import,
  },
  'GET /api/members/:member': {
    summary: 'A delegation',
    description: 'Its people, its voting right with the reason, and the history of suspensions.',
    action: 'seeDelegation',
    ...onMember,
    reply: member,
  },
  'POST /api/members/:member/people': {
    summary: 'Add a person to a delegation',
    description:
      'Makes the account where the address has none, else takes the one that exists (its name stays). Without `language` the ' +
      'invitation is written in all three.',
    action: 'administerDelegation',
    ...onMember,
    body: z.strictObject({
      email,
      name: line(limits.name),
      position: z.enum(positions),
      language: language.optional(),
    }),
    reply: z.object({ person, link }),
    status: 201,
    errors: ['conflict'],
  },
  'PATCH /api/members/:member/people/:person': {
    summary: 'Change a position, or an adviser’s authority',
    description:
      'The head of the delegation or the Administration records an adviser’s authority; positions are the Administration’s. ' +
      'Holds from the person’s next request.',
    action: 'giveAuthority',
    ...onPerson,
    body: z.strictObject({ position: z.enum(positions).optional(), hasAuthority: z.boolean().optional() }),
    reply: z.object({ person }),
  },
  'DELETE /api/members/:member/people/:person': {
    summary: 'A person leaves a delegation',
    description:
      'Ends the person’s sessions at once, never the ballots cast. The account ends with it where nothing else is held: no other ' +
      'delegation, no office, no chair.',
    action: 'administerDelegation',
    ...onPerson,
    reply: null,
  },
  'POST /api/members/:member/people/:person/links': {
    summary: 'Issue a one-time link to a person',
    description: 'An invitation while no password is set, else a link to set a new one. It replaces the earlier one.',
    action: 'administerDelegation',
    ...onPerson,
    reply: z.object({ link }),
  },
  'POST /api/members/:member/suspensions': {
    summary: 'Suspend the voting right',
    description:
      'Holds for rolls frozen from now on; a round that is open keeps its roll. The reason is shown to the delegation.',
    action: 'suspendRight',
    ...onMember,
    body: z.strictObject({ reason: reasonWords }),
    reply: member,
    status: 201,
    errors: ['conflict'],
  },
  'POST /api/members/:member/suspensions/lift': {
    summary: 'Give the voting right back',
    description: 'Holds for rolls frozen from now on.',
    action: 'suspendRight',
    ...onMember,
    body: z.strictObject({ reason: reasonWords }),
    reply: member,
    errors: ['conflict'],
  },
} as const satisfies Endpoints;
