import { html, nothing, type TemplateResult } from 'lit';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { standingTone, standingWords, outcomeWords } from '../proposals/topic-words.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { message, plainWords, statusWord } from '../ui/pieces.ts';
import { loadWithViews } from '../views/load-views.ts';
import { countBySubject, ownOn } from '../views/own-view.ts';
import { noViews, positionFigures } from '../views/view-list.ts';
import { type Consultation, hourLine, stateWord, trail } from './consultation.ts';
import { hoursSection } from './hours-section.ts';
import { joinNames, loadNames } from './member-names.ts';
import { noteSection } from './note-section.ts';
import { officersPart } from './officers-part.ts';
import { outcomeSection } from './outcome-section.ts';
import { ownPart, type Round, type Views } from './own-part.ts';
import { marked } from './prose.ts';

/**
 * One consultation whole: state, what is asked, what the reader's delegation has done; then the note, theme, topics, rounds,
 * views and outcome, and the hours. It is the document that is printed.
 */
export class ConsultationPage extends Page<'consultation'> {
  #consultation: Consultation | undefined;
  #views: Views | undefined;
  #rounds: readonly Round[] = [];

  protected override async load(): Promise<Problem | undefined> {
    const [both] = await Promise.all([loadWithViews(this.params.consultation), loadNames()]);
    if ('code' in both) return both;
    this.#consultation = both.consultation;
    this.#views = both.views;
    const running = both.consultation.rounds.filter(
      ({ state }) => state !== 'draft' && state !== 'ready' && state !== 'void',
    );
    const rounds = session.delegation?.status === 'member' ? running : [];
    const read = await Promise.all(rounds.map(({ id }) => call('GET /api/rounds/:round', { params: { round: id } })));
    this.#rounds = read.flatMap((round) => (round.ok ? [round.value] : []));
    return undefined;
  }

  protected override content() {
    const consultation = this.#consultation;
    if (!consultation) return nothing;
    const views = this.#views;
    const outcome = outcomeSection(consultation);
    return html`
      ${trail()}
      <h1>${marked(consultation.title)}</h1>
      ${this.#head(consultation)} ${this.#asked(consultation)} ${ownPart(consultation, views, this.#rounds)}
      ${officersPart(consultation)} ${this.#contents(consultation)} ${outcome}
      ${noteSection(consultation, views ? countBySubject(views) : new Map())} ${this.#theme(consultation, views)}
      ${this.#topics(consultation)} ${this.#roundList(consultation)} ${hoursSection(consultation)}
    `;
  }

