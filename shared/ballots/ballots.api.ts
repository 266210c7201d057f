import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { digest, fullTextReply, id, instant, language, memberCode } from '../fields.ts';
import { limits } from '../limits.ts';

/** What proves to a delegation that its ballot is held, made from stored facts alone: the same on every replay. */
const receipt = z.object({
  format: z.literal('consultation-receipt'),
  version: z.literal(1),
  round: id,
  member: memberCode,
  names: fullTextReply,
  manifestHash: digest,
  ballotHash: digest.nullable().describe('Digest of the ballot; null where nothing of the choice may show.'),
  code: z
    .string()
    .describe(
      'Eight signs in two groups, such as 7KQ2-M9XD, from the digest of the ballot, or without one from that of the event.',
    ),
  revision: z.int().describe('1 for the first ballot of the Member, 2 for the one that replaces it.'),
  position: z.int().describe('Place in the round’s chain of events.'),
  eventHash: digest.describe('Hash of that event: it fixes the whole chain up to there.'),
  acceptedAt: instant.describe('The database’s clock, read under the lock.'),
  castBy: z.string().describe('Name of the colleague who cast it.'),
  publicKey: z.string().describe('The installation’s Ed25519 key, 32 bytes, hexadecimal.'),
  fingerprint: z.string().describe('The key’s fingerprint, to compare with one known from elsewhere.'),
  signature: z.string().describe('Ed25519, 64 bytes, hexadecimal, over the facts as docs/protocol.md writes them.'),
});

const marks = z
  .array(z.int().min(-1).max(limits.mark).nullable())
  .max(limits.options)
  .nullable()
  .describe(
    'One mark for each option in the order of the manifest: 1 chosen or approved and 0 not; a rank from 1, a score, or null for ' +
      'none; points; 1 yes and -1 no on a proposal. Null instead of the list on an abstention.',
  );

export const ballotsApi = {
  'POST /api/rounds/:round/ballots': {
    summary: 'Cast the ballot of a delegation',
    description:
      'One ballot a Member, whoever of its people casts. It counts if the database’s clock, read after the round’s lock is held, ' +
      'is strictly before the effective close. `replaces` names the revision that it replaces, 0 for the first. The same key ' +
      'with the same ballot gives the same reply, byte for byte, for the life of the round. In a secret round a ballot is final, ' +
      'and the reply is of one form and size whatever was chosen.',
    action: 'castBallot',
    on: 'round',
    params: z.object({ round: id }),
    body: z.strictObject({ member: memberCode, marks, abstains: z.boolean(), replaces: z.int().min(0).max(100_000) }),
    keyed: true,
    status: 201,
    reply: receipt,
    errors: [
      'ballotFinal',
      'ballotRefused',
      'ballotStale',
      'busy',
      'mayNotCast',
      'notOnRoll',
      'roundClosed',
      'roundNotOpen',
    ],
  },
  'GET /api/rounds/:round/ballots/:member': {
    summary: 'Read the own delegation’s ballot',
    description:
      'The ballot that stands with its receipt and choices, and the times of those it replaced. Own delegation only. In a secret ' +
      'round marks and abstention are null: that a ballot was cast is known, by whom and when, and nobody reads it.',
    action: 'seeOwnBallot',
    on: 'round',
    params: z.object({ round: id, member: memberCode }),
    reply: z.object({
      receipt,
      marks,
      abstains: z.boolean().nullable(),
      history: z.array(z.object({ revision: z.int(), acceptedAt: instant, castBy: z.string() })),
    }),
  },
  'GET /api/rounds/:round/ballots/:member/receipt.json': {
    summary: 'Download the receipt of the own delegation’s ballot',
    description:
      'The receipt of the ballot that stands, as a file to keep: `consult verify RECORD --receipt FILE` finds it in the record of ' +
      'the round and checks its signature. The same byte for byte whenever it is asked for. Own delegation only.',
    action: 'seeOwnBallot',
    on: 'round',
    params: z.object({ round: id, member: memberCode }),
    reply: receipt,
  },
  'GET /api/rounds/:round/ballots/:member/receipt.pdf': {
    summary: 'Download the receipt of the own delegation’s ballot on paper',
    description:
      'The same receipt as a tagged PDF (PDF/UA) of one page in the reader’s language, with what was cast. The same byte for byte ' +
      'whenever it is asked for in a language. Own delegation only.',
    action: 'seeOwnBallot',
    on: 'round',
    params: z.object({ round: id, member: memberCode }),
    query: z.object({ language }),
    reply: 'application/pdf',
  },
} as const satisfies Endpoints;
