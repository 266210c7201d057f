import { html } from 'lit';
import { type Language, languageNames, languages } from '#shared/languages.ts';
import { type Office, offices } from '#shared/roles.ts';
import { call, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { checkboxes, selectField, textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { linkHandedOver } from '../ui/link-handed-over.ts';
import { Page } from '../ui/page.ts';
import { backTo } from '../ui/task-list.ts';
import { focusHeading } from '../ui/window-title.ts';

/** An account for somebody who acts for no delegation: an officer, or a chair from outside. */
export class NewAccountPage extends Page {
  readonly #errors = new FormErrors(this);
  #made: Reply<'POST /api/accounts'> | undefined;

  protected override content() {
    const back = backTo('/admin/accounts', t('admin.accounts.title'));
    if (this.#made) {
      const { account, link } = this.#made;
      return html`
        ${back}
        <h1>${t('admin.accounts.made', { name: account.name })}</h1>
        ${linkHandedOver(link, account.name)}
      `;
    }
    return html`
      ${back} ${this.#errors.summary()}
      <h1>${t('admin.accounts.invite')}</h1>
      <p>${t('admin.accounts.newHint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textField(this.#errors, { name: 'name', label: t('ui.person.name') })}
        ${textField(this.#errors, { name: 'email', label: t('account.page.email'), type: 'email' })}
        ${selectField(this.#errors, {
          name: 'language',
          label: t('account.page.own.language'),
          value: language(),
          choices: languages.map((value) => ({ value, label: languageNames[value] })),
        })}
        ${officeBoxes(this.#errors)}
        <p class="buttons"><button class="button primary">${t('admin.accounts.make')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const read = readForm<{ name?: string; email?: string; language?: Language; offices?: Office[] }>(form);
    const { name, email, offices: given = [] } = read;
    const reasons = [!name && missing('/name'), !email && missing('/email')].filter((reason) => reason !== false);
    if (!name || !email) return this.#errors.show(reasons);
    const answer = await call('POST /api/accounts', {
      body: { name, email, offices: given, ...(read.language && { language: read.language }) },
    });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#made = answer.value;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
  });
}

export const officeBoxes = (errors: FormErrors, chosen: readonly Office[] = []) =>
  checkboxes(errors, {
    name: 'offices',
    label: t('account.page.own.offices'),
    hint: t('admin.accounts.officesHint'),
    chosen,
    choices: offices.map((value) => ({
      value,
      label: t(`account.page.office.${value}`),
      hint: t(`admin.accounts.office.${value}`),
    })),
  });

customElements.define('new-account-page', NewAccountPage);
