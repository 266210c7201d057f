import { html } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { submitting } from '../ui/form.ts';
import { HourFields } from '../ui/hour-field.ts';
import type { Content } from '../ui/pieces.ts';
import type { Round } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

/** When the round opens by itself, and when it closes. */
export class RoundHoursPage extends RoundPart {
  readonly #hours = new HourFields();
  #form: HTMLFormElement | undefined;

  protected heading = (): string => t('admin.round.hoursHeading');

  protected section({ opensAt, closesAt }: Round): Content {
    return html`
      <p>${t('admin.round.hoursHint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${this.#hours.field(this.errors, { name: 'opensAt', label: t('admin.field.opensAt'), value: opensAt })}
        ${this.#hours.field(this.errors, { name: 'closesAt', label: t('admin.field.closesAt'), value: closesAt })}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    this.#form = form;
    const read = (name: 'opensAt' | 'closesAt') => this.#hours.read(form, name, this.round?.[name]);
    await this.save({ opensAt: read('opensAt'), closesAt: read('closesAt') });
  });

  protected override refused(refusal: Problem): void {
    if (this.#form) this.#hours.take(this.#form, refusal);
    super.refused(refusal);
  }
}

customElements.define('round-hours-page', RoundHoursPage);
