import { z } from 'zod';
import { type Endpoints, xlsx } from '../endpoint.ts';
import { digest, fullTextReply, id, instant, memberCode, reasonWords, text, textReply } from '../fields.ts';
import { limits } from '../limits.ts';
import { forms } from '../rounds/form.ts';
import { roundKinds } from '../rounds/manifest.ts';
import { decisions } from './outcome.ts';
import { nextKinds } from './seats-outcome.ts';

const participation = z.object({
  entitled: z.int().describe('Members on the roll.'),
  withChoice: z.int().describe('Ballots with a choice; percentages are of these.'),
  abstentions: z.int(),
  noAnswer: z.int(),
});

const words = z.object({ en: z.string(), fr: z.string(), es: z.string() });

const outcome = z.object({
  selected: z.array(z.string()).describe('Letters that the figures select, in order.'),
  tied: z.object({ place: z.int(), places: z.int(), among: z.array(z.string()) }).nullable(),
  decision: z
    .object({ letter: z.string(), is: z.enum(decisions) })
    .optional()
    .describe('What became of the proposal, where the round decided one.'),
  seats: z
    .array(
      z.object({
        group: z.string().nullable().describe('Null where all candidates fill the same places.'),
        places: z.int(),
        presentAndVoting: z.int(),
        required: z.int().describe('Votes that elect.'),
        elected: z.array(z.string()),
        vacant: z.int(),
        next: z.enum(nextKinds).describe('What the rule says for the places that are left.'),
        among: z.array(z.string()).describe('Letters of those whom that concerns.'),
        level: z.int().describe('Places that those level are level for.'),
        certain: z.array(z.string()).describe('Who stands in the restricted ballot besides.'),
      }),
    )
    .optional()
    .describe('Where a majority fills places: each paper by itself.'),
  line: words.describe('In one line: “A; B and C tied for the second place”.'),
  named: words.optional().describe('Of an election the same with the names of the candidates.'),
});

const matrix = z.array(z.array(z.int()));

/** What the rule has beyond a figure for each option. */
const counted = z.object({
  form: z.enum(forms),
  rule: z.string(),
  places: z.int(),
  parameters: z.record(z.string(), z.string()),
  stages: z
    .array(
      z.object({
        stage: z.int(),
        votes: z.record(z.string(), z.string()).describe('By letter, exactly.'),
        exhausted: z.string(),
        residue: z.string().describe('What the rule’s rounding leaves nowhere.'),
        quota: z.string().nullable(),
        action: z.enum(['firstPreferences', 'surplus', 'exclude', 'elect']),
        of: z.string().nullable().describe('Whose surplus or papers were transferred, or who goes out.'),
        elected: z.array(z.string()),
        excluded: z.array(z.string()),
      }),
    )
    .describe('Rounds or stages of a count by transfers; empty for other rules.'),
  pairwise: matrix
    .nullable()
    .describe('Ballots that prefer the row’s option to the column’s, in the order of the options.'),
  marked: z
    .record(z.string(), z.record(z.string(), z.int()))
    .nullable()
    .describe('How many ballots gave each option each rank or score.'),
  decision: z
    .object({
      yes: z.int(),
      no: z.int(),
      abstained: z.int(),
      notCast: z.int(),
      base: z.int().describe('The number that the majority is reckoned of.'),
      required: z.int(),
      quorum: z.string().nullable().describe('Counted and required, such as “112/97”.'),
      source: words.describe('Whose rule, and where it stands.'),
    })
    .nullable(),
  paths: matrix.nullable().describe('Schulze: strength of the strongest path from the row’s option to the column’s.'),
  smith: z
    .array(z.string())
    .nullable()
    .describe('The smallest set of options that each beat all others by pairs; one alone is the Condorcet winner.'),
  orderedPairs: z
    .array(z.object({ winner: z.string(), loser: z.string(), won: z.int(), lost: z.int(), isKept: z.boolean() }))
    .describe('Ranked pairs: the strongest first; kept, or set aside because it would close a circle.'),
  taken: z
    .array(
      z.object({ place: z.int(), option: z.string(), figure: z.string(), by: z.enum(['weight', 'load', 'price']) }),
    )
    .describe('Places filled one after the other, with the exact figure that filled each.'),
  committee: z
    .object({ score: z.string(), equal: z.int() })
    .nullable()
    .describe('Proportional approval: the best sum exactly, and how many committees reach it.'),
  runOff: z
    .array(z.object({ option: z.string(), ballots: z.int() }))
    .describe('STAR: ballots that score the one finalist above the other.'),
  required: z.int().nullable().describe('Votes that a candidate needs, where each place asks for a majority.'),
  outcomes: z
    .array(z.array(z.string()))
    .describe('What each way of resolving an open tie leads to, where it is not simply one for the last places.'),
});

