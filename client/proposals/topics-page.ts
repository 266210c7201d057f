import { html, nothing } from 'lit';
import { topicsOpen } from '#shared/consultations/consultation-actions.ts';
import { call, type Problem } from '../api.ts';
import { type Consultation, stateWord, trail, type Topic } from '../consultations/consultation.ts';
import { loadNames } from '../consultations/member-names.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { FormErrors } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, plainWords } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import { topicSection } from './topic-section.ts';

/** The topics of a consultation with their cases; delegations sponsor and propose here, the Chair rules. */
export class TopicsPage extends Page<'consultation'> {
  readonly #errors = new FormErrors(this);
  #consultation: Consultation | undefined;
  #news = '';
  #isBusy = false;

  protected override async load(): Promise<Problem | undefined> {
    const [answer] = await Promise.all([
      call('GET /api/consultations/:consultation', { params: this.params }),
      loadNames(),
    ]);
    if (!answer.ok) return answer.refusal;
    this.#consultation = answer.value;
    return undefined;
  }

  protected override content() {
    const consultation = this.#consultation;
    if (!consultation) return nothing;
    const { topics, places, state, topicsCloseAt, now, may, id } = consultation;
    const isRunning = state !== 'concluded' && state !== 'withdrawn';
    const titleOf = (wanted: string) =>
      topics.filter((topic) => topic.id === wanted).map(({ title }) => plainWords(title))[0];
    return html`
      ${trail(consultation)} ${this.#errors.summary()}
      <h1>${t('topic.page.title')}</h1>
      <p>${stateWord(state)}</p>
      ${
        topicsCloseAt && isRunning
          ? html`<p>
              ${t(topicsOpen(topicsCloseAt, now) ? 'topic.page.closes' : 'topic.page.closed')}
              <time-stamp instant=${topicsCloseAt}></time-stamp>
            </p>`
          : nothing
      }
      ${isRunning ? html`<p>${t('consultation.page.places', { n: places })}</p>` : nothing}
      ${this.#news ? message('ok', html`<p>${this.#news}</p>`, { isNews: true }) : nothing}
      ${
        may.includes('proposeTopic') && session.delegation?.status === 'member'
          ? html`<p class="no-print">
              <a class="button primary" href="/consultations/${id}/topics/new">${t('topic.page.propose')}</a>
            </p>`
          : nothing
      }
      ${topics.length === 0 ? html`<p>${t('topic.page.none')}</p>` : nothing}
      ${topics.map((topic) => topicSection(consultation, topic, titleOf, (...given) => void this.#sponsor(...given)))}
    `;
  }

  async #sponsor(topic: Topic, isSponsored: boolean): Promise<void> {
    const member = session.delegation?.member;
    if (!member || this.#isBusy) return;
    this.#isBusy = true;
    const params = { consultation: this.params.consultation, topic: topic.id, member };
    const answer = isSponsored
      ? await call('PUT /api/consultations/:consultation/topics/:topic/sponsors/:member', { params })
      : await call('DELETE /api/consultations/:consultation/topics/:topic/sponsors/:member', { params });
    this.#isBusy = false;
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    const title = plainWords(topic.title);
    this.#news = t(isSponsored ? 'topic.page.newsSponsored' : 'topic.page.newsUnsponsored', { title });
    await this.refresh();
  }
}

customElements.define('topics-page', TopicsPage);
