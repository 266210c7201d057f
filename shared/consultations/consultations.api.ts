import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { id, instant, line, memberCode, moment, reasonWords, text, textReply, version } from '../fields.ts';
import { languages } from '../languages.ts';
import { bodyLimits, limits } from '../limits.ts';
import { topicReply } from '../proposals/proposals.api.ts';
import { consultationActions, waitingKinds } from './consultation-actions.ts';
import { consultationStates } from './consultation-state.ts';

const one = z.object({ consultation: id });

const head = {
  year: z.int().describe('The year that it plans.'),
  title: textReply,
  symbol: z.string().nullable(),
  state: z.enum(consultationStates).describe('At the database’s clock: closed is closed although no job ran.'),
  opensAt: instant.nullable(),
  topicsCloseAt: instant.nullable(),
  closesAt: instant.nullable(),
};

const round = {
  id,
  sequence: z.int(),
  state: z
    .enum(['draft', 'ready', 'open', 'closed', 'tallied', 'declared', 'void'])
    .describe('At the database’s clock.'),
  closesAt: instant.nullable().describe('The effective close.'),
};

const paragraph = z.strictObject({
  number: z.int().min(1).max(9_999),
  heading: text(limits.title).nullable(),
  words: text(limits.paragraph),
});

const changed = z.object({ version });

