import { limits } from '../limits.ts';
import { eventKinds } from '../rounds/round-event.ts';
import type { RootSchema, Schema } from './fits-schema.ts';

/** Beyond it two numbers are written alike. */
const most = Number.MAX_SAFE_INTEGER;

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0, maximum: most };
const fromOne: Schema = { type: 'integer', minimum: 1, maximum: most };
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const map = (inner: Schema): Schema => ({ type: 'object', additionalProperties: inner });
const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });

/** Every member must be there; whether others may is said. What a digest covers may grow, what none covers may not. */
const object = (properties: Readonly<Record<string, Schema>>, additionalProperties: boolean): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties,
});

/** Places of an election that only the candidates of one group fill. */
const groupPlaces = object({ group: text, places: fromOne, letters: list(text) }, false);

const forms: Schema[] = [
  {
    ...object({ form: { const: 'choose' }, minimum: count, maximum: count, groups: list(groupPlaces) }, false),
    required: ['form', 'minimum', 'maximum'],
  },
  object({ form: { const: 'approve' }, minimum: count }, false),
  object({ form: { const: 'rank' }, minimum: count, equalRanks: flag }, false),
  object({ form: { const: 'score' }, max: count }, false),
  object({ form: { const: 'points' }, budget: count, max: count }, false),
  object({ form: { const: 'decide' } }, false),
];

/**
 * The form of a record (JSON Schema 2020-12): check 1 of every verifier, and printed as docs/record.schema.json. Names that
 * stand in no digest are closed; manifest, result and declaration may hold more than what is named here, since their digests
 * cover it.
 */
export const recordSchema: RootSchema = {
  $id: 'urn:consultation-record:1',
  title: 'Record of a round',
  description: 'Everything that is needed to check a round and to count it again: docs/protocol.md.',
  ...object(
    {
      format: { const: 'consultation-record' },
      version: { const: 1 },
      exportedAt: ref('instant'),
      manifest: ref('manifest'),
      manifestHash: ref('digest'),
      events: { ...list(ref('event')), minItems: 1 },
      ballots: list({ oneOf: [ref('ballot'), ref('secretBallot')] }),
      result: ref('result'),
      resultHash: ref('digest'),
      declaration: { type: ['object', 'null'] },
      publicKey: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'Ed25519, 32 bytes.' },
      signature: { type: 'string', pattern: '^[0-9a-f]{128}$', description: 'Over the head of the record, 64 bytes.' },
    },
    false,
  ),
  $defs: {
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256.' },
    id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' },
    marks: { type: ['array', 'null'], items: { type: ['integer', 'null'], minimum: -1, maximum: limits.mark } },
    nonce: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    member: { type: 'string', pattern: '^[A-Z0-9]{2,12}$' },
    instant: {
      type: 'string',
      pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z$',
      description: 'UTC with microseconds.',
    },
    words: object({ en: text, fr: text, es: text }, false),
    manifest: object(
      {
        version: { const: 1 },
        round: ref('id'),
        consultation: ref('id'),
        sequence: fromOne,
        kind: text,
        question: ref('words'),
        options: { ...list(object({ letter: text, title: ref('words') }, true)), minItems: 1 },
        form: { oneOf: forms },
        rule: {
          ...object({ name: text, places: fromOne, parameters: map(text) }, false),
          required: ['name', 'places'],
        },
        ties: list(text),
        secrecy: text,
        namesOfAnswered: text,
        opensAt: ref('instant'),
        closesAt: ref('instant'),
        zone: text,
        furtherOf: orNull(ref('id')),
        roll: list(object({ member: ref('member'), names: ref('words'), group: { type: ['string', 'null'] } }, true)),
      },
      true,
    ),
    event: object(
      {
        position: fromOne,
        kind: { enum: Object.values(eventKinds) },
        at: ref('instant'),
        facts: { type: 'string', description: 'Canonical JSON: the very text whose digest is in the chain.' },
        hash: ref('digest'),
      },
      false,
    ),
    secretBallot: {
      ...object({ id: ref('id'), marks: ref('marks'), abstains: flag, nonce: ref('nonce') }, false),
      description:
        'Of a secret round: all ballots are of this kind there, in the order of their ids, and none elsewhere.',
    },
    ballot: object(
      {
        member: ref('member'),
        revision: fromOne,
        marks: ref('marks'),
        abstains: flag,
        nonce: ref('nonce'),
        acceptedAt: ref('instant'),
        position: fromOne,
      },
      false,
    ),
    result: object(
      {
        version: { const: 1 },
        round: ref('id'),
        manifest: ref('digest'),
        participation: object({ entitled: count, withChoice: count, abstentions: count, noAnswer: count }, false),
        count: object({ rule: text, elected: list(text), tied: { type: ['object', 'null'] }, scores: map(text) }, true),
        groups: list(object({ group: { type: ['string', 'null'] }, votes: { type: ['object', 'null'] } }, true)),
      },
      true,
    ),
  },
};
