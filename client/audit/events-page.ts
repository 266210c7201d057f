import { html, nothing } from 'lit';
import { address, call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { message, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import '../ui/time-stamp.ts';
import { type Round, trailOf } from '../rounds/round-words.ts';
import { type ChainEvent, eventWords } from './event-words.ts';

type Chain = Reply<'GET /api/rounds/:round/chain'>;

/** The record of a round: what happened to it, in the order of its chain, under the signed end of it. */
export class EventsPage extends Page<'round'> {
  #round: Round | undefined;
  #chain: Chain | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const { round } = this.params;
    const after = this.query.get('after') ?? '0';
    const [about, chain] = await Promise.all([
      call('GET /api/rounds/:round', { params: { round } }),
      call('GET /api/rounds/:round/chain', { params: { round }, query: { after } }),
    ]);
    if (!about.ok) return about.refusal;
    if (!chain.ok) return chain.refusal;
    this.#round = about.value;
    this.#chain = chain.value;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    const chain = this.#chain;
    if (!round || !chain) return nothing;
    const { events, next } = chain;
    const first = events[0]?.position ?? 1;
    return html`
      ${trailOf(round)}
      <h1>${sentence('audit.events.title', { n: round.sequence, question: words(round.question) })}</h1>
      <p>${t('audit.events.intro')}</p>
      ${events.some(({ kind, member }) => kind === 'cast' && !member) ? html`<p>${t('audit.events.names')}</p>` : nothing}
      ${events.some(({ hash }) => hash === null) ? message('plain', html`<p>${t('audit.events.sealed')}</p>`) : nothing}
      ${first > 1 ? html`<p><a href="/rounds/${round.id}/record">${t('audit.first')}</a></p>` : nothing}
      <ol class="list" start=${first}>
        ${events.map((event) => this.#event(event))}
      </ol>
      ${next === null ? nothing : html`<p><a href="/rounds/${round.id}/record?after=${next}">${t('audit.later')}</a></p>`}
      ${this.#head(chain)} ${this.#files(round)}
    `;
  }

  #event(event: ChainEvent) {
    const ballot = typeof event.facts.ballot === 'string' ? event.facts.ballot : undefined;
    const digests: [string, string | null | undefined][] = [
      [t('ballot.receipt.ballotDigest'), ballot],
      [t('audit.events.facts'), event.isWhole ? JSON.stringify(event.facts) : undefined],
      [t('audit.events.factsHash'), event.factsHash],
      [t('audit.events.hash'), event.hash],
    ];
    const shown = digests.filter(([, value]) => value);
    return html`<li value=${event.position}>
      <p><strong>${event.position}</strong> ${eventWords(event)}</p>
      <p class="small muted"><time-stamp instant=${event.at} seconds></time-stamp></p>
      ${
        shown.length > 0
          ? html`<details>
              <summary>${t('audit.events.digests')}<span class="out-of-sight"> ${event.position}</span></summary>
              <dl>
                ${shown.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd class="digest"><bdi>${value}</bdi></dd>`,
                )}
              </dl>
            </details>`
          : nothing
      }
    </li>`;
  }

  #head({ head }: Chain) {
    if (!head) return nothing;
    return html`<section aria-labelledby="head">
      <h2 id="head">${t('audit.head.title')}</h2>
      <p>${t('audit.head.words', { position: String(head.position) })}</p>
      <dl>
        <dt>${t('audit.events.hash')}</dt>
        <dd class="digest"><bdi>${head.hash}</bdi></dd>
        <dt>${t('ballot.receipt.signature')}</dt>
        <dd class="digest"><bdi>${head.signature}</bdi></dd>
        <dt>${t('ballot.receipt.fingerprint')}</dt>
        <dd class="digest"><bdi>${head.fingerprint}</bdi></dd>
      </dl>
    </section>`;
  }

  #files(round: Round) {
    const params = { round: round.id };
    return html`<section aria-labelledby="files">
      <h2 id="files">${t('audit.files.title')}</h2>
      <ul class="plain-list">
        ${
          round.may.includes('exportRecord')
            ? html`<li>
                <a href=${address('GET /api/rounds/:round/record', { params })} download>${t('audit.files.record')}</a>
              </li>`
            : nothing
        }
        <li>
          <a href=${address('GET /api/rounds/:round/manifest', { params })} download>${t('audit.files.manifest')}</a>
        </li>
        ${
          round.may.includes('readFigures')
            ? html`<li><a href="/rounds/${round.id}/result">${t('round.page.figures')}</a></li>`
            : nothing
        }
        ${session.may('listRecords') ? html`<li><a href="/records">${t('audit.records.title')}</a></li>` : nothing}
      </ul>
    </section>`;
  }
}

customElements.define('events-page', EventsPage);