export const consultationsApi = {
  'GET /api/consultations': {
    summary: 'The consultations that the reader may read',
    description:
      'The latest year first, each with what it asks of the reader now. Drafts are listed to the Administration and their Chair only.',
    action: 'listConsultations',
    reply: z.array(
      z.object({
        id,
        ...head,
        chair: z.object({ name: z.string() }).nullable(),
        awaits: z.array(
          z.object({
            kind: z
              .enum(waitingKinds)
              .describe(
                'view: the delegation has released none on the theme · release: a draft is newer than what is released · ballot: ' +
                  'none cast in an open round · ruling: proposed topics wait for the Chair · opening: a ready round may be opened by ' +
                  'the Chair before its hour · tally: a closed round waits for the Administration · declaration: a tallied ' +
                  'round waits for the Chair.',
              ),
            member: memberCode
              .nullable()
              .describe('The Member for which the reader acts; null for the acts of officers.'),
            round: id.nullable(),
            until: instant.nullable(),
          }),
        ),
        rounds: z.array(z.object(round)),
      }),
    ),
  },
  'POST /api/consultations': {
    summary: 'Draft a consultation',
    description:
      'Topics that were deferred to its year stand in it by themselves, admitted, with a remark of where they come from.',
    action: 'draftConsultation',
    body: z.strictObject({
      year: z.int().min(1900).max(2200),
      title: text(limits.title),
      symbol: line(limits.symbol).nullable().optional(),
      places: z.int().min(1).max(limits.options).describe('How many topics are to be chosen.'),
    }),
    reply: z.object({ id, version }),
    status: 201,
  },
  'GET /api/consultations/:consultation': {
    summary: 'One consultation, whole',
    description:
      'The note in numbered paragraphs, the theme, the topics with their history, the rounds and declarations.',
    action: 'readConsultation',
    on: 'consultation',
    params: one,
    reply: z.object({
      id,
      version,
      ...head,
      now: instant.describe('The database’s clock when this was read.'),
      stateReason: z.string().nullable(),
      remark: textReply.nullable(),
      asked: z.array(textReply).describe('What is asked of delegations, each in one line.'),
      places: z.int(),
      chair: z.object({ account: id, name: z.string() }).nullable(),
      openToObservers: z.boolean(),
      createdAt: instant,
      issuedAt: instant.nullable(),
      concludedAt: instant.nullable(),
      paragraphs: z.array(z.object({ number: z.int(), heading: textReply.nullable(), words: textReply })),
      theme: z
        .object({
          title: textReply,
          paragraph: z.int().nullable().describe('The paragraph that presents it.'),
          outcome: z.enum(['retained', 'deferred', 'notRetained']).nullable(),
          outcomeTitle: textReply.nullable(),
          deferredTo: z.int().nullable(),
          outcomeReason: z.string().nullable(),
        })
        .nullable(),
      topics: z.array(topicReply),
      rounds: z.array(
        z.object({
          ...round,
          kind: z.enum(['preference', 'decision', 'election', 'sounding']),
          opensAt: instant.nullable(),
        }),
      ),
      declarations: z.array(
        z.object({
          id,
          round: id.nullable().describe('Null for an agreement without a round.'),
          words: textReply,
          facts: z.unknown(),
          declaredBy: z.string(),
          declaredAt: instant,
        }),
      ),
      missing: z
        .array(z.object({ pointer: z.string(), languages: z.array(z.enum(languages)) }))
        .describe(
          'Words of the note, theme and topics that do not stand in every language, by JSON pointer into this reply.',
        ),
      may: z.array(z.enum(consultationActions)).describe('What the reader may do now.'),
    }),
  },
  'PUT /api/consultations/:consultation': {
    summary: 'Replace the text of a draft',
    description: 'All or nothing. What is left null stays to be filled in before the issue.',
    action: 'editConsultation',
    on: 'consultation',
    params: one,
    versioned: true,
    bodyLimit: bodyLimits.document,
    body: z.strictObject({
      title: text(limits.title),
      symbol: line(limits.symbol).nullable(),
      remark: text(limits.paragraph).nullable(),
      asked: z.array(text(limits.reason)).max(10),
      places: z.int().min(1).max(limits.options),
      chair: id.nullable().describe('The account that chairs.'),
      openToObservers: z.boolean(),
      opensAt: moment.nullable(),
      topicsCloseAt: moment.nullable(),
      closesAt: moment.nullable(),
      paragraphs: z.array(paragraph).max(limits.paragraphs).describe('Numbers rise; they need not begin at 1.'),
      theme: z.strictObject({ title: text(limits.title), paragraph: z.int().nullable() }).nullable(),
    }),
    reply: changed,
    errors: ['timeAmbiguous', 'timeMissing'],
  },
  'POST /api/consultations/:consultation/hours': {
    summary: 'Move hours of an issued consultation',
    description: 'Only later, and never once the present hour has passed by the database’s clock. The reason is kept.',
    action: 'moveHours',
    on: 'consultation',
    params: one,
    versioned: true,
    body: z.strictObject({
      opensAt: moment.optional(),
      topicsCloseAt: moment.optional(),
      closesAt: moment.optional(),
      reason: reasonWords,
    }),
    reply: changed,
    errors: ['timeAmbiguous', 'timeMissing'],
  },
  'POST /api/consultations/:consultation/chair': {
    summary: 'Appoint the Chair',
    description: 'The account that chairs this consultation from now on; it may also sit in a delegation.',
    action: 'appointChair',
    on: 'consultation',
    params: one,
    body: z.strictObject({ account: id }),
    reply: changed,
  },
  'POST /api/consultations/:consultation/issue': {
    summary: 'Issue the note',
    description:
      'Needs theme, note, all hours and a Chair. Languages that are missing do not bar the issue; they are named here and on the page.',
    action: 'issueConsultation',
    on: 'consultation',
    params: one,
    versioned: true,
    reply: z.object({
      version,
      missing: z.array(z.object({ pointer: z.string(), languages: z.array(z.enum(languages)) })),
    }),
    errors: ['notAcceptable'],
  },
  'POST /api/consultations/:consultation/withdraw': {
    summary: 'Withdraw a consultation',
    description:
      'With a reason; everything that was circulated stays readable. A round that is not ended has to be voided first.',
    action: 'withdrawConsultation',
    on: 'consultation',
    params: one,
    body: z.strictObject({ reason: reasonWords }),
    reply: changed,
    errors: ['conflict'],
  },
} as const satisfies Endpoints;
