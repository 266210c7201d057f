import { html } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { trail } from '../consultations/consultation.ts';
import { marked } from '../consultations/prose.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { plainWords } from '../ui/pieces.ts';
import { outcomeWords, standingWords } from './topic-words.ts';

type Card = Reply<'GET /api/topics'>[number];

/** All topics over the years, those of the latest year first, each with where it stood last. */
export class MemoryPage extends Page {
  #cards: readonly Card[] = [];

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/topics');
    if (!answer.ok) return answer.refusal;
    const last = ({ stations }: Card) => stations.at(-1)?.year ?? 0;
    this.#cards = answer.value.toSorted((one, other) => last(other) - last(one));
    return undefined;
  }

  protected override content() {
    const titleOf = (wanted: string) =>
      this.#cards.filter(({ topic }) => topic === wanted).map(({ title }) => plainWords(title))[0];
    return html`
      ${trail()}
      <h1>${t('topic.page.allTitle')}</h1>
      <p>${t('topic.page.allIntro')}</p>
      ${
        this.#cards.length === 0
          ? html`<p>${t('topic.page.noneAtAll')}</p>`
          : html`<ul class="list whole">
              ${this.#cards.map(({ topic, title, stations }) => {
                const last = stations.at(-1);
                const isOld = last?.consultation === null;
                return html`<li>
                  <h2><a href="/topics/${topic}">${marked(title)}</a></h2>
                  ${
                    last
                      ? html`<p class="muted">
                          ${last.year}: ${isOld ? (outcomeWords(last, titleOf) ?? '') : standingWords(last, titleOf)}
                        </p>`
                      : ''
                  }
                </li>`;
              })}
            </ul>`
      }
    `;
  }
}

customElements.define('memory-page', MemoryPage);
