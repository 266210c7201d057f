import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { draftWords, id, instant, language, memberCode } from '../fields.ts';
import { limits } from '../limits.ts';
import { viewPositions } from './view-positions.ts';

const inConsultation = z.object({ consultation: id });
const subject = z
  .string()
  .regex(/^(theme|p[1-9]\d{0,3})$/)
  .describe('`theme`, or a paragraph of the note by its number, such as `p11`.');
const position = z.enum(viewPositions).nullable().describe('Null for a paragraph, and in a draft that has none yet.');

const revision = {
  revision: z.int(),
  position,
  words: z.string(),
  language,
  released: z.boolean(),
  at: instant,
  by: z.string().describe('Who wrote it; only the own delegation is told.'),
};

export const viewsApi = {
  'PUT /api/consultations/:consultation/views/:subject': {
    summary: 'Write or release a view of a delegation',
    description:
      'Any delegate may keep a draft, which only the own delegation sees; who may cast may release. `replaces` names the last ' +
      'revision that was read, 0 for the first: a colleague’s later one is not overwritten unseen (viewStale). Until the close.',
    action: 'draftView',
    on: 'consultation',
    params: z.object({ consultation: id, subject }),
    body: z.strictObject({
      member: memberCode,
      position,
      words: draftWords(limits.viewWords),
      language: language.describe('The language in which the words are written.'),
      release: z.boolean(),
      replaces: z.int().min(0),
    }),
    reply: z.object({ revision: z.int(), released: z.boolean(), at: instant }),
    errors: ['viewStale'],
  },
  'GET /api/consultations/:consultation/views': {
    summary: 'Views on the theme and on paragraphs',
    description: 'What delegations have released, and all revisions of the reader’s own delegations, drafts included.',
    action: 'readViews',
    on: 'consultation',
    params: inConsultation,
    reply: z.object({
      released: z
        .array(z.object({ member: memberCode, subject, position, words: z.string(), language, at: instant }))
        .describe(
          'The last released view of each Member on each subject, by code; the page orders by the names of its language.',
        ),
      own: z.array(
        z.object({
          member: memberCode,
          subject,
          draft: z.boolean().describe('The last revision is not released.'),
          ...revision,
          earlier: z.array(z.object(revision)).describe('The latest first.'),
        }),
      ),
      figures: z
        .object({
          kind: z.literal('notAVote').describe('To be said beside the figures: views are not votes.'),
          positions: z.array(z.object({ position: z.enum(viewPositions), n: z.int() })),
        })
        .nullable()
        .describe('How many Members released which position on the theme; null until the consultation has closed.'),
    }),
  },
  'GET /api/consultations/:consultation/views.csv': {
    summary: 'Released views as CSV',
    description: 'UTF-8 with a byte order mark, one line a view, titles of columns in the reader’s language.',
    action: 'readViews',
    on: 'consultation',
    params: inConsultation,
    reply: 'text/csv',
  },
} as const satisfies Endpoints;
