import { html, nothing, type TemplateResult } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { loadNames, memberName } from '../consultations/member-names.ts';
import { marked } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { plainWords } from '../ui/pieces.ts';
import { outcomeWords, standingWords, type TitleOf } from './topic-words.ts';

type Card = Reply<'GET /api/topics/:topic'>;
type Station = Card['stations'][number];
type Link = Card['buildsOn'][number];

/** The memory of one topic: where it stood in each year and what became of it, what it builds on and what it led to. */
export class TopicPage extends Page<'topic'> {
  #card: Card | undefined;
  #all: readonly Card[] = [];

  protected override async load(): Promise<Problem | undefined> {
    const [answer, all] = await Promise.all([
      call('GET /api/topics/:topic', { params: this.params }),
      call('GET /api/topics'),
      loadNames(),
    ]);
    if (!answer.ok) return answer.refusal;
    this.#card = answer.value;
    this.#all = all.ok ? all.value : [];
    return undefined;
  }

  protected override content() {
    const card = this.#card;
    if (!card) return nothing;
    const titleOf: TitleOf = (wanted) =>
      this.#all.filter(({ topic }) => topic === wanted).map(({ title }) => plainWords(title))[0];
    const last = card.stations.at(-1);
    return html`
      <nav class="trail" aria-label=${t('consultation.page.trail')}>
        <ul class="inline">
          <li><a href="/">${t('shell.home')}</a></li>
          <li><a href="/topics">${t('topic.page.allTitle')}</a></li>
        </ul>
      </nav>
      <h1>${marked(card.title)}</h1>
      ${last ? html`<p>${this.#said(last, titleOf)}</p>` : nothing}
      <h2>${t('topic.page.stations')}</h2>
      <ol class="list">
        ${card.stations.map((station) => this.#station(station, card, titleOf))}
      </ol>
      ${this.#links(t('topic.page.buildsOnTitle'), card.buildsOn)} ${this.#links(t('topic.page.ledTo'), card.ledTo)}
    `;
  }

  #said(station: Station, titleOf: TitleOf): string {
    // From the time before this system only what became of a topic is known, not how it was ruled upon.
    const said = station.consultation === null ? outcomeWords(station, titleOf) : standingWords(station, titleOf);
    return t('topic.page.inYear', { year: String(station.year), standing: said ?? t('topic.page.notRecorded') });
  }

  #station(station: Station, card: Card, titleOf: TitleOf): TemplateResult {
    const { consultation, kind, title, remark, proposedBy, outcome, ofGeneralInterest } = station;
    const isOther = plainWords(title) !== plainWords(card.title);
    return html`<li>
      <h3>${this.#said(station, titleOf)}</h3>
      <p>
        ${t(`topic.kind.${kind}`)}${isOther ? html`: ${marked(title)}` : nothing}.
        ${proposedBy ? html`${t('topic.page.proposedBy', { name: memberName(proposedBy) })}.` : nothing}
        ${outcome === null && ofGeneralInterest ? html`${t('topic.page.ofGeneralInterest')}.` : nothing}
      </p>
      ${remark ? html`<p class="muted">${marked(remark)}</p>` : nothing}
      ${
        consultation
          ? html`<p>
              <a href="/consultations/${consultation}"
                >${t('topic.page.toConsultation', { year: String(station.year) })}</a
              >
            </p>`
          : html`<p class="muted">${t('topic.page.beforeSystem')}</p>`
      }
    </li>`;
  }

  #links(heading: string, links: readonly Link[]): TemplateResult | typeof nothing {
    if (links.length === 0) return nothing;
    return html`<h2>${heading}</h2>
      <ul>
        ${links.map(
          ({ topic, title, year }) =>
            html`<li>
              ${topic ? html`<a href="/topics/${topic}">${marked(title)}</a>` : marked(title)}${
                year === null ? nothing : html` (${year})`
              }
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('topic-page', TopicPage);
