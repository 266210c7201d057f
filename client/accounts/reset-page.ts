import { html } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { textField } from '../ui/field.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { focusHeading } from '../ui/window-title.ts';

/** Asks for a link to set a new password. What follows is the same whether or not the address belongs to an account. */
export class ResetPage extends Page {
  readonly #errors = new FormErrors(this);
  #sentTo: string | undefined;

  protected override content() {
    if (this.#sentTo !== undefined) {
      return html`<h1>${t('account.page.reset.sentTitle')}</h1>
        <p>${t('account.page.reset.sent', { email: this.#sentTo })}</p>
        <p><a href="/sign-in">${t('account.page.signIn.title')}</a></p>`;
    }
    if (!session.mail) {
      return html`<h1>${t('account.page.reset.title')}</h1>
        <p>${t('account.page.reset.noMail')}</p>
        <p><a href="/sign-in">${t('account.page.signIn.title')}</a></p>`;
    }
    return html`
      ${this.#errors.summary()}
      <h1>${t('account.page.reset.title')}</h1>
      <p>${t('account.page.reset.intro')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textField(this.#errors, {
          name: 'email',
          label: t('account.page.email'),
          type: 'email',
          autocomplete: 'username',
        })}
        <p class="buttons"><button class="button primary">${t('account.page.reset.button')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const body = readForm<{ email: string }>(form);
    const answer = await call('POST /api/links/reset', { body });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#sentTo = body.email;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
  });
}

customElements.define('reset-page', ResetPage);
