import { html, nothing, type TemplateResult } from 'lit';
import { byName, memberName } from '../consultations/member-names.ts';
import { proseIn } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { table } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import type { Released, Views } from './own-view.ts';

/** What a view is on, in words: the theme, or a paragraph by its number. */
export const subjectWords = (subject: string): string =>
  subject === 'theme' ? t('views.theme') : t('views.paragraph', { number: subject.slice(1) });

/** The theme first, then paragraphs by their number. */
export const subjectOrder = (subject: string): number => (subject === 'theme' ? 0 : Number(subject.slice(1)));

/** Released views by delegation in the order of names; `isOneSubject` where it is said above what they are on. */
export function viewList(released: readonly Released[], { isOneSubject = false } = {}): TemplateResult {
  const ordered = byName(released.toSorted((one, other) => subjectOrder(one.subject) - subjectOrder(other.subject)));
  return html`<ul class="list">
    ${ordered.map(
      ({ member, subject, position, words, language, at }) =>
        html`<li>
          <h3>${memberName(member)}</h3>
          ${
            position || !isOneSubject
              ? html`<p>
                  ${isOneSubject ? nothing : subjectWords(subject)}${!isOneSubject && position ? ': ' : nothing}
                  ${position ? t(`views.position.${position}`) : nothing}
                </p>`
              : nothing
          }
          ${words ? proseIn(words, language) : nothing}
          <p class="small muted">${t('views.page.releasedAt')} <time-stamp instant=${at}></time-stamp></p>
        </li>`,
    )}
  </ul>`;
}

/** In place of views that the reader may not read: an observer will after the close; a draft has none. */
export const noViews = (): TemplateResult =>
  html`<p>
    ${t(session.delegation?.status === 'observer' ? 'views.page.observersLater' : 'views.page.noneReleased')}
  </p>`;

/** How many delegations took which position, with the sentence that says what these figures are not. */
export const positionFigures = (figures: NonNullable<Views['figures']>): TemplateResult =>
  html`<p>${t('views.notAVote')}</p>
    ${table(
      t('views.page.figures'),
      [
        { title: t('views.csv.position'), cell: ({ position }) => t(`views.position.${position}`) },
        { title: t('views.page.delegations'), cell: ({ n }) => n, isFigure: true },
      ],
      figures.positions,
    )}`;