const figures = z.object({
  round: id,
  kind: z.enum(roundKinds),
  fills: z.enum(['places', 'list']).describe('What those selected are selected for.'),
  resultHash: digest,
  participation,
  options: z.array(
    z.object({
      letter: z.string(),
      topic: id.nullable().describe('Null for a candidate.'),
      title: fullTextReply,
      presentedBy: memberCode.nullable(),
      group: z.string().nullable(),
      votes: z.number().describe('The figure that orders the option; rounded where it is no decimal number.'),
      score: z.string().describe('The same exactly: “12”, “7/2”, “10.50000”; empty for a rule that gives no figure.'),
      place: z.int().describe('Shared by equals.'),
      /** In words of the figures alone; what the Chair declares stands in the declaration. */
      standing: z.enum(['selected', 'tied', 'notSelected']),
    }),
  ),
  groups: z.array(
    participation.extend({ group: z.string().nullable(), votes: z.record(z.string(), z.int()).nullable() }),
  ),
  outcome,
  steps: z.array(
    z.object({
      n: z.int(),
      stage: z.int().nullable().describe('The stage that it explains, where there are stages.'),
      words,
    }),
  ),
  count: counted,
  papers: z.object({ valid: z.int(), invalid: z.int() }),
  next: z
    .object({
      fills: z.enum(['places', 'list']),
      places: z.int(),
      seats: z.record(z.string(), z.int()),
      restricted: z.boolean().describe('Its candidates are named by the rule.'),
      candidates: z.array(
        z.object({
          letter: z.string().describe('In the ballot before.'),
          title: fullTextReply,
          group: z.string().nullable(),
        }),
      ),
    })
    .nullable()
    .describe('The ballot that follows by the rule, where places are left and no lot has settled them.'),
  choices: z
    .array(
      z.object({
        member: memberCode,
        letters: z.array(z.string()).describe('Options chosen, approved or adopted; of a ranking those ranked first.'),
        marks: z
          .array(z.int().nullable())
          .nullable()
          .optional()
          .describe('Absent in the form choose, where the letters say all.'),
        abstains: z.boolean(),
      }),
    )
    .optional()
    .describe(
      'What each Member chose: to all in a recorded round once declared; in a confidential one to the Administration and auditors only.',
    ),
});

export const outcomes = ['retained', 'deferred', 'merged', 'notRetained'] as const;

const topicOutcome = z.strictObject({
  topic: id,
  outcome: z.enum(outcomes),
  title: text(limits.title).optional().describe('A new title, where a retained topic is renamed.'),
  deferredTo: z.int().min(1900).max(2200).optional().describe('The year it is deferred to.'),
  mergedInto: id.optional(),
  ofGeneralInterest: z.boolean().default(false),
  reason: reasonWords.optional(),
});

const lot = {
  order: z.array(z.string()).min(2).max(limits.options).describe('Letters in the order drawn.'),
  drawnBy: reasonWords,
  witnesses: reasonWords,
};

const declared = z.object({ declaredAt: instant, declaredBy: z.string(), words: textReply, round: id.nullable() });

export const resultsApi = {
  'GET /api/rounds/:round/figures': {
    summary: 'Read the figures of a round',
    description:
      'Administration and auditors from the close, the Chair from the release, everybody entitled from the declaration. ' +
      'Figures by option and regional group, participation in three figures; a group’s choices only with five ballots behind them.',
    action: 'readFigures',
    on: 'round',
    params: z.object({ round: id }),
    reply: figures,
  },
  'GET /api/rounds/:round/figures.csv': {
    summary: 'Download the figures',
    description:
      'UTF-8 with byte order mark. Tables one under the other, an empty line between them: outcome and participation, a row an ' +
      'option, regional groups, and where the rule has them pairs and stages; then the steps of the count.',
    action: 'readFigures',
    on: 'round',
    params: z.object({ round: id }),
    query: z.object({ language: z.enum(['en', 'fr', 'es']).default('en') }),
    reply: 'text/csv',
  },
  'GET /api/rounds/:round/figures.xlsx': {
    summary: 'Download the figures as a workbook',
    description:
      'The tables of the CSV, a sheet each, named in the language asked for. Figures are numbers; no cell is a formula.',
    action: 'readFigures',
    on: 'round',
    params: z.object({ round: id }),
    query: z.object({ language: z.enum(['en', 'fr', 'es']).default('en') }),
    reply: xlsx,
  },
  'POST /api/consultations/:consultation/declaration': {
    summary: 'Declare the outcome',
    description:
      'The Chair declares theme and topics: beside the figures of the last round, or agreement without a round (`round` null). ' +
      'Every admitted topic gets its outcome. Where the figures hold a tie, `tie` says by which of the round’s means it was ' +
      'resolved; where what is retained departs from the figures, `departure` gives the reason.',
    action: 'declareOutcome',
    on: 'consultation',
    params: z.object({ consultation: id }),
    body: z.strictObject({
      round: id.nullable(),
      words: text(limits.declaration).describe('What the Chair declares, as read out.'),
      theme: z.strictObject({
        outcome: z.enum(['retained', 'deferred', 'notRetained']),
        title: text(limits.title).optional(),
        deferredTo: z.int().min(1900).max(2200).optional(),
        reason: reasonWords.optional(),
      }),
      topics: z.array(topicOutcome).max(100),
      tie: z
        .discriminatedUnion('means', [
          z.strictObject({ means: z.literal('bothRetained') }),
          z.strictObject({ means: z.literal('lot'), ...lot }),
        ])
        .optional(),
      departure: reasonWords.optional(),
    }),
    reply: declared,
    errors: ['tieUnresolved'],
  },
  'POST /api/rounds/:round/declaration': {
    summary: 'Declare who is elected',
    description:
      'The Chair declares a ballot of an election, whose figures are released: who is elected, by letter, as the figures and the lots ' +
      'say. From here its figures are public to those entitled. The consultation goes on, and where places are left a further ' +
      'ballot may follow.',
    action: 'declareElection',
    on: 'round',
    params: z.object({ round: id }),
    body: z.strictObject({
      elected: z
        .array(z.string())
        .max(limits.options)
        .describe('Letters; of a special ballot those that go on the list.'),
      lots: z.array(z.strictObject(lot)).max(limits.options).default([]).describe('What was drawn among those level.'),
      words: text(limits.declaration).describe('What the Chair declares, as read out.'),
    }),
    reply: declared,
  },
} as const satisfies Endpoints;
