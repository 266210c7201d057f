import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#shared/languages.ts';
import { languageNames, languages } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { checkView } from '#shared/views/check-view.ts';
import { type ViewPosition, viewPositions } from '#shared/views/view-positions.ts';
import { call, type Problem } from '../api.ts';
import { type Consultation, hourLine, stateWord, trail } from '../consultations/consultation.ts';
import { loadNames } from '../consultations/member-names.ts';
import { marked, prose, proseIn } from '../consultations/prose.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { radios, selectField, textArea } from '../ui/field.ts';
import { FormErrors, readForm } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, plainWords } from '../ui/pieces.ts';
import { problemText } from '../ui/problem-text.ts';
import { focusHeading } from '../ui/window-title.ts';
import { loadWithViews } from './load-views.ts';
import { ownOn, type OwnView, type Views } from './own-view.ts';
import { noViews, positionFigures, viewList } from './view-list.ts';

interface Answers {
  readonly position?: ViewPosition;
  readonly words?: string;
  readonly language: Language;
}

/**
 * The view of a delegation on the theme (`…/theme`) or on a paragraph (`…/paragraphs/11`): what it is on, the delegation's own
 * draft or released view with the form, and what the others have released.
 */
export class ViewPage extends Page<'consultation' | 'number'> {
  readonly #errors = new FormErrors(this);
  #consultation: Consultation | undefined;
  #views: Views | undefined;
  /** What the form began with; it stays while somebody writes, whatever the server says meanwhile. */
  #start: OwnView | undefined;
  /** The revision that the reader has seen, and that the next one replaces. */
  #seen = 0;
  #conflict: Problem | undefined;
  #news: 'draft' | 'released' | undefined;
  #isBusy = false;
  #isBegun = false;
  /** Of the words; a switch of the page's language does not change what they are written in. */
  #writtenIn: Language = language();

