import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { stateWord } from '../rounds/round-words.ts';
import { Page } from '../ui/page.ts';
import { words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-stamp.ts';

type Records = Reply<'GET /api/records'>;

/** Where an auditor begins: every round that was opened, each with its record, and the acts outside of them. */
export class RecordsPage extends Page {
  #records: Records | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const before = this.query.get('before');
    const answer = await call('GET /api/records', { query: before === null ? {} : { before } });
    if (!answer.ok) return answer.refusal;
    this.#records = answer.value;
    return undefined;
  }

  protected override content() {
    if (!this.#records) return nothing;
    const { rounds, next } = this.#records;
    return html`
      <h1>${t('audit.records.title')}</h1>
      <p>${t('audit.records.intro')}</p>
      <p><a href="/acts">${t('audit.acts.title')}</a></p>
      <h2>${t('audit.records.rounds')}</h2>
      ${rounds.length === 0 ? html`<p>${t('audit.records.none')}</p>` : nothing}
      <ul class="list">
        ${rounds.map(
          ({ id, consultation, sequence, question, state, openedAt, events }) =>
            html`<li>
              <p>
                <a href="/rounds/${id}/record"
                  >${sentence('audit.events.title', { n: sequence, question: words(question) })}</a
                >
                ${stateWord(state)}
              </p>
              <p class="hint">
                ${words(consultation.title)}, ${consultation.year}. ${t('audit.records.events', { n: events })}
                ${t('round.page.opening')}: <time-stamp instant=${openedAt}></time-stamp>
              </p>
            </li>`,
        )}
      </ul>
      ${next === null ? nothing : html`<p><a href="/records?before=${next}">${t('audit.earlier')}</a></p>`}
    `;
  }
}

customElements.define('records-page', RecordsPage);
