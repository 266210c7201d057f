import { html } from 'lit';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { radios } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { plainWords } from '../ui/pieces.ts';

/** Whoever acts for several delegations says for which, before the page that was asked for; the shell then goes on. */
export class DelegationPage extends Page {
  readonly #errors = new FormErrors(this);

  protected override content() {
    return html`
      ${this.#errors.summary()}
      <h1>${t('account.page.delegation.title')}</h1>
      <p>${t('account.page.delegation.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${radios(this.#errors, {
          name: 'member',
          label: t('account.page.own.delegations'),
          chosen: session.delegation ? [session.delegation.member] : [],
          choices: (session.account?.memberships ?? []).map(({ member, names, position }) => ({
            value: member,
            label: plainWords(names),
            hint: t(`members.position.${position}`),
          })),
        })}
        <p class="buttons"><button class="button primary">${t('ui.continue')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { member } = readForm<{ member?: string }>(form);
    if (!member) return this.#errors.show([missing('/member')]);
    session.chooseDelegation(member);
  });
}

customElements.define('delegation-page', DelegationPage);
