import { html } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from '../ui/element.ts';
import { textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';

/** E-mail and password. When they are right the session knows the reader, and whoever follows it (the shell) goes on. */
export class SignInForm extends Element {
  readonly #errors = new FormErrors(this);

  protected override render() {
    return html`
      ${this.#errors.summary()}
      <form novalidate @submit=${this.#submit}>
        ${textField(this.#errors, {
          name: 'email',
          label: t('account.page.email'),
          type: 'email',
          autocomplete: 'username',
        })}
        ${textField(this.#errors, {
          name: 'password',
          label: t('account.page.password'),
          type: 'password',
          autocomplete: 'current-password',
        })}
        <p class="buttons">
          <button class="button primary">${t('account.page.signIn.button')}</button>
          <a href="/reset">${t('account.page.forgot')}</a>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { email, password } = readForm<{ email?: string; password?: string }>(form);
    if (!email || !password) {
      const reasons = [!email && missing('/email'), !password && missing('/password')];
      return this.#errors.show(reasons.filter((reason) => reason !== false));
    }
    const answer = await call('POST /api/sessions', { body: { email, password } });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    await session.take(answer.value);
  });
}

customElements.define('sign-in-form', SignInForm);

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm;
  }
}
