import { missingLanguages, type Text } from '../languages.ts';
import { limits } from '../limits.ts';
import type { Reason } from '../result.ts';
import type { FormFigures } from './form.ts';
import type { RoundKind, TieMeans } from './manifest.ts';

/** The draft of a round, as far as its completeness goes. */
export interface RoundDraft extends FormFigures {
  readonly kind: RoundKind;
  readonly question: Text;
  readonly options: readonly { readonly title: Text; readonly admitted: boolean; readonly group?: string | null }[];
  readonly places: number;
  /** Of an election: places by group. */
  readonly seats: Readonly<Record<string, number>>;
  readonly tieMeans: readonly TieMeans[];
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/**
 * What is still missing before a round can be ready; none means that nothing is. A ballot has to say the same in every
 * language, so question and options need all three. The pointers name the fields of the draft.
 */
export function missingInRound(draft: RoundDraft, now: string): Reason[] {
  const reasons: Reason[] = [];
  const add = (reason: string, pointer: string, values?: Reason['values']) =>
    reasons.push(values ? { reason, pointer, values } : { reason, pointer });
  for (const language of missingLanguages(draft.question))
    add('languageMissing', `/question/${language}`, { language });
  draft.options.forEach((option, at) => {
    if (!option.admitted) add('topicNotAdmitted', `/options/${at}/topic`);
    for (const language of missingLanguages(option.title))
      add('languageMissing', `/options/${at}/title/${language}`, { language });
  });
  reasons.push(...(draft.kind === 'election' ? missingInElection(draft) : missingInForm(draft)));
  if (draft.opensAt === null) add('missing', '/opensAt');
  if (draft.closesAt === null) add('missing', '/closesAt');
  if (draft.closesAt !== null && draft.closesAt <= now) add('hourPassed', '/closesAt');
  if (draft.opensAt !== null && draft.closesAt !== null && draft.closesAt <= draft.opensAt)
    add('closeBeforeOpening', '/closesAt');
  return reasons;
}

/** What the form of the round and its options do not agree on. */
function missingInForm({ form, options, places, ...figures }: RoundDraft): Reason[] {
  const reasons: Reason[] = [];
  const add = (reason: string, pointer: string, values: NonNullable<Reason['values']>) =>
    reasons.push({ reason, pointer, values });
  const count = options.length;
  if (form === 'decide') {
    if (count !== 1) add('oneProposal', '/options', { n: count });
    if (places !== 1) add('onePlace', '/places', { n: places });
    return reasons;
  }
  const { minimum, maximum, highest, budget } = figures;
  if (count < 2) add('tooFewOptions', '/options', { min: 2 });
  if (count > limits.options) add('tooMany', '/options', { max: limits.options });
  if (minimum < 1) add('tooSmall', '/minimum', { min: 1 });
  if (form === 'choose') {
    if (maximum < minimum) add('tooSmall', '/maximum', { min: minimum });
    if (count >= 2 && maximum > count) add('tooBig', '/maximum', { max: count });
  }
  if ((form === 'approve' || form === 'rank') && count >= 2 && minimum > count)
    add('tooBig', '/minimum', { max: count });
  if (form === 'points' && highest > budget) add('tooBig', '/highest', { max: budget });
  if (places < 1) add('tooSmall', '/places', { min: 1 });
  if (count >= 2 && places >= count) add('nothingToChoose', '/places', { n: count });
  return reasons;
}

/**
 * What an election lacks. Fewer candidates than places are no fault: what the rule does then, it says itself, and the Chair may
 * propose acclamation (GA rule 92 for the ballot, UNESCO heritage Assembly rule 37.1 for the other way).
 */
function missingInElection({ form, options, places, minimum, maximum, seats, tieMeans }: RoundDraft): Reason[] {
  const reasons: Reason[] = [];
  const add = (reason: string, pointer: string, values?: Reason['values']) =>
    reasons.push({ reason, pointer, ...(values && { values }) });
  if (form === 'decide') add('formDoesNotFit', '/form');
  if (options.length < 1) add('noCandidate', '/options');
  if (options.length > limits.options) add('tooMany', '/options', { max: limits.options });
  if (form === 'choose' && maximum < minimum) add('tooSmall', '/maximum', { min: minimum });
  if (places < 1) add('tooSmall', '/places', { min: 1 });
  // More would be elected than there are places.
  if (tieMeans.includes('bothRetained')) add('notInElections', '/tieMeans');
  const groups = Object.keys(seats);
  if (groups.length === 0) return reasons;
  const sum = Object.values(seats).reduce((all, one) => all + one, 0);
  if (sum !== places) add('seatsDoNotAddUp', '/seats', { sum, n: places });
  options.forEach(({ group }, at) => {
    if (group == null || !groups.includes(group)) add('candidateWithoutGroup', `/options/${at}/group`);
  });
  return reasons;
}
