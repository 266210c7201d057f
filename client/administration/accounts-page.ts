import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { backTo, type Task, taskList } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';

type Account = Reply<'GET /api/accounts'>['accounts'][number];

/** Staff and chairs; or, at `?show=invited`, everybody whose link has not been used yet. */
export class AccountsPage extends Page {
  #accounts: readonly Account[] = [];

  get #showsInvited(): boolean {
    return this.query.get('show') === 'invited';
  }

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/accounts', { query: { who: this.#showsInvited ? 'everyone' : 'staff' } });
    if (!answer.ok) return answer.refusal;
    const { compare } = new Intl.Collator(language());
    const accounts = this.#showsInvited
      ? answer.value.accounts.filter(({ state }) => state === 'invited')
      : answer.value.accounts;
    this.#accounts = accounts.toSorted((one, other) => compare(one.name, other.name));
    return undefined;
  }

  protected override content() {
    const invited = this.#showsInvited;
    return html`
      ${backTo('/admin', t('shell.administration'))}
      <h1>${t(invited ? 'admin.accounts.invitedTitle' : 'admin.accounts.title')}</h1>
      <p>${t(invited ? 'admin.accounts.invitedHint' : 'admin.accounts.hint')}</p>
      ${
        invited
          ? html`<p><a href="/admin/accounts">${t('admin.accounts.title')}</a></p>`
          : html`<p class="buttons">
              <a class="button primary" href="/admin/accounts/new">${t('admin.accounts.invite')}</a>
              <a href="/admin/accounts?show=invited">${t('admin.accounts.invitedTitle')}</a>
            </p>`
      }
      ${this.#accounts.length > 0 ? taskList(this.#accounts.map(accountTask)) : html`<p>${t('admin.accounts.none')}</p>`}
    `;
  }
}

/** A person of a delegation is administered on the page of that delegation. */
function accountTask({ id, name, email, offices, chairs, memberships, state, linkExpiresAt }: Account): Task {
  const [first] = memberships;
  const does: Content[] = [
    ...offices.map((office) => t(`account.page.office.${office}`)),
    ...chairs.map(({ title, year }) => t('admin.accounts.chairs', { title: plainWords(title), year: String(year) })),
    ...memberships.map(({ names, position }) => `${plainWords(names)}, ${t(`members.position.${position}`)}`),
  ];
  return {
    title: name,
    href: first && offices.length === 0 ? `/members/${first.member}` : `/admin/accounts/${id}`,
    hint: html`${email}${does.map((entry) => html`<br />${entry}`)}${
      state === 'invited' && linkExpiresAt
        ? html`<br />${t('admin.accounts.linkUntil')} <time-stamp instant=${linkExpiresAt}></time-stamp>`
        : nothing
    }`,
    status: state === 'invited' ? t('admin.accounts.invited') : t('admin.accounts.active'),
    tone: state === 'invited' ? 'warn' : 'plain',
  };
}

customElements.define('accounts-page', AccountsPage);
