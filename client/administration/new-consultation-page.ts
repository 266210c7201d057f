import { html } from 'lit';
import type { Text } from '#shared/languages.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { backTo } from '../ui/task-list.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { preparationOf } from './consultation-draft.ts';

const usualPlaces = 2;

/** The beginning of a consultation: the year it plans, its title and how many topics are to be chosen. All else follows. */
export class NewConsultationPage extends Page {
  readonly #errors = new FormErrors(this);

  protected override content() {
    const nextYear = new Date(session.now()).getUTCFullYear() + 1;
    return html`
      ${backTo('/admin', t('shell.administration'))} ${this.#errors.summary()}
      <h1>${t('admin.new.title')}</h1>
      <p>${t('admin.new.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textField(this.#errors, {
          name: 'year',
          label: t('admin.field.year'),
          hint: t('admin.field.yearHint'),
          type: 'number',
          width: 'short',
          value: nextYear,
        })}
        ${textFields(this.#errors, { name: 'title', label: t('admin.field.title') })}
        ${textField(this.#errors, {
          name: 'symbol',
          label: t('admin.field.symbol'),
          hint: t('admin.field.symbolHint'),
          optional: true,
        })}
        ${textField(this.#errors, {
          name: 'places',
          label: t('admin.field.places'),
          hint: t('admin.field.placesHint'),
          type: 'number',
          width: 'short',
          value: usualPlaces,
        })}
        <p class="buttons"><button class="button primary">${t('admin.new.button')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { year, title, symbol, places } = readForm<{ year?: number; title?: Text; symbol?: string; places?: number }>(
      form,
    );
    const reasons = [
      year === undefined && missing('/year'),
      !textOrNull(title) && missing('/title/en'),
      places === undefined && missing('/places'),
    ].filter((reason) => reason !== false);
    if (reasons.length > 0 || year === undefined || !title || places === undefined) return this.#errors.show(reasons);
    const answer = await call('POST /api/consultations', { body: { year, title, symbol: symbol ?? null, places } });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(preparationOf(answer.value.id), { replace: true });
  });
}

customElements.define('new-consultation-page', NewConsultationPage);
