import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { id, instant, memberCode, moment, reasonWords, text, textReply } from '../fields.ts';
import { limits } from '../limits.ts';
import { rulings, topicKinds, topicOutcomes, topicStates } from './topic-state.ts';

const inConsultation = z.object({ consultation: id });
const oneTopic = z.object({ consultation: id, topic: id });
const topicOnly = z.object({ topic: id });

const year = z.int().min(1900).max(2200);
const title = text(limits.title);
const reasons = text(limits.topicCase).describe(
  `The case for the topic: at most ${limits.topicCaseWords} words in each language.`,
);
const remark = text(limits.topicCase).describe(
  'A line of the Administration beside the topic, such as where it comes from.',
);
const buildsOn = z.array(id).max(20).optional().describe('Earlier topics that it builds on.');
const takenUp = id.optional().describe('An earlier topic that is taken up again; it keeps its history.');

const outcomeFields = {
  outcome: z.enum(topicOutcomes).nullable(),
  outcomeTitle: textReply.nullable().describe('The title under which it was retained, if another.'),
  deferredTo: z.int().nullable(),
  ofGeneralInterest: z.boolean(),
};

const station = z.object({
  consultation: id.nullable().describe('Null where it was recorded from the time before this system.'),
  year: z.int(),
  kind: z.enum(topicKinds),
  title: textReply,
  remark: textReply.nullable(),
  proposedBy: memberCode.nullable(),
  state: z.enum(topicStates),
  mergedInto: id.nullable(),
  ...outcomeFields,
});

const link = z.object({ topic: id.nullable(), year: z.int().nullable(), title: textReply });

export const topicCard = z.object({
  topic: id,
  title: textReply,
  stations: z.array(station).describe('Every consultation in which it stood, the earliest first.'),
  buildsOn: z.array(link),
  ledTo: z.array(link).describe('Later topics that build on it.'),
});

/** A topic as it stands in one consultation. */
export const topicReply = z.object({
  id: id.describe('The topic, the same through all years.'),
  title: textReply,
  reasons: textReply.nullable(),
  remark: textReply.nullable(),
  position: z.int(),
  proposedBy: memberCode.nullable().describe('The Member; null for a topic of the note.'),
  proposedAt: instant.nullable(),
  enteredBy: z
    .string()
    .nullable()
    .describe('Who entered it on the delegation’s behalf; null where the delegation did.'),
  state: z.enum(topicStates),
  stateReason: z.string().nullable(),
  stateAt: instant.nullable(),
  mergedInto: id.nullable(),
  outcomeReason: z.string().nullable(),
  ...outcomeFields,
  sponsors: z.array(z.object({ member: memberCode, at: instant })).describe('In order of time.'),
  inOpenedRound: z.boolean().describe('A round that contains it has opened: no ruling or withdrawal any more.'),
  history: z
    .array(
      z.object({
        relation: z.enum(['stood', 'buildsOn']),
        topic: id.nullable(),
        consultation: id.nullable(),
        year: z.int().nullable(),
        title: textReply,
        kind: z.enum(topicKinds).nullable(),
        outcome: z.enum(topicOutcomes).nullable(),
        deferredTo: z.int().nullable(),
        ofGeneralInterest: z.boolean(),
      }),
    )
    .describe('A line for each earlier year in which it stood and each topic it builds on, the earliest first.'),
});

