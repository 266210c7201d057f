import { html, nothing } from 'lit';
import { t } from '../messages.ts';
import { type Content, plainWords, words } from '../ui/pieces.ts';
import type { Consultation } from './consultation-draft.ts';

export type Topic = Consultation['topics'][number];

/** Where a topic stood before and what it builds on, a line each; a deferral to the year of the consultation says so. */
export const topicHistory = ({ history }: Topic, year: number): Content =>
  history.map(({ relation, year: then, title, outcome, deferredTo }) => {
    const named = { title: plainWords(title), year: String(then ?? '') };
    if (relation === 'buildsOn') {
      return html`<p class="hint">${t(then === null ? 'admin.topic.buildsOn' : 'admin.topic.buildsOnYear', named)}</p>`;
    }
    if (outcome === 'deferred' && deferredTo === year) {
      return html`<p class="hint"><strong>${t('proposals.deferredFrom', { year: String(then) })}</strong></p>`;
    }
    const became = outcome ? t(`topic.outcome.${outcome}`) : t('admin.topic.noOutcome');
    return html`<p class="hint">${t('admin.topic.stood', { year: String(then), outcome: became })}</p>`;
  });

/** What stands beside the title of a topic. A remark that says what its history says is not said twice. */
export function topicFacts(topic: Topic, year: number): Content {
  const { reasons, remark, history } = topic;
  const said = history.map((entry) => t('proposals.deferredFrom', { year: String(entry.year ?? '') }));
  return html`
    ${reasons ? html`<p>${words(reasons)}</p>` : nothing}
    ${remark && !said.includes(plainWords(remark)) ? html`<p class="hint">${words(remark)}</p>` : nothing}
    ${topicHistory(topic, year)}
  `;
}
