import { html } from 'lit';
import { t } from '../messages.ts';
import type { Content } from '../ui/pieces.ts';
import type { Figures } from './outcome-words.ts';

type Choice = NonNullable<Figures['choices']>[number];

/** What a Member's ballot says, by letters: chosen ones, a ranking in its order, figures, yes or no. */
export function choiceWords({ letters, marks, abstains }: Choice, { options, count }: Figures): Content {
  if (abstains) return t('results.page.abstained');
  if (!marks || count.form === 'choose' || count.form === 'approve') return html`<bdi>${letters.join(', ')}</bdi>`;
  if (count.form === 'decide') return t(marks[0] === 1 ? 'ballot.decide.yes' : 'ballot.decide.no');
  const marked = options.flatMap(({ letter }, at) => {
    const mark = marks[at] ?? null;
    return mark === null ? [] : [{ letter, mark }];
  });
  const shown = count.form === 'rank' ? marked.toSorted((one, other) => one.mark - other.mark) : marked;
  return html`<bdi>${shown.map(({ letter, mark }) => `${letter} ${mark}`).join(', ')}</bdi>`;
}
