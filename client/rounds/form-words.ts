import type { Translate } from '#shared/locales/translate.ts';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';

type Round = Pick<
  Reply<'GET /api/rounds/:round'>,
  'form' | 'minimum' | 'maximum' | 'highest' | 'budget' | 'equalRanks' | 'places' | 'rule'
>;

/** What a ballot of the round asks, in one sentence; the form choose with its bounds. */
export function formWords(round: Round, speak: Translate = t): string {
  const { form, minimum: n, maximum, highest: max, budget, equalRanks } = round;
  const sentence = speak(`round.form.${form}`, { n, maximum, max, budget });
  return form === 'rank' && equalRanks ? `${sentence} ${speak('round.form.equalRanks')}` : sentence;
}

/** By which rule the ballots are counted, and for how many places. */
export const ruleWords = ({ rule, places }: Round, speak: Translate = t): string =>
  speak('round.form.counted', { rule: speak(`rule.${rule}`), n: places });
