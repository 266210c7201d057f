import type { Form } from '#shared/ballots/marks.ts';
import { bordaVariants } from './borda.ts';
import { completions } from './equal-shares.ts';
import { placesPresetNames, type PlacesPresetName } from './places-presets.ts';
import { presetNames, type PresetName } from './presets.ts';

/** Values of a rule's parameters, checked and with defaults filled in. */
export type Parameters = Readonly<Record<string, string>>;

/** One parameter: either one of the words listed, or a whole number. The first word, or `fallback`, holds when it is not given. */
export type ParameterSpec =
  { readonly words: readonly [string, ...string[]] } | { readonly from: number; readonly fallback: string };

/** What a rule can be asked, without how it counts: light enough for a page to read. */
export interface RuleFrame {
  /** The forms of ballot that the rule counts. */
  readonly forms: readonly Form[];
  readonly parameters: Readonly<Record<string, ParameterSpec>>;
  /** Whether the rule fills one place whatever the election says. */
  readonly onePlace?: boolean;
}

const wholeOrNone = { from: 0, fallback: '' } as const;
const minMax = { min: wholeOrNone, max: wholeOrNone } as const;
/** Whether an earlier round or stage tells equals apart. */
const earlier = { words: ['yes', 'no'] } as const;
const by = { words: ['winning', 'margin'] } as const;
const approvals = ['approve', 'choose'] as const;

/** `preset` leaves the threshold to the preset; "1/2" is more than half. */
const thresholds = ['preset', '1/2', '2/3', '3/4', '1/1'] as const;
const presetWords = presetNames as [PresetName, ...PresetName[]];
const placesWords = placesPresetNames as [PlacesPresetName, ...PlacesPresetName[]];

/** Every rule by name, with the forms it counts and its parameters. */
export const ruleFrames = {
  plurality: { forms: ['choose', 'rank'], parameters: minMax },
  block: { forms: ['choose'], parameters: minMax },
  limited: { forms: ['choose'], parameters: minMax },
  cumulative: { forms: ['points'], parameters: { budget: wholeOrNone } },
  approval: { forms: approvals, parameters: minMax },
  pav: { forms: approvals, parameters: {} },
  seqpav: { forms: approvals, parameters: {} },
  seqphragmen: { forms: approvals, parameters: {} },
  mes: { forms: approvals, parameters: { completion: { words: completions } } },
  borda: { forms: ['rank'], parameters: { variant: { words: bordaVariants } } },
  places: { forms: ['rank'], parameters: {} },
  schulze: { forms: ['rank'], parameters: { by } },
  'ranked-pairs': { forms: ['rank'], parameters: { by } },
  minimax: { forms: ['rank'], parameters: { by: { words: ['winning', 'margin', 'opposition'] } } },
  copeland: { forms: ['rank'], parameters: {} },
  condorcet: { forms: ['rank'], parameters: {}, onePlace: true },
  irv: { forms: ['rank'], parameters: { earlier }, onePlace: true },
  'scottish-stv': { forms: ['rank'], parameters: { earlier } },
  meek: { forms: ['rank'], parameters: {} },
  score: {
    forms: ['score'],
    parameters: { figure: { words: ['sum', 'mean'] }, minimum: { from: 0, fallback: '0' }, max: wholeOrNone },
  },
  star: { forms: ['score'], parameters: { max: wholeOrNone }, onePlace: true },
  decision: {
    forms: ['decide'],
    parameters: {
      preset: { words: presetWords },
      threshold: { words: thresholds },
      members: wholeOrNone,
      present: wholeOrNone,
      abstain: wholeOrNone,
      invalid: wholeOrNone,
      blank: wholeOrNone,
      secondVote: { words: ['no', 'yes'] },
      chair: { words: ['silent', 'yes', 'no'] },
    },
    onePlace: true,
  },
  majority: {
    forms: ['choose', 'approve'],
    parameters: {
      preset: { words: placesWords },
      threshold: { words: thresholds },
      members: wholeOrNone,
      invalid: wholeOrNone,
      blank: wholeOrNone,
      ballot: { from: 1, fallback: '1' },
      ...minMax,
    },
  },
} as const satisfies Record<string, RuleFrame>;

export type RuleName = keyof typeof ruleFrames;

export const ruleNames = Object.keys(ruleFrames) as RuleName[];

export const isRuleName = (name: string): name is RuleName => Object.hasOwn(ruleFrames, name);

/** Parameters as given, with defaults; or every fault in them. */
export function readParameters(rule: RuleName, given: Parameters): { parameters: Parameters; faults: string[] } {
  const specs: Readonly<Record<string, ParameterSpec>> = ruleFrames[rule].parameters;
  const faults: string[] = [];
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(specs, key))
      faults.push(`Rule ${rule} has no option "${key}"; it has: ${Object.keys(specs).join(', ') || 'none'}.`);
  }
  const parameters: Record<string, string> = {};
  for (const [key, spec] of Object.entries(specs)) {
    const value = given[key];
    if ('words' in spec) {
      if (value !== undefined && !spec.words.includes(value))
        faults.push(`Option "${key}" is one of: ${spec.words.join(', ')}.`);
      parameters[key] = value ?? spec.words[0];
    } else {
      if (value !== undefined && !(/^\d{1,9}$/.test(value) && Number(value) >= spec.from)) {
        faults.push(`Option "${key}" is a whole number from ${spec.from}.`);
      }
      const used = value ?? spec.fallback;
      if (used !== '') parameters[key] = used;
    }
  }
  return { parameters, faults };
}
