import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { words } from '../ui/pieces.ts';
import type { Choices } from './choose-topics.ts';
import type { Round } from './own-ballot.ts';
import { chosenList, lettered } from './parts.ts';

type Form = Pick<Round, 'options' | 'form'>;

/** What a ballot says, in words: the options chosen, the ranking in its order, the figures given, the vote. */
export function marksList({ options, form }: Form, { chosen, marks = [] }: Omit<Choices, 'abstains'>): TemplateResult {
  if (form === 'choose' || form === 'approve') return chosenList({ options }, chosen);
  const rows = options.map(({ letter, title }, at) => ({ letter, title, mark: marks[at] ?? null }));
  if (form === 'decide') {
    return html`${rows.map(
      ({ title, mark }) =>
        html`<p>${words(title)}: <strong>${t(mark === 1 ? 'ballot.decide.yes' : 'ballot.decide.no')}</strong></p>`,
    )}`;
  }
  const marked = rows.filter(({ mark }) => mark !== null);
  const shown = form === 'rank' ? marked.toSorted((one, other) => (one.mark ?? 0) - (other.mark ?? 0)) : marked;
  const key = form === 'rank' ? 'ballot.rank.rank' : form === 'score' ? 'ballot.score.score' : 'ballot.points.points';
  const left = rows.filter(({ mark }) => mark === null);
  return html`<ul class="plain-list">
      ${shown.map(
        ({ letter, title, mark }) =>
          html`<li>
            ${lettered(letter, html`${words(title)}: <strong>${t(key, { n: mark ?? 0, rank: mark ?? 0 })}</strong>`)}
          </li>`,
      )}
    </ul>
    ${
      left.length > 0
        ? html`<p>
            ${t(form === 'rank' ? 'ballot.rank.notRanked' : 'ballot.score.notScored', {
              letters: left.map(({ letter }) => letter).join(', '),
            })}
          </p>`
        : nothing
    }`;
}