export const proposalsApi = {
  'GET /api/topics': {
    summary: 'All topics over the years',
    description:
      'One card a topic with its stations, outcomes and links, as far as the reader may read the consultations.',
    action: 'readTopics',
    reply: z.array(topicCard),
  },
  'GET /api/topics/:topic': {
    summary: 'One topic over the years',
    description: 'The card of one topic.',
    action: 'readTopics',
    params: topicOnly,
    reply: topicCard,
    errors: ['notFound'],
  },
  'POST /api/topics/:topic/history': {
    summary: 'Record where a topic stood before this system',
    description:
      'A station from memory or from older papers. A topic deferred to a year stands in the drafts of that year by itself.',
    action: 'recordHistory',
    params: topicOnly,
    body: z.strictObject({
      year,
      kind: z.enum(topicKinds),
      title,
      outcome: z.enum(topicOutcomes).nullable(),
      deferredTo: year.nullable().optional().describe('With the outcome `deferred`, and only with it: a later year.'),
      ofGeneralInterest: z.boolean(),
      remark: remark.nullable().optional(),
    }),
    reply: topicCard,
    status: 201,
    errors: ['notFound'],
  },
  'POST /api/topics/:topic/links': {
    summary: 'Record what a topic builds on',
    description: 'Names an earlier topic or event by title and year; `earlier` ties it to a topic that is kept here.',
    action: 'recordHistory',
    params: topicOnly,
    body: z.strictObject({ title, year: year.nullable(), earlier: id.optional() }),
    reply: topicCard,
    status: 201,
    errors: ['notFound'],
  },
  'GET /api/consultations/:consultation/topics/like': {
    summary: 'Topics with a similar title',
    description:
      'Topics of this and of earlier years whose title is like the given one, the most alike first: accents, case and order of ' +
      'words do not matter. A hint before proposing; it refuses nothing.',
    action: 'readConsultation',
    on: 'consultation',
    params: inConsultation,
    query: z.object({ title: z.string().max(limits.title) }),
    reply: z.array(
      z.object({
        topic: id,
        title: textReply,
        year: z.int(),
        consultation: id.nullable(),
        here: z.boolean().describe('It stands in this consultation already.'),
        outcome: z.enum(topicOutcomes).nullable(),
        deferredTo: z.int().nullable(),
        likeness: z.number().describe('From 0 to 1.'),
      }),
    ),
  },
  'POST /api/consultations/:consultation/topics': {
    summary: 'Propose a topic',
    description:
      'In the name of a Member, until the hour at which topics close, by the database’s clock. The Chair admits it.',
    action: 'proposeTopic',
    on: 'consultation',
    params: inConsultation,
    body: z.strictObject({ title, reasons, member: memberCode, buildsOn, topic: takenUp }),
    reply: z.object({ id }),
    status: 201,
    errors: ['conflict'],
  },
  'POST /api/consultations/:consultation/topics/listed': {
    summary: 'List a topic of the note',
    description: 'The Administration’s own, in a draft; admitted at once.',
    action: 'listTopic',
    on: 'consultation',
    params: inConsultation,
    body: z.strictObject({
      title,
      reasons: reasons.nullable(),
      remark: remark.nullable().optional(),
      buildsOn,
      topic: takenUp,
    }),
    reply: z.object({ id }),
    status: 201,
    errors: ['conflict'],
  },
  'POST /api/consultations/:consultation/topics/entered': {
    summary: 'Enter a topic on a delegation’s behalf',
    description:
      'What a delegation proposed by note or in the room, with the time at which it did; that time must lie before the hour at ' +
      'which topics close. The name of whoever enters it is kept. The Chair admits it.',
    action: 'enterTopic',
    on: 'consultation',
    params: inConsultation,
    body: z.strictObject({
      title,
      reasons,
      member: memberCode,
      proposedAt: moment,
      remark: remark.nullable().optional(),
      buildsOn,
      topic: takenUp,
    }),
    reply: z.object({ id }),
    status: 201,
    errors: ['conflict', 'timeAmbiguous', 'timeMissing'],
  },
  'PUT /api/consultations/:consultation/topics/:topic': {
    summary: 'Change a topic of a draft',
    description:
      'Replaces title, reasons and remark; `position` moves it in the list. Links are replaced where `buildsOn` is given.',
    action: 'listTopic',
    on: 'consultation',
    params: oneTopic,
    body: z.strictObject({
      title,
      reasons: reasons.nullable(),
      remark: remark.nullable(),
      position: z.int().min(0).max(1_000).optional(),
      buildsOn,
    }),
    reply: null,
  },
  'DELETE /api/consultations/:consultation/topics/:topic': {
    summary: 'Take a topic out of a draft',
    description: 'Its earlier history stays.',
    action: 'listTopic',
    on: 'consultation',
    params: oneTopic,
    reply: null,
    errors: ['conflict'],
  },
  'POST /api/consultations/:consultation/topics/:topic/ruling': {
    summary: 'Rule on a topic',
    description:
      'The Chair admits it, does not admit it (with a reason) or merges it into another one (`into`). A ruling is corrected by ' +
      'another; never after a round that contains the topic has opened.',
    action: 'ruleOnTopic',
    on: 'consultation',
    params: oneTopic,
    body: z.strictObject({ to: z.enum(rulings), reason: reasonWords.optional(), into: id.optional() }),
    reply: null,
  },
  'POST /api/consultations/:consultation/topics/:topic/withdrawal': {
    summary: 'Withdraw a topic',
    description:
      'By the delegation that proposed it; it stays readable. Never after a round that contains it has opened.',
    action: 'withdrawTopic',
    on: 'consultation',
    params: oneTopic,
    body: z.strictObject({ member: memberCode, reason: reasonWords.optional() }),
    reply: null,
  },
  'PUT /api/consultations/:consultation/topics/:topic/sponsors/:member': {
    summary: 'Co-sponsor a topic',
    description: 'Members sponsor, not persons; they are listed in order of time.',
    action: 'sponsorTopic',
    on: 'consultation',
    params: z.object({ consultation: id, topic: id, member: memberCode }),
    reply: null,
    errors: ['conflict'],
  },
  'DELETE /api/consultations/:consultation/topics/:topic/sponsors/:member': {
    summary: 'End a co-sponsorship',
    description: 'A Member that sponsors again later is listed at the later time.',
    action: 'sponsorTopic',
    on: 'consultation',
    params: z.object({ consultation: id, topic: id, member: memberCode }),
    reply: null,
  },
} as const satisfies Endpoints;
