import type { Reason } from '../result.ts';
import type { BallotForm, FormFigures, FormName } from '../rounds/form.ts';
import {
  isRuleName,
  type Parameters,
  type ParameterSpec,
  ruleFrames,
  type RuleFrame,
  ruleNames,
} from './rule-frames.ts';
import type { RuleName } from './rule-frames.ts';

/** The rules that count ballots of a form, the usual one first. */
export const rulesFor = (form: FormName): RuleName[] =>
  ruleNames.filter((name) => (ruleFrames[name].forms as readonly FormName[]).includes(form));

/** What a round knows by itself: its form, its roll and its ballots say it, so nobody sets it. */
const known = new Set(['min', 'max', 'budget', 'members', 'present', 'abstain', 'invalid', 'blank', 'chair', 'ballot']);

/** The parameters that whoever sets up a round chooses for a rule. */
export const openParameters = (rule: RuleName): [string, ParameterSpec][] =>
  Object.entries(ruleFrames[rule].parameters as Record<string, ParameterSpec>).filter(([name]) => !known.has(name));

/** Rules that take strict rankings only. */
const strict: readonly RuleName[] = ['scottish-stv', 'meek', 'places'];

/** The rule of a round as its draft holds it. */
export interface RuleDraft extends FormFigures {
  readonly rule: string;
  readonly parameters: Parameters;
  readonly places: number;
  readonly options: readonly unknown[];
  /** Places by group, which only a majority fills. */
  readonly seats?: Readonly<Record<string, number>>;
}

/**
 * Why the rule cannot count the round as it is drafted; none means that it can. The pointers name the fields of the draft. What
 * is kept to here cannot make a ballot void in the count: online a ballot is valid or an abstention.
 *
 * @example a round of the form rank, counted by 'approval' // [{ reason: 'ruleDoesNotFit', pointer: '/rule' }]
 */
export function ruleFaults(draft: RuleDraft): Reason[] {
  const { rule, form, places, options } = draft;
  if (!isRuleName(rule)) return [{ reason: 'ruleDoesNotFit', pointer: '/rule' }];
  const frame: RuleFrame = ruleFrames[rule];
  const reasons: Reason[] = [];
  if (!frame.forms.includes(form)) reasons.push({ reason: 'ruleDoesNotFit', pointer: '/rule' });
  reasons.push(...parameterFaults(rule, draft.parameters));
  if (frame.onePlace && places !== 1) reasons.push({ reason: 'onePlace', pointer: '/places', values: { n: places } });
  if (form === 'rank' && strict.includes(rule) && draft.equalRanks)
    reasons.push({ reason: 'strictRanks', pointer: '/equalRanks' });
  if (rule === 'places' && draft.minimum < options.length)
    reasons.push({ reason: 'rankAll', pointer: '/minimum', values: { n: options.length } });
  if (Object.keys(draft.seats ?? {}).length > 0 && (rule !== 'majority' || form !== 'choose'))
    reasons.push({ reason: 'seatsByMajority', pointer: '/rule' });
  const most = rule === 'block' ? places : rule === 'limited' ? Math.max(1, places - 1) : undefined;
  if (most !== undefined && draft.maximum > most)
    reasons.push({ reason: 'tooBig', pointer: '/maximum', values: { max: most } });
  return reasons;
}

function parameterFaults(rule: RuleName, given: Parameters): Reason[] {
  const open = new Map(openParameters(rule));
  return Object.entries(given).flatMap(([name, value]): Reason[] => {
    const spec = open.get(name);
    const isFit =
      spec && ('words' in spec ? spec.words.includes(value) : /^\d{1,9}$/.test(value) && Number(value) >= spec.from);
    return isFit ? [] : [{ reason: 'parameterDoesNotFit', pointer: `/parameters/${name}` }];
  });
}

/** What a count is told beside what the draft chose: what form, roll and ballots say. Nothing for a rule that asks nothing. */
export function parametersOfRound(
  { name, parameters = {} }: { readonly name: RuleName; readonly parameters?: Parameters },
  form: BallotForm,
  {
    members,
    abstentions,
    options,
  }: { readonly members: number; readonly abstentions: number; readonly options: number },
): Parameters {
  if (name === 'decision') return { ...parameters, members: `${members}`, abstain: `${abstentions}` };
  if (name === 'cumulative' && form.form === 'points') return { ...parameters, budget: `${form.budget}` };
  if ((name === 'score' || name === 'star') && form.form === 'score') return { ...parameters, max: `${form.max}` };
  if (name === 'majority') {
    const max = form.form === 'choose' ? form.maximum : options;
    return { ...parameters, members: `${members}`, blank: `${abstentions}`, max: `${max}` };
  }
  return parameters;
}
