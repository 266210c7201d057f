import { z } from 'zod';
import type { Endpoints } from '../endpoint.ts';
import { digest, id, instant, memberCode } from '../fields.ts';

const marks = z.array(z.int().nullable()).nullable();

const memberBallot = z.object({
  member: memberCode,
  revision: z.int(),
  marks,
  abstains: z.boolean(),
  nonce: z.string(),
  acceptedAt: instant,
  position: z.int(),
});

const secretBallot = z.object({ id, marks, abstains: z.boolean(), nonce: z.string() });

const record = z.object({
  format: z.literal('consultation-record'),
  version: z.literal(1),
  exportedAt: instant,
  manifest: z.record(z.string(), z.unknown()),
  manifestHash: digest,
  events: z.array(
    z.object({
      position: z.int(),
      kind: z.int(),
      at: instant,
      facts: z.string().describe('Canonical JSON: the very text whose digest is in the chain.'),
      hash: digest,
    }),
  ),
  ballots: z
    .union([z.array(memberBallot), z.array(secretBallot)])
    .describe(
      'All ballots, replaced ones included, in the order of the chain. In a secret round without anything that tells whose they ' +
        'are, in the order of their random ids.',
    ),
  result: z.record(z.string(), z.unknown()),
  resultHash: digest,
  declaration: z.record(z.string(), z.unknown()).nullable(),
  publicKey: z.string().describe('Ed25519, 32 bytes, hexadecimal.'),
  signature: z.string().describe('Over the canonical JSON of the record’s head, 64 bytes, hexadecimal.'),
});

export const recordApi = {
  'GET /api/public-key': {
    summary: 'Read the key that records and receipts are signed with',
    description:
      'Ed25519, made at the first start. Keep it: a record that another key has signed is not of this installation.',
    action: 'signIn',
    reply: z.object({
      publicKey: z.string().describe('32 bytes, hexadecimal.'),
      fingerprint: z.string().describe('The first 16 bytes of its SHA-256, in groups of four digits.'),
    }),
  },
  'GET /api/rounds/:round/record': {
    summary: 'Export the record of a round',
    description:
      'Everything that is needed to check the round and count it again without the service: `consult verify FILE`. It holds ' +
      'all ballots, so only the Administration and auditors get it, and in a recorded round, once declared, everybody who reads the ' +
      'result. Otherwise there is nothing at this address (404).',
    action: 'exportRecord',
    on: 'round',
    params: z.object({ round: id }),
    reply: record,
  },
} as const satisfies Endpoints;