  #head(consultation: Consultation): TemplateResult {
    const { symbol, state, stateReason, chair } = consultation;
    return html`
      <p>${stateWord(state)} ${symbol ? html`<bdi>${symbol}</bdi>` : nothing}</p>
      <p>${hourLine(consultation)}</p>
      ${state === 'draft' ? html`<p>${t('consultation.page.draft')}</p>` : nothing}
      ${state === 'closed' ? html`<p>${t('consultation.page.outcomeFollows')}</p>` : nothing}
      ${stateReason ? message('warn', html`<p>${stateReason}</p>`, { title: t(`consultation.state.${state}`) }) : nothing}
      ${chair ? html`<p>${t('consultation.page.chair', { name: chair.name })}</p>` : nothing}
    `;
  }

  #asked({ asked }: Consultation): TemplateResult | typeof nothing {
    if (asked.length === 0) return nothing;
    return html`<section class="message" aria-labelledby="asked">
      <h2 id="asked">${t('consultation.page.asked')}</h2>
      <ol>
        ${asked.map((line) => html`<li>${marked(line)}</li>`)}
      </ol>
    </section>`;
  }

  #contents({ declarations, paragraphs, theme, rounds }: Consultation): TemplateResult {
    const parts: [string, string][] = [];
    if (declarations.length > 0) parts.push(['outcome', t('consultation.page.outcome')]);
    if (paragraphs.length > 0) parts.push(['note', t('consultation.page.note')]);
    if (theme) parts.push(['theme', t('consultation.page.theme')]);
    parts.push(['topics', t('consultation.page.topics')]);
    if (rounds.length > 0) parts.push(['rounds', t('consultation.page.rounds')]);
    parts.push(['hours', t('consultation.page.hours')]);
    return html`<nav aria-labelledby="contents">
      <h2 id="contents">${t('consultation.page.contents')}</h2>
      <ul>
        ${parts.map(([id, words]) => html`<li><a href="#${id}">${words}</a></li>`)}
      </ul>
    </nav>`;
  }

  #theme({ id, theme, may }: Consultation, views: Views | undefined): TemplateResult | typeof nothing {
    if (!theme) return nothing;
    const n = views?.released.length ?? 0;
    const said = outcomeWords(theme);
    const hasGiven = views && ownOn(views, 'theme', session.delegation?.member) !== undefined;
    return html`<section aria-labelledby="theme">
      <h2 id="theme">${t('consultation.page.theme')}</h2>
      <p><strong>${marked(theme.title)}</strong></p>
      ${said ? html`<p>${statusWord(theme.outcome === 'retained' ? 'ok' : 'plain', said)}</p>` : nothing}
      ${
        theme.paragraph === null
          ? nothing
          : html`<p>
              <a href="#p${theme.paragraph}"
                >${t('consultation.page.presentedIn', { number: String(theme.paragraph) })}</a
              >
            </p>`
      }
      ${views?.figures && n > 0 ? positionFigures(views.figures) : nothing}
      ${
        session.delegation?.status === 'member' && may.includes('draftView')
          ? html`<p class="no-print">
              <a href="/consultations/${id}/theme">${t(hasGiven ? 'views.page.change' : 'views.page.give')}</a>
            </p>`
          : nothing
      }
      ${
        views
          ? n > 0
            ? html`<p class="no-print"><a href="/consultations/${id}/views">${t('views.page.read', { n })}</a></p>`
            : html`<p>${t('views.page.noneReleased')}</p>`
          : noViews()
      }
    </section>`;
  }

  #topics({ id, topics, places, state }: Consultation): TemplateResult {
    const titleOf = (wanted: string) =>
      topics.filter((topic) => topic.id === wanted).map(({ title }) => plainWords(title))[0];
    return html`<section aria-labelledby="topics">
      <h2 id="topics">${t('consultation.page.topics')}</h2>
      ${state === 'concluded' || state === 'withdrawn' ? nothing : html`<p>${t('consultation.page.places', { n: places })}</p>`}
      ${
        topics.length === 0
          ? html`<p>${t('topic.page.none')}</p>`
          : html`<ul class="list whole">
              ${topics.map(
                (topic) =>
                  html`<li>
                    <h3><a href="/consultations/${id}/topics#topic-${topic.id}">${marked(topic.title)}</a></h3>
                    <p>
                      ${statusWord(standingTone(topic), standingWords(topic, titleOf))}
                      ${topic.proposedBy ? t('topic.page.proposedBy', { name: joinNames([topic.proposedBy]) }) : nothing}
                    </p>
                  </li>`,
              )}
            </ul>`
      }
      <p class="no-print"><a href="/consultations/${id}/topics">${t('topic.page.readCases')}</a></p>
    </section>`;
  }

  #roundList({ rounds }: Consultation): TemplateResult | typeof nothing {
    if (rounds.length === 0) return nothing;
    return html`<section aria-labelledby="rounds">
      <h2 id="rounds">${t('consultation.page.rounds')}</h2>
      <ul class="list whole">
        ${rounds.map(
          ({ id, sequence, state, closesAt, opensAt }) =>
            html`<li>
              <h3>
                <a href=${roundAddress(id, state)}>${t('consultation.page.round', { n: sequence })}</a>
              </h3>
              <p>${statusWord(state === 'open' ? 'ok' : 'plain', t(`round.state.${state}`))}</p>
              ${
                state === 'ready' && opensAt
                  ? html`<p class="muted">
                      ${t('consultation.page.opens')} <time-stamp instant=${opensAt}></time-stamp>
                    </p>`
                  : nothing
              }
              ${
                closesAt && state !== 'draft' && state !== 'void'
                  ? html`<p class="muted">
                      ${t(state === 'open' || state === 'ready' ? 'consultation.page.closes' : 'consultation.page.closed')}
                      <time-stamp instant=${closesAt}></time-stamp>
                    </p>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** A draft is the Administration's to complete, a declared round is read for its result. */
function roundAddress(id: string, state: Consultation['rounds'][number]['state']): string {
  if (state === 'declared') return `/rounds/${id}/result`;
  return state === 'draft' && session.account?.offices.includes('administration')
    ? `/admin/rounds/${id}`
    : `/rounds/${id}`;
}

customElements.define('consultation-page', ConsultationPage);
