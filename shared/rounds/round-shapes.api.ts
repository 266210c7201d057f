import { z } from 'zod';
import { digest, fullTextReply, id, instant, memberCode, moment, text, textReply, version } from '../fields.ts';
import { limits } from '../limits.ts';
import { ruleNames } from '../tally/rule-frames.ts';
import { forms } from './form.ts';
import { roundKinds, secrecyLevels, tieMeans } from './manifest.ts';
import { roundStates } from './round-state.ts';

const group = z
  .string()
  .max(limits.group)
  .regex(/^[a-z][a-z0-9_]*$/)
  .describe('A regional group, by its key.');

const option = z.strictObject({
  topic: id.nullable().default(null).describe('An admitted topic; null for a candidate of an election.'),
  title: text(limits.title).describe('As it will stand on the ballot, in every language; the name of a candidate.'),
  presentedBy: memberCode.nullable().default(null).describe('The Member that presents the candidate.'),
  group: group.nullable().default(null).describe('The group whose seat the candidate stands for.'),
});

/** What the Administration sets up. */
export const draft = z.strictObject({
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
  seats: z
    .record(group, z.int().min(1).max(limits.options))
    .default({})
    .describe(
      'Of an election: places by group, whose sum is `places`. Empty where all candidates fill the same places.',
    ),
  secrecy: z.enum(secrecyLevels).default('confidential'),
  tieMeans: z.array(z.enum(tieMeans)).min(1).describe('The ways in which a tie for the last place may be resolved.'),
  namesOfAnswered: z.enum(['administration', 'all']).default('administration'),
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
});

export const turnout = z.object({
  answered: z.int().describe('Members that have cast a ballot or an abstention.'),
  entitled: z.int().describe('Members on the roll.'),
  groups: z
    .array(z.object({ group: z.string().nullable(), answered: z.int(), entitled: z.int() }))
    .describe('By regional group, where the group has five or more on the roll.'),
});

/** A round as its page shows it. What only some may see is absent for the others, never null. */
export const round = z.object({
  id,
  consultation: z.object({ id, title: textReply, year: z.int(), symbol: z.string().nullable() }),
  sequence: z.int().describe('1 for the first round of the consultation.'),
  kind: z.enum(roundKinds),
  state: z.enum(roundStates),
  version,
  question: textReply,
  options: z.array(
    z.object({
      letter: z.string(),
      topic: id.nullable().describe('Null for a candidate.'),
      title: textReply,
      presentedBy: memberCode.nullable(),
      group: z.string().nullable(),
    }),
  ),
  form: z.enum(forms),
  minimum: z.int(),
  maximum: z.int(),
  highest: z.int(),
  budget: z.int(),
  equalRanks: z.boolean(),
  places: z.int(),
  rule: z.enum(ruleNames),
  parameters: z.record(z.string(), z.string()),
  seats: z.record(z.string(), z.int()).describe('Places by group.'),
  groups: z
    .array(z.object({ group: z.string(), places: z.int(), letters: z.array(z.string()) }))
    .describe('The same with the letters of the candidates of each group.'),
  ballot: z.int().describe('Which ballot of its election this is, from 1.'),
  fills: z.enum(['places', 'list']).describe('A special ballot fills the end of a restricted list instead of places.'),
  restricted: z.boolean().describe('The rule names the candidates; nobody changes them.'),
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
