import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import {
  digest,
  fullTextReply,
  id,
  instant,
  memberCode,
  moment,
  reasonWords,
  text,
  textReply,
  version,
} from '../fields.ts';
import { limits } from '../limits.ts';
import { forms } from './form.ts';
import { roundKinds, secrecyLevels, tieMeans } from './manifest.ts';
import { ruleNames } from '../tally/rule-frames.ts';
import { roundStates } from './round-state.ts';

const params = z.object({ round: id });

const option = z.strictObject({
  topic: id,
  title: text(limits.title).describe('As it will stand on the ballot, in every language.'),
});

const draft = z.strictObject({
  question: text(limits.title),
  kind: z.enum(roundKinds).default('preference'),
  options: z.array(option).max(limits.options).describe('In the order in which they get their letters.'),
  form: z.enum(forms).default('choose').describe('What the marks of a ballot mean.'),
  minimum: z
    .int()
    .min(1)
    .max(limits.options)
    .default(1)
    .describe('Fewest options that are chosen, approved or ranked.'),
  maximum: z.int().min(1).max(limits.options).default(1).describe('Most options that are chosen, in the form choose.'),
  highest: z.int().min(1).max(limits.mark).default(5).describe('The highest score, or the most points for one option.'),
  budget: z.int().min(1).max(limits.budget).default(10).describe('Points that a ballot divides.'),
  equalRanks: z.boolean().default(false).describe('Whether options may share a rank.'),
  places: z.int().min(1).max(limits.options).default(1).describe('How many are to be chosen.'),
  rule: z.enum(ruleNames).default('plurality').describe('How the ballots are counted; it must fit the form.'),
  parameters: z
    .record(z.string().max(40), z.string().max(40))
    .default({})
    .describe('Parameters of the rule that differ from its defaults, such as the preset of a decision.'),
  secrecy: z.enum(secrecyLevels).default('confidential'),
  tieMeans: z.array(z.enum(tieMeans)).min(1).describe('The ways in which a tie for the last place may be resolved.'),
  namesOfAnswered: z.enum(['administration', 'all']).default('administration'),
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
});

const turnout = z.object({
  answered: z.int().describe('Members that have cast a ballot or an abstention.'),
  entitled: z.int().describe('Members on the roll.'),
  groups: z
    .array(z.object({ group: z.string().nullable(), answered: z.int(), entitled: z.int() }))
    .describe('By regional group, where the group has five or more on the roll.'),
});