  get #subject(): string {
    return this.params.number ? `p${this.params.number}` : 'theme';
  }

  protected override async load(): Promise<Problem | undefined> {
    const [both] = await Promise.all([loadWithViews(this.params.consultation), loadNames()]);
    if ('code' in both) return both;
    this.#consultation = both.consultation;
    this.#views = both.views;
    if (!this.#isBegun) this.#begin();
    return undefined;
  }

  get #own(): OwnView | undefined {
    return this.#views && ownOn(this.#views, this.#subject, session.delegation?.member);
  }

  #begin(): void {
    this.#isBegun = true;
    this.#start = this.#own;
    this.#seen = this.#own?.revision ?? 0;
    this.#writtenIn = this.#own?.language ?? language();
  }

  protected override content() {
    const consultation = this.#consultation;
    if (!consultation) return nothing;
    const released = this.#views?.released.filter(({ subject }) => subject === this.#subject);
    return html`
      ${trail(consultation)} ${this.#errors.summary()}
      <h1>${this.#heading(consultation)}</h1>
      <p>${stateWord(consultation.state)} ${hourLine(consultation)}</p>
      ${this.#news ? message('ok', this.#newsWords(), { isNews: true }) : nothing} ${this.#quoted(consultation)}
      ${this.#ownSection(consultation)}
      <section aria-labelledby="others">
        <h2 id="others">${t('views.page.released')}</h2>
        ${
          !released
            ? noViews()
            : released.length === 0
              ? html`<p>${t('views.page.noneReleased')}</p>`
              : html`${this.#views?.figures && this.#subject === 'theme' ? positionFigures(this.#views.figures) : nothing}
                ${viewList(released, { isOneSubject: true })}`
        }
        ${
          this.#views
            ? html`<p><a href="/consultations/${consultation.id}/views">${t('views.page.readAll')}</a></p>`
            : nothing
        }
      </section>
    `;
  }

  #heading({ theme }: Consultation): Content {
    if (this.#subject !== 'theme') return t('views.page.paragraphTitle', { number: this.params.number });
    return html`${t('consultation.page.themeIs')} ${theme ? marked(theme.title) : nothing}`;
  }

  /** What the view is on: the paragraph, or the one that presents the theme. */
  #quoted({ id, theme, paragraphs }: Consultation): TemplateResult | typeof nothing {
    const number = this.#subject === 'theme' ? theme?.paragraph : Number(this.params.number);
    const paragraph = paragraphs.find((one) => one.number === number);
    if (!paragraph) return this.#subject === 'theme' ? nothing : html`<p>${t('reason.noSuchParagraph')}</p>`;
    return html`<blockquote>${prose(paragraph.words)}</blockquote>
      <p><a href="/consultations/${id}#p${paragraph.number}">${this.#inNote(paragraph.number)}</a></p>`;
  }

  #inNote(number: number): string {
    return t('views.page.inNote', { number: String(number) });
  }

  #ownSection(consultation: Consultation): TemplateResult | typeof nothing {
    const { delegation } = session;
    if (!delegation) return nothing;
    if (delegation.status === 'observer') return html`<p>${t('views.page.observersGiveNone')}</p>`;
    const mayWrite = consultation.may.includes('draftView');
    return html`<section aria-labelledby="own">
      <h2 id="own">${t('views.page.own', { name: plainWords(delegation.names) })}</h2>
      ${this.#stands(mayWrite)} ${this.#conflict ? this.#conflictBox(this.#conflict) : nothing}
      ${mayWrite ? this.#form(delegation.mayCast) : html`<p>${t('views.page.notNow')}</p>`} ${this.#earlier()}
    </section>`;
  }

  /** What stands of the delegation: nothing, a draft with its author, or a released view and perhaps a newer draft. */
  #stands(mayWrite: boolean): TemplateResult {
    const own = this.#own;
    if (!own) return html`<p>${t(mayWrite ? 'views.page.noneYet' : 'views.page.noneGiven')}</p>`;
    const released = own.earlier.find((revision) => revision.released);
    const line = (words: string, { by, at }: Pick<OwnView, 'by' | 'at'>) =>
      html`<p>${words} ${t('views.page.by', { name: by })} <time-stamp instant=${at}></time-stamp></p>`;
    if (!own.draft)
      return message('plain', line(t('views.page.releasedAt'), own), { title: t('views.page.isReleased') });
    return message(
      'warn',
      html`${line(t('views.page.writtenAt'), own)}
      ${released ? line(t('views.page.standsReleased'), released) : html`<p>${t('views.page.onlyOwn')}</p>`}`,
      { title: t('views.page.isDraft') },
    );
  }

  /** A colleague wrote meanwhile: what they wrote stands above, what the reader wrote stays in the form. */
  #conflictBox(problem: Problem): TemplateResult {
    const own = this.#own;
    return html`<div id="conflict" tabindex="-1">
      ${message(
        'error',
        html`<p>${problemText(problem)}</p>
          ${
            own
              ? html`${own.position ? html`<p>${t(`views.position.${own.position}`)}</p>` : nothing}
                  <blockquote>${own.words ? proseIn(own.words, own.language) : t('views.page.noWords')}</blockquote>`
              : nothing
          }
          <p>${t('views.page.conflictNext')}</p>`,
        { title: t('views.page.conflict') },
      )}
    </div>`;
  }

  #form(mayRelease: boolean): TemplateResult {
    const start = this.#start;
    const isTheme = this.#subject === 'theme';
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${
        isTheme
          ? radios(this.#errors, {
              name: 'position',
              label: t('views.page.question'),
              chosen: start?.position ? [start.position] : [],
              choices: viewPositions.map((value) => ({
                value,
                label: t(`views.position.${value}`),
              })),
            })
          : nothing
      }
      ${textArea(this.#errors, {
        name: 'words',
        label: t(isTheme ? 'views.page.comments' : 'views.page.words'),
        ...(isTheme && { hint: t('views.page.commentsHint') }),
        value: start?.words,
        max: limits.viewWords,
        rows: 8,
      })}
      ${selectField(this.#errors, {
        name: 'language',
        label: t('views.page.language'),
        value: this.#writtenIn,
        choices: languages.map((value) => ({ value, label: languageNames[value] })),
      })}
      ${mayRelease ? html`<p>${t('views.page.releaseMeans')}</p>` : html`<p>${t('views.page.mayNotRelease')}</p>`}
      <p class="buttons">
        ${mayRelease ? html`<button class="button primary" value="release">${t('views.page.release')}</button>` : nothing}
        <button class="button ${mayRelease ? '' : 'primary'}" value="draft">${t('views.page.keepDraft')}</button>
      </p>
    </form>`;
  }

  #earlier(): TemplateResult | typeof nothing {
    const earlier = this.#own?.earlier ?? [];
    if (earlier.length === 0) return nothing;
    return html`<details>
      <summary>${t('views.page.earlier', { n: earlier.length })}</summary>
      <ol class="list" reversed>
        ${earlier.map(
          ({ position, words: written, language: inLanguage, released, by, at }) =>
            html`<li>
              <p>
                ${t(released ? 'views.page.releasedAt' : 'views.page.writtenAt')} ${t('views.page.by', { name: by })}
                <time-stamp instant=${at}></time-stamp>
              </p>
              ${position ? html`<p>${t(`views.position.${position}`)}</p>` : nothing}
              ${written ? proseIn(written, inLanguage) : nothing}
            </li>`,
        )}
      </ol>
    </details>`;
  }

  #newsWords(): TemplateResult {
    return html`<p>${t(this.#news === 'released' ? 'views.page.newsReleased' : 'views.page.newsDraft')}</p>`;
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const button = event.submitter;
    const release = button instanceof HTMLButtonElement && button.value === 'release';
    if (this.#isBusy || !(event.currentTarget instanceof HTMLFormElement)) return;
    this.#isBusy = true;
    await this.#save(readForm<Answers>(event.currentTarget), release);
    this.#isBusy = false;
  };

  async #save(answers: Answers, release: boolean): Promise<void> {
    this.#news = undefined;
    const view = { position: answers.position ?? null, words: answers.words ?? '' };
    const member = session.delegation?.member;
    if (!member) return;
    const reasons = checkView({ subject: this.#subject, ...view }, release);
    if (reasons.length > 0) return this.#errors.show(reasons);
    const answer = await call('PUT /api/consultations/:consultation/views/:subject', {
      params: { consultation: this.params.consultation, subject: this.#subject },
      body: { member, ...view, language: answers.language, release, replaces: this.#seen },
    });
    if (answer.ok) {
      this.#errors.clear();
      this.#conflict = undefined;
      this.#isBegun = false;
      this.#news = release ? 'released' : 'draft';
      await this.refresh();
      await this.updateComplete;
      focusHeading();
      scrollTo(0, 0);
    } else if (answer.refusal.code === 'viewStale') {
      await this.#showConflict(answer.refusal);
    } else {
      this.#errors.show(answer.refusal);
    }
  }

  async #showConflict(problem: Problem): Promise<void> {
    this.#errors.clear();
    this.#conflict = problem;
    await this.refresh();
    this.#seen = this.#own?.revision ?? this.#seen;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#conflict')?.focus();
  }
}

customElements.define('view-page', ViewPage);
