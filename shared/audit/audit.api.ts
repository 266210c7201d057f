import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { digest, fullTextReply, id, instant, memberCode, textReply } from '../fields.ts';
import { type EventKind, eventKinds } from '../rounds/round-event.ts';
import { roundStates } from '../rounds/round-state.ts';

/** A page is asked for by the key of the last row of the one before: rows that come meanwhile shift nothing. */
const key = z
  .string()
  .regex(/^\d{1,9}$/)
  .optional();

const event = z.object({
  position: z.int(),
  kind: z.enum(Object.keys(eventKinds) as EventKind[]),
  at: instant,
  who: z.string().nullable().describe('Name of the person who acted; null for the clock, and where it is not shown.'),
  member: z
    .object({ code: memberCode, names: fullTextReply })
    .nullable()
    .describe('Of a cast: whose ballot; null where it is not shown.'),
  facts: z.record(z.string(), z.unknown()).describe('The facts that the reader may see.'),
  isWhole: z.boolean().describe('Those are all facts of the event, so their digest is `factsHash`.'),
  factsHash: digest.nullable().describe('Null where `hash` is.'),
  hash: digest.nullable().describe('Null from the close on, until the reader may read the figures.'),
});

const act = z.object({
  id: z.int(),
  at: instant,
  who: z.string().nullable().describe('Name of the person who acted; null for the program itself.'),
  action: z.string(),
  subject: z.string().describe('What it was done to, such as `member:FRA`.'),
  subjectName: textReply.nullable().describe('How that is called today.'),
  facts: z.unknown(),
});

export const auditApi = {
  'GET /api/rounds/:round/chain': {
    summary: 'Read the events of a round',
    description:
      'A hundred events of the round’s chain in their order, after the place `after`. No event holds a choice. Who has cast is ' +
      'named as the manifest opens it; until the figures may be read the hashes end before the close, since the result could be ' +
      'guessed from them. `head` is the last event with a hash, signed.',
    action: 'readEvents',
    on: 'round',
    params: z.object({ round: id }),
    query: z.object({ after: key }),
    reply: z.object({
      head: z
        .object({
          position: z.int(),
          hash: digest,
          publicKey: z.string(),
          fingerprint: z.string(),
          signature: z.string().describe('Ed25519 over the canonical JSON of the head, 64 bytes, hexadecimal.'),
        })
        .nullable(),
      events: z.array(event),
      next: z.int().nullable().describe('For `after`, where more follow.'),
    }),
  },
  'GET /api/records': {
    summary: 'List the rounds that have a record',
    description:
      'A hundred rounds that were opened, the latest first, of every consultation, before the key `before`. For the Administration and auditors.',
    action: 'listRecords',
    query: z.object({ before: key }),
    reply: z.object({
      rounds: z.array(
        z.object({
          id,
          consultation: z.object({ title: textReply, year: z.int() }),
          sequence: z.int(),
          question: textReply,
          state: z.enum(roundStates),
          openedAt: instant,
          events: z.int(),
        }),
      ),
      next: z.int().nullable(),
    }),
  },
  'GET /api/acts': {
    summary: 'Read the acts outside of rounds',
    description:
      'A hundred acts of officers and delegations that are no events of a round, the latest first, before the key `before`: who did ' +
      'what to whom, when, with what was noted. For the Administration and auditors.',
    action: 'readActs',
    query: z.object({ before: key }),
    reply: z.object({ acts: z.array(act), next: z.int().nullable() }),
  },
} as const satisfies Endpoints;
