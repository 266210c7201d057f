import { html, nothing } from 'lit';
import { limits } from '#shared/limits.ts';
import { call } from '../api.ts';
import { trail } from '../consultations/consultation.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { textArea } from '../ui/field.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { confirmation, plainWords } from '../ui/pieces.ts';
import { OneTopicPage } from './one-topic.ts';

/** The delegation that proposed a topic withdraws it. */
export class WithdrawalPage extends OneTopicPage {
  readonly #errors = new FormErrors(this);

  protected override content() {
    const { consultation, topic } = this;
    if (!consultation || !topic) return nothing;
    return html`${trail(consultation)}
    ${confirmation({
      errors: this.#errors.summary(),
      title: t('topic.page.withdrawTitle', { title: plainWords(topic.title) }),
      consequences: html`<p>${t('topic.page.withdrawMeans')}</p>`,
      button: t('topic.page.withdrawButton'),
      cancel: this.list,
      onSubmit: this.#submit,
      fields: textArea(this.#errors, {
        name: 'reason',
        label: t('topic.page.reasonLabel'),
        optional: true,
        max: limits.reason,
        rows: 4,
      }),
    })}`;
  }

  readonly #submit = submitting(async (form) => {
    const member = session.delegation?.member;
    if (!member) return;
    const body = { member, ...readForm<{ reason?: string }>(form) };
    const answer = await call('POST /api/consultations/:consultation/topics/:topic/withdrawal', {
      params: this.params,
      body,
    });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(`${this.list}#topic-${this.params.topic}`, { replace: true });
  });
}

customElements.define('withdrawal-page', WithdrawalPage);
