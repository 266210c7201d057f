import { html, nothing } from 'lit';
import { limits } from '#shared/limits.ts';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { textArea } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { HourFields } from '../ui/hour-field.ts';
import type { Content } from '../ui/pieces.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

const hourNames = ['opensAt', 'topicsCloseAt', 'closesAt'] as const;

/** The three hours: fixed in a draft; once the note is issued, moved later with a reason, as long as they have not passed. */
export class ConsultationHoursPage extends ConsultationPart {
  readonly #hours = new HourFields();
  #form: HTMLFormElement | undefined;

  protected heading = (consultation: Consultation): string =>
    consultation.state === 'draft' ? t('admin.part.hours') : t('admin.hours.move');

  protected override isOpen = ({ may }: Consultation): boolean =>
    may.includes('editConsultation') || may.includes('moveHours');

  protected section(consultation: Consultation): Content {
    const isDraft = consultation.state === 'draft';
    const { now } = consultation;
    return html`
      ${isDraft ? nothing : html`<p>${t('admin.hours.moveHint')}</p>`}
      <form novalidate @submit=${this.#submit}>
        ${hourNames.map((name) => {
          const value = consultation[name];
          if (!isDraft && value !== null && value <= now) {
            return html`<p>
              ${t(`admin.field.${name}`)}: <time-stamp instant=${value}></time-stamp>. ${t('admin.hours.passed')}
            </p>`;
          }
          return this.#hours.field(this.errors, {
            name,
            label: t(`admin.field.${name}`),
            hint: t(`admin.field.${name}Hint`),
            value,
          });
        })}
        ${
          isDraft
            ? nothing
            : textArea(this.errors, {
                name: 'reason',
                label: t('admin.field.reason'),
                hint: t('admin.hours.reasonHint'),
                rows: 3,
                max: limits.reason,
              })
        }
        <p class="buttons">
          <button class="button primary">${t(isDraft ? 'ui.save' : 'admin.hours.moveButton')}</button>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { consultation } = this;
    if (!consultation) return;
    this.#form = form;
    const read = (name: (typeof hourNames)[number]) => this.#hours.read(form, name, consultation[name]);
    if (consultation.state === 'draft') {
      await this.save({ opensAt: read('opensAt'), topicsCloseAt: read('topicsCloseAt'), closesAt: read('closesAt') });
      return;
    }
    const { reason } = readForm<{ reason?: string }>(form);
    if (!reason) return this.errors.show([missing('/reason')]);
    const moved = hourNames.map((name) => [name, read(name)] as const);
    const hours = Object.fromEntries(moved.filter(([name, hour]) => hour !== null && hour !== consultation[name]));
    const answer = await call('POST /api/consultations/:consultation/hours', {
      params: { consultation: consultation.id },
      version: consultation.version,
      body: { ...hours, reason },
    });
    if (!answer.ok) return this.refused(answer.refusal);
    await router.go(preparationOf(consultation.id));
  });

  protected override refused(refusal: Problem): void {
    if (this.#form) this.#hours.take(this.#form, refusal);
    super.refused(refusal);
  }
}

customElements.define('consultation-hours-page', ConsultationHoursPage);
