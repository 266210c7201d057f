import { html, nothing } from 'lit';
import { missingLanguages } from '#shared/languages.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { type Content, plainWords, words } from '../ui/pieces.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { focusRow } from './focus-row.ts';
import { missingIn } from './missing-in.ts';
import { type Topic, topicFacts } from './topic-rows.ts';

/** The topics of the note, in their order. Those deferred to this year stand here by themselves, and are marked. */
export class ListedTopicsPage extends ConsultationPart {
  #news = '';

  protected heading = (): string => t('admin.part.topics');

  protected section(consultation: Consultation): Content {
    const { id, topics } = consultation;
    return html`
      <p>${t('admin.topics.hint')}</p>
      <p role="status" class=${this.#news ? 'small' : 'out-of-sight'}>${this.#news}</p>
      ${topics.length === 0 ? html`<p>${t('admin.topics.none')}</p>` : nothing}
      <p><a class="button" href=${preparationOf(id, 'topics/new')}>${t('admin.topics.add')}</a></p>
      <ul class="list">
        ${topics.map((topic, at) => this.#row(consultation, topic, at))}
      </ul>
    `;
  }

  #row({ id, year, topics }: Consultation, topic: Topic, at: number): Content {
    const named = html`<span class="out-of-sight"> ${plainWords(topic.title)}</span>`;
    const lacking = missingLanguages(topic.title);
    const button = (key: 'admin.up' | 'admin.down' | 'admin.remove', act: () => Promise<void>) =>
      html`<button type="button" class="plain" data-act=${key.slice('admin.'.length)} @click=${() => void act()}>
        ${t(key)}${named}
      </button>`;
    return html`<li data-row>
      <p><strong>${words(topic.title)}</strong></p>
      ${topicFacts(topic, year)} ${lacking.length > 0 ? html`<p class="hint">${missingIn(lacking)}</p>` : nothing}
      <p class="buttons">
        <a href=${preparationOf(id, `topics/${topic.id}`)}>${t('ui.change')}${named}</a>
        ${at > 0 ? button('admin.up', () => this.#move(topics, at, at - 1)) : nothing}
        ${at < topics.length - 1 ? button('admin.down', () => this.#move(topics, at, at + 1)) : nothing}
        ${button('admin.remove', () => this.#remove(topic))}
      </p>
    </li>`;
  }

  async #move(topics: readonly Topic[], from: number, to: number): Promise<void> {
    const moved = topics[from];
    if (!moved) return;
    const order = topics.toSpliced(from, 1).toSpliced(to, 0, moved);
    for (const [position, topic] of order.entries()) {
      if (topic.position === position) continue;
      const { title, reasons, remark } = topic;
      const answer = await call('PUT /api/consultations/:consultation/topics/:topic', {
        params: { consultation: this.params.consultation, topic: topic.id },
        body: { title, reasons, remark, position },
      });
      if (!answer.ok) return this.errors.show(answer.refusal);
    }
    await this.#tell(t('admin.topics.moved', { title: plainWords(moved.title), n: to + 1 }));
    await focusRow(this, to, to < from ? 'up' : 'down');
  }

  async #remove(topic: Topic): Promise<void> {
    const title = plainWords(topic.title);
    if (!confirm(t('admin.topics.removeAsk', { title }))) return;
    const answer = await call('DELETE /api/consultations/:consultation/topics/:topic', {
      params: { consultation: this.params.consultation, topic: topic.id },
    });
    if (!answer.ok) return this.errors.show(answer.refusal);
    await this.#tell(t('admin.topics.removed', { title }));
    await focusRow(this, topic.position);
  }

  async #tell(news: string): Promise<void> {
    this.errors.clear();
    this.#news = news;
    await this.refresh();
  }
}

customElements.define('listed-topics-page', ListedTopicsPage);