/** A round as its page shows it. What only some may see is absent for the others, never null. */
const round = z.object({
  id,
  consultation: z.object({ id, title: textReply, year: z.int(), symbol: z.string().nullable() }),
  sequence: z.int().describe('1 for the first round of the consultation.'),
  kind: z.enum(roundKinds),
  state: z.enum(roundStates),
  version,
  question: textReply,
  options: z.array(z.object({ letter: z.string(), topic: id, title: textReply })),
  form: z.enum(forms),
  minimum: z.int(),
  maximum: z.int(),
  highest: z.int(),
  budget: z.int(),
  equalRanks: z.boolean(),
  places: z.int(),
  rule: z.enum(ruleNames),
  parameters: z.record(z.string(), z.string()),
  secrecy: z.enum(secrecyLevels),
  tieMeans: z.array(z.enum(tieMeans)),
  namesOfAnswered: z.enum(['administration', 'all']),
  opensAt: instant.nullable(),
  closesAt: instant.nullable().describe('The effective close.'),
  announcedCloseAt: instant.nullable().describe('The close of the manifest; another than closesAt after an extension.'),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  talliedAt: instant.nullable(),
  declaredAt: instant.nullable(),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  manifestHash: digest.nullable(),
  furtherOf: id.nullable(),
  further: id.nullable().describe('The round that follows this one, if there is one.'),
  extensions: z.array(z.object({ at: instant, from: instant, to: instant, reason: z.string() })),
  missing: z
    .array(
      z.object({
        reason: z.string(),
        pointer: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    )
    .describe('What is missing before the round can be ready; empty once it is.'),
  turnout: turnout.optional(),
  names: z.array(memberCode).optional().describe('Members that answered, where the manifest lets everybody see them.'),
  own: z
    .array(
      z.object({
        member: memberCode,
        names: fullTextReply,
        onRoll: z.boolean(),
        mayCast: z.boolean(),
        revision: z.int().describe('The ballot that stands; 0 for none yet.'),
        castAt: instant.nullable(),
        castBy: z.string().nullable(),
      }),
    )
    .describe('The reader’s own delegations.'),
  may: z.array(z.string()).describe('The acts that the reader may do now.'),
  now: instant.describe('The database’s clock.'),
});

const consultationParams = z.object({ consultation: id });

export const roundsApi = {
  'POST /api/consultations/:consultation/rounds': {
    summary: 'Draft a round',
    description:
      'A round with its question, options, form and hours, still to be completed. Options stand for admitted topics.',
    action: 'draftRound',
    on: 'consultation',
    params: consultationParams,
    body: draft,
    status: 201,
    reply: round,
    errors: ['timeAmbiguous', 'timeMissing'],
  },
  'GET /api/rounds/:round': {
    summary: 'Read a round',
    description:
      'The round as the reader may see it: state, hours, turnout, the own delegation’s ballot. Never a choice of others.',
    action: 'readRound',
    on: 'round',
    params,
    reply: round,
  },
  'PUT /api/rounds/:round': {
    summary: 'Change the draft of a round',
    description:
      'Replaces the draft as a whole. A ready round becomes a draft again. Impossible once the round has opened.',
    action: 'editRound',
    on: 'round',
    params,
    body: draft,
    versioned: true,
    reply: round,
    errors: ['timeAmbiguous', 'timeMissing'],
  },
  'POST /api/rounds/:round/ready': {
    summary: 'Make a round ready',
    description: 'Complete and with its hours: it opens at its hour, or earlier when the Chair opens it.',
    action: 'makeRoundReady',
    on: 'round',
    params,
    reply: round,
    errors: ['roundIncomplete'],
  },
  'POST /api/rounds/:round/open': {
    summary: 'Open a round',
    description:
      'Freezes the manifest: question, options, form, rule, announced close, and the roll of Members whose right is not suspended. ' +
      'A round that is open already answers the same.',
    action: 'openRound',
    on: 'round',
    params,
    reply: round,
  },
  'POST /api/rounds/:round/extend': {
    summary: 'Extend a round',
    description: 'A later close, before the effective one is reached; an event of the round with its reason.',
    action: 'extendRound',
    on: 'round',
    params,
    body: z.strictObject({ closesAt: moment, reason: reasonWords }),
    reply: round,
    errors: ['closeNotLater', 'roundClosed', 'timeAmbiguous', 'timeMissing'],
  },
  'POST /api/rounds/:round/close': {
    summary: 'Close a round before its hour',
    description: 'No ballot is taken afterwards, and no round is reopened. The reason is an event of the round.',
    action: 'closeRound',
    on: 'round',
    params,
    body: z.strictObject({ reason: reasonWords }),
    reply: round,
  },
  'POST /api/rounds/:round/tally': {
    summary: 'Release the checked figures to the Chair',
    description:
      'The Administration confirms what the closing transaction counted: papers = valid + invalid, ties named. The digest of ' +
      'the result that was checked is named, so that nothing else is released.',
    action: 'tallyRound',
    on: 'round',
    params,
    body: z.strictObject({ resultHash: digest }),
    reply: round,
  },
  'POST /api/rounds/:round/void': {
    summary: 'Give up a round',
    description: 'With a reason; ballots and events stay on the record, and none is counted.',
    action: 'voidRound',
    on: 'round',
    params,
    body: z.strictObject({ reason: reasonWords }),
    reply: round,
  },
  'POST /api/rounds/:round/further': {
    summary: 'Draft a further round among the tied',
    description:
      'A new round, linked to this one, whose options are those level for the last place (GA rule 94 for its idea).',
    action: 'openFurtherRound',
    on: 'round',
    params,
    body: z.strictObject({ opensAt: moment, closesAt: moment }),
    status: 201,
    reply: round,
    errors: ['timeAmbiguous', 'timeMissing'],
  },
  'GET /api/rounds/:round/manifest': {
    summary: 'Read the manifest',
    description: 'The frozen text of the round, whose canonical JSON gives its digest.',
    action: 'seeTurnout',
    on: 'round',
    params,
    reply: z.object({ hash: digest, manifest: z.record(z.string(), z.unknown()) }),
  },
  'GET /api/rounds/:round/turnout': {
    summary: 'Read turnout and state',
    description: 'n of m and the state, for a page whose event stream is cut. No choice, no partial figure.',
    action: 'seeTurnout',
    on: 'round',
    params,
    reply: z.object({ state: z.enum(roundStates), closesAt: instant, turnout, now: instant }),
  },
  'GET /api/rounds/:round/events': {
    summary: 'Watch turnout and state',
    description:
      'Server-sent events named `round`, each with the data of the turnout endpoint; a comment every 15 seconds.',
    action: 'seeTurnout',
    on: 'round',
    params,
    reply: 'text/event-stream',
  },
  'GET /api/rounds/:round/answers': {
    summary: 'Who has and who has not answered',
    description: 'By Member, with the time of the ballot that stands and who cast it. No choice.',
    action: 'seeAnswers',
    on: 'round',
    params,
    reply: z.object({
      answers: z.array(
        z.object({
          member: memberCode,
          names: fullTextReply,
          group: z.string().nullable(),
          revision: z.int(),
          castAt: instant.nullable(),
          castBy: z.string().nullable(),
          people: z.int().describe('People of the delegation that may cast and can sign in.'),
        }),
      ),
    }),
  },
} as const satisfies Endpoints;
