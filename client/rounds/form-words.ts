import type { Translate } from '#shared/locales/translate.ts';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import { groupWord } from './group-word.ts';

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

/** An election: how many places, how many names a ballot bears, and the places of each group. */
export function electionWords(
  round: Round & Pick<Reply<'GET /api/rounds/:round'>, 'groups'>,
  speak: Translate = t,
): string {
  const { form, minimum, maximum, places, groups } = round;
  const names = speak(minimum === maximum ? 'elect.choosesExactly' : 'elect.choosesAtMost', { n: maximum });
  const list = groups.map(({ group, places: n }) => speak('elect.seatsOf', { group: groupWord(group), n })).join(', ');
  return [
    speak('elect.places', { n: places }),
    form === 'choose' ? names : formWords(round, speak),
    ...(groups.length > 0 ? [speak('elect.bySeats', { list })] : []),
  ].join(' ');
}

/** By which rule the ballots are counted, and for how many places. */
export const ruleWords = ({ rule, places }: Round, speak: Translate = t): string =>
  speak('round.form.counted', { rule: speak(`rule.${rule}`), n: places });
