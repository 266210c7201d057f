import { html, nothing } from 'lit';
import { checkPassword } from '#shared/accounts/check-password.ts';
import { limits } from '#shared/limits.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { problemText } from '../ui/problem-text.ts';
import '../ui/time-stamp.ts';

/**
 * Where a one-time link leads: its secret stands after # in the address, so it reaches no log on the way. Sets a password and
 * signs in; the first administrator also says who they are.
 */
export class LinkPage extends Page {
  readonly #errors = new FormErrors(this);
  #secret = '';
  #link: Reply<'POST /api/links/look'> | undefined;
  #spent: Problem | undefined;

  protected override async load(): Promise<Problem | undefined> {
    this.#secret = location.hash.slice(1) || this.#secret;
    const answer = await call('POST /api/links/look', { body: { secret: this.#secret } });
    // Another link may have been opened in the same window, where only what stands after # is new.
    this.#link = this.#spent = undefined;
    if (answer.ok) this.#link = answer.value;
    else if (answer.refusal.code === 'linkSpent' || answer.refusal.code === 'malformed') this.#spent = answer.refusal;
    else return answer.refusal;
    return undefined;
  }

  protected override content() {
    if (this.#spent) return this.#spentPage();
    if (!this.#link) return nothing;
    const { purpose, name, email, expiresAt } = this.#link;
    const isFirst = purpose === 'firstAdministrator';
    return html`
      ${this.#errors.summary()}
      <h1>${t(`account.page.link.${purpose}`)}</h1>
      ${name && email ? html`<p>${t('account.page.link.for', { name, email })}</p>` : nothing}
      <p>${t('account.page.link.until')} <time-stamp instant=${expiresAt}></time-stamp>.</p>
      <form novalidate @submit=${this.#submit}>
        ${isFirst ? this.#whoFields() : html`<input type="hidden" autocomplete="username" .value=${email ?? ''} />`}
        ${textField(this.#errors, {
          name: 'password',
          label: t('account.page.link.password'),
          hint: t('account.page.link.passwordHint', { min: limits.passwordMin }),
          type: 'password',
          autocomplete: 'new-password',
        })}
        <p class="buttons"><button class="button primary">${t('account.page.link.button')}</button></p>
      </form>
    `;
  }

  #whoFields() {
    return html`
      ${textField(this.#errors, {
        name: 'name',
        label: t('account.page.link.name'),
        hint: t('account.page.link.nameHint'),
        autocomplete: 'name',
      })}
      ${textField(this.#errors, {
        name: 'email',
        label: t('account.page.email'),
        type: 'email',
        autocomplete: 'username',
      })}
    `;
  }

  #spentPage() {
    return html`
      <h1>${t('account.page.link.spentTitle')}</h1>
      <p>${this.#spent?.code === 'linkSpent' ? problemText(this.#spent) : t('error.linkSpent')}</p>
      <p><a href="/reset">${t('account.page.forgot')}</a></p>
      <p><a href="/sign-in">${t('account.page.signIn.title')}</a></p>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const given = readForm<{ password?: string; name?: string; email?: string }>(form);
    const password = given.password ?? '';
    const reasons = checkPassword(password, '/password');
    if (this.#link?.purpose === 'firstAdministrator') {
      for (const name of ['name', 'email'] as const) {
        if (!given[name]) reasons.push(missing(`/${name}`));
      }
    }
    if (reasons.length > 0) return this.#errors.show(reasons);
    const body = { ...given, password, secret: this.#secret, language: language() };
    const answer = await call('POST /api/links/use', { body });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    await session.take(answer.value);
  });
}

customElements.define('link-page', LinkPage);
