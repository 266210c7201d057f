import { html, nothing } from 'lit';
import { limits } from '#shared/limits.ts';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { textArea } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { confirmation, plainWords } from '../ui/pieces.ts';
import type { Member } from './member-page.ts';

/** Suspends a voting right, or gives it back: what follows from it, the reason, and one button. */
abstract class RightPage extends Page<'member'> {
  protected abstract readonly act: 'suspend' | 'lift';
  readonly #errors = new FormErrors(this);
  #member: Member | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/members/:member', { params: this.params });
    if (!answer.ok) return answer.refusal;
    this.#member = answer.value;
    return undefined;
  }

  protected override content() {
    const member = this.#member;
    if (!member) return nothing;
    const name = plainWords(member.names);
    return confirmation({
      title: t(`members.page.${this.act}.ask`, { name }),
      consequences: html`<p>${t(`members.page.${this.act}.hint`)}</p>`,
      fields: textArea(this.#errors, {
        name: 'reason',
        label: t('members.page.reason'),
        hint: t('members.page.reasonHint'),
        rows: 3,
        max: limits.reason,
      }),
      button: t(`members.page.${this.act}.title`),
      cancel: `/members/${member.code}`,
      errors: this.#errors.summary(),
      onSubmit: this.#submit,
    });
  }

  readonly #submit = submitting(async (form) => {
    const { reason } = readForm<{ reason?: string }>(form);
    if (!reason) return this.#errors.show([missing('/reason')]);
    const request = { params: this.params, body: { reason } };
    const answer =
      this.act === 'suspend'
        ? await call('POST /api/members/:member/suspensions', request)
        : await call('POST /api/members/:member/suspensions/lift', request);
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(`/members/${this.params.member}`, { replace: true });
  });
}

export class SuspendRightPage extends RightPage {
  protected readonly act = 'suspend';
}

export class LiftRightPage extends RightPage {
  protected readonly act = 'lift';
}

customElements.define('suspend-right-page', SuspendRightPage);
customElements.define('lift-right-page', LiftRightPage);
