import { html } from 'lit';
import { checkPassword } from '#shared/accounts/check-password.ts';
import { languageNames, languages } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { selectField, textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, type SummaryRow, summaryList, words } from '../ui/pieces.ts';

/** One's own account: what it may do, name, language, password, and the end of every session. */
export class AccountPage extends Page {
  readonly #details = new FormErrors(this);
  readonly #password = new FormErrors(this);
  #news: 'details' | 'password' | undefined;

  protected override content() {
    const { account } = session;
    return html`
      ${this.#details.summary()} ${this.#password.summary()}
      <h1>${t('account.page.own.title')}</h1>
      ${summaryList(this.#rows())}

      <h2>${t('account.page.own.details')}</h2>
      ${this.#news === 'details' ? message('ok', html`<p>${t('ui.saved')}</p>`, { isNews: true }) : ''}
      <form novalidate @submit=${this.#saveDetails}>
        ${textField(this.#details, {
          name: 'name',
          label: t('account.page.link.name'),
          autocomplete: 'name',
          value: account?.name,
        })}
        ${selectField(this.#details, {
          name: 'language',
          label: t('account.page.own.language'),
          value: account?.language,
          choices: languages.map((value) => ({ value, label: languageNames[value] })),
        })}
        <p class="buttons"><button class="button">${t('ui.save')}</button></p>
      </form>

      <h2>${t('account.page.own.password')}</h2>
      ${this.#news === 'password' ? message('ok', html`<p>${t('account.page.own.passwordSaved')}</p>`, { isNews: true }) : ''}
      <form novalidate @submit=${this.#savePassword}>
        <input type="hidden" autocomplete="username" .value=${account?.email ?? ''} />
        ${textField(this.#password, {
          name: 'current',
          label: t('account.page.own.current'),
          type: 'password',
          autocomplete: 'current-password',
        })}
        ${textField(this.#password, {
          name: 'next',
          label: t('account.page.link.password'),
          hint: t('account.page.link.passwordHint', { min: limits.passwordMin }),
          type: 'password',
          autocomplete: 'new-password',
        })}
        <p class="buttons"><button class="button">${t('account.page.own.password')}</button></p>
      </form>

      <h2>${t('account.page.own.everywhere')}</h2>
      <p>${t('account.page.own.everywhereHint')}</p>
      <p>
        <button type="button" class="button" @click=${this.#signOutEverywhere}>
          ${t('account.page.own.everywhere')}
        </button>
      </p>
    `;
  }

  #rows(): SummaryRow[] {
    const { account } = session;
    if (!account) return [];
    const rows: SummaryRow[] = [{ term: t('account.page.own.email'), value: account.email }];
    if (account.offices.length > 0) {
      const value = account.offices.map((office) => html`<p>${t(`account.page.office.${office}`)}</p>`);
      rows.push({ term: t('account.page.own.offices'), value });
    }
    if (account.memberships.length > 0) {
      const value = account.memberships.map(
        ({ member, names, position, mayCast }) =>
          html`<p>
            <a href="/members/${member}">${words(names)}</a>: ${t(`members.position.${position}`)},
            ${t(mayCast ? 'account.page.own.mayCast' : 'account.page.own.mayNotCast')}
          </p>`,
      );
      rows.push({ term: t('account.page.own.delegations'), value });
    }
    return rows;
  }

  readonly #saveDetails = submitting(async (form) => {
    this.#tell(undefined);
    const body = readForm<{ name?: string; language: (typeof languages)[number] }>(form);
    if (!body.name) return this.#details.show([missing('/name')]);
    const answer = await call('PATCH /api/me', { body });
    if (!answer.ok) return this.#details.show(answer.refusal);
    await session.take(answer.value);
    this.#tell('details');
  });

  readonly #savePassword = submitting(async (form) => {
    this.#tell(undefined);
    const { current, next = '' } = readForm<{ current?: string; next?: string }>(form);
    const reasons = checkPassword(next, '/next');
    if (!current) reasons.unshift(missing('/current'));
    if (reasons.length > 0 || !current) return this.#password.show(reasons);
    const answer = await call('POST /api/me/password', { body: { current, next } });
    if (!answer.ok) return this.#password.show(answer.refusal);
    form.reset();
    this.#tell('password');
  });

  readonly #signOutEverywhere = async (): Promise<void> => {
    const refusal = await session.signOut('everywhere');
    if (refusal) this.#details.show(refusal);
    else await router.go('/sign-in');
  };

  #tell(news: 'details' | 'password' | undefined): void {
    this.#details.clear();
    this.#password.clear();
    this.#news = news;
    this.requestUpdate();
  }
}

customElements.define('account-page', AccountPage);
