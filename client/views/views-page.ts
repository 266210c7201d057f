import { html, nothing, type TemplateResult } from 'lit';
import { address, type Problem } from '../api.ts';
import { type Consultation, hourLine, stateWord, trail } from '../consultations/consultation.ts';
import { loadNames } from '../consultations/member-names.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { selectField } from '../ui/field.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { loadWithViews } from './load-views.ts';
import type { Views } from './own-view.ts';
import { noViews, positionFigures, subjectOrder, subjectWords, viewList } from './view-list.ts';

/** Everything that delegations have released, by delegation; `?on=p11` shows what there is on one paragraph. */
export class ViewsPage extends Page<'consultation'> {
  readonly #errors = new FormErrors(this);
  #consultation: Consultation | undefined;
  #views: Views | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const [both] = await Promise.all([loadWithViews(this.params.consultation), loadNames()]);
    if ('code' in both) return both;
    this.#consultation = both.consultation;
    this.#views = both.views;
    return undefined;
  }

  protected override content() {
    const [consultation, views] = [this.#consultation, this.#views];
    if (!consultation) return nothing;
    if (!views) return this.#notYet(consultation);
    const on = this.query.get('on') ?? '';
    const shown = views.released.filter(({ subject }) => on === '' || subject === on);
    const file = address('GET /api/consultations/:consultation/views.csv', { params: this.params });
    return html`
      ${trail(consultation)}
      <h1>${on ? t('views.page.titleOn', { subject: subjectWords(on) }) : t('views.page.title')}</h1>
      <p>${stateWord(consultation.state)} ${hourLine(consultation)}</p>
      ${views.figures && (on === '' || on === 'theme') ? positionFigures(views.figures) : nothing}
      ${this.#filter(views, on)}
      <h2>${t('views.page.released')}</h2>
      <p role="status">${t('views.page.shown', { n: shown.length })}</p>
      ${shown.length > 0 ? viewList(shown, { isOneSubject: on !== '' }) : nothing}
      ${
        views.released.length > 0
          ? html`<p class="no-print"><a href=${file} download>${t('views.page.csv')}</a></p>`
          : nothing
      }
    `;
  }

  #notYet(consultation: Consultation): TemplateResult {
    return html`
      ${trail(consultation)}
      <h1>${t('views.page.title')}</h1>
      <p>${stateWord(consultation.state)} ${hourLine(consultation)}</p>
      ${noViews()}
    `;
  }

  #filter({ released }: Views, on: string): TemplateResult | typeof nothing {
    const subjects = [...new Set([...released.map(({ subject }) => subject), ...(on ? [on] : [])])].toSorted(
      (one, other) => subjectOrder(one) - subjectOrder(other),
    );
    if (subjects.length < 2 && on === '') return nothing;
    return html`<form class="no-print" novalidate @submit=${this.#show}>
      ${selectField(this.#errors, {
        name: 'on',
        label: t('views.page.filter'),
        value: on,
        choices: [
          { value: '', label: t('views.page.everything') },
          ...subjects.map((value) => ({ value, label: subjectWords(value) })),
        ],
      })}
      <p class="buttons"><button class="button">${t('views.page.show')}</button></p>
    </form>`;
  }

  readonly #show = submitting(async (form) => {
    const { on } = readForm<{ on?: string }>(form);
    await router.go(`/consultations/${this.params.consultation}/views${on ? `?on=${on}` : ''}`);
  });
}

customElements.define('views-page', ViewsPage);
