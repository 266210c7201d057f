import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { digest, fullTextReply, id, instant, memberCode, moment, reasonWords } from '../fields.ts';
import { draft, round, turnout } from './round-shapes.api.ts';
import { roundStates } from './round-state.ts';

const params = z.object({ round: id });

const consultationParams = z.object({ consultation: id });

export const roundsApi = {
  'POST /api/consultations/:consultation/rounds': {
    summary: 'Draft a round',
    description:
      'A round with its question, options, form and hours, still to be completed. Options are admitted topics, in an election candidates by name.',
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
