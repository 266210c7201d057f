import { html } from 'lit';
import { limits } from '#shared/limits.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { textArea } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

/** A consultation is given up, with a reason that everybody who was asked reads. */
export class ConsultationWithdrawPage extends ConsultationPart {
  protected heading = (): string => t('admin.withdraw.title');

  protected override isOpen = ({ may }: Consultation): boolean => may.includes('withdrawConsultation');

  protected section({ id, state }: Consultation): Content {
    return html`
      <p>${t(state === 'draft' ? 'admin.withdraw.draftHint' : 'admin.withdraw.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textArea(this.errors, { name: 'reason', label: t('admin.field.reason'), rows: 3, max: limits.reason })}
        <p class="buttons">
          <button class="button grave">${t('admin.withdraw.button')}</button>
          <a href=${preparationOf(id)}>${t('ui.cancel')}</a>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { reason } = readForm<{ reason?: string }>(form);
    if (!reason) return this.errors.show([missing('/reason')]);
    const { consultation } = this.params;
    const answer = await call('POST /api/consultations/:consultation/withdraw', {
      params: { consultation },
      body: { reason },
    });
    if (!answer.ok) return this.errors.show(answer.refusal);
    await router.go(preparationOf(consultation), { replace: true });
  });
}

customElements.define('consultation-withdraw-page', ConsultationWithdrawPage);
