import { officialTime } from '#shared/time.ts';
import type { Reason, Values } from '#shared/result.ts';
import type { Problem, ProblemReason } from '../api.ts';
import { language, t, tIfKnown } from '../messages.ts';
import { session } from '../session.ts';

const instantForm = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Instants among the values of a message in the official time, to the second: a refusal has to show which came first. */
const inWords = (values: Values = {}): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && instantForm.test(value)
        ? officialTime(value, language(), session.seat, true)
        : value,
    ]),
  );

/** What a refusal says, in the language that is shown now (the server's own words are in the language of the request). */
export function problemText(problem: Problem): string {
  if (problem.code === 'lineLost') return t('ui.lineLost');
  const values = { ...inWords(problem.values), ...(problem.request && { request: problem.request }) };
  return tIfKnown(`error.${problem.code}`, problem.title, values);
}

/** One reason in words, whether a rule in the page gave it or the server did. */
export const reasonText = (reason: Reason | ProblemReason): string =>
  tIfKnown(`reason.${reason.reason}`, 'detail' in reason ? reason.detail : reason.reason, inWords(reason.values));
