import { html, nothing, type TemplateResult } from 'lit';
import { readMarks } from '#shared/ballots/read-marks.ts';
import { t } from '../messages.ts';
import { words } from '../ui/pieces.ts';
import type { Choices } from './choose-topics.ts';
import type { Round } from './own-ballot.ts';
import { chosenList, lettered } from './parts.ts';

type Form = Pick<Round, 'options' | 'form'>;

/** What a ballot says, in words: the options chosen, the ranking in its order, the figures given, the vote. */
export function marksList({ options, form }: Form, { chosen, marks = [] }: Omit<Choices, 'abstains'>): TemplateResult {
  if (form === 'choose' || form === 'approve') return chosenList({ options }, chosen);
  const { marked, left, wordOf, leftWord } = readMarks(form, options, marks);
  const said = (mark: number) => t(wordOf(mark) ?? 'ballot.decide.no', { n: mark, rank: mark });
  if (form === 'decide') {
    return html`${marked.map(
      ({ option, mark }) => html`<p>${words(option.title)}: <strong>${said(mark)}</strong></p>`,
    )}`;
  }
  return html`<ul class="plain-list">
      ${marked.map(
        ({ option: { letter, title }, mark }) =>
          html`<li>${lettered(letter, html`${words(title)}: <strong>${said(mark)}</strong>`)}</li> `,
      )}
    </ul>
    ${
      left.length > 0 ? html`<p>${t(leftWord, { letters: left.map(({ letter }) => letter).join(', ') })}</p>` : nothing
    }`;
}
