import { html, nothing } from 'lit';
import type { Office } from '#shared/roles.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { linkHandedOver } from '../ui/link-handed-over.ts';
import { Page } from '../ui/page.ts';
import { confirmation, message, plainWords, summaryList } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { officeBoxes } from './new-account-page.ts';

type Account = Reply<'GET /api/accounts'>['accounts'][number];

/** One account of the staff: its offices, a new link, and its end, which at `?end` is asked on its own. */
export class StaffAccountPage extends Page<'account'> {
  readonly #errors = new FormErrors(this);
  #account: Account | undefined;
  #link: Reply<'POST /api/accounts/:account/links'>['link'] | undefined;
  #isSaved = false;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/accounts', { query: { who: 'everyone' } });
    if (!answer.ok) return answer.refusal;
    this.#account = answer.value.accounts.find(({ id }) => id === this.params.account);
    return this.#account ? undefined : { code: 'notFound', status: 404, title: '', errors: [] };
  }

  protected override content() {
    const account = this.#account;
    if (!account) return nothing;
    const { id, name, email, offices, chairs, memberships, state } = account;
    if (this.query.has('end')) return this.#end(account);
    return html`
      ${backTo('/admin/accounts', t('admin.accounts.title'))} ${this.#errors.summary()}
      <h1>${name}</h1>
      ${this.#link === undefined ? nothing : linkHandedOver(this.#link, name)}
      ${summaryList([
        { term: t('account.page.email'), value: email },
        {
          term: t('admin.accounts.state'),
          value: t(state === 'invited' ? 'admin.accounts.invited' : 'admin.accounts.active'),
        },
        ...chairs.map(({ title, year, consultation }) => ({
          term: t('admin.part.chair'),
          value: html`<a href="/admin/consultations/${consultation}">${plainWords(title)} (${year})</a>`,
        })),
        ...memberships.map(({ member, names, position }) => ({
          term: t(`members.position.${position}`),
          value: html`<a href="/members/${member}">${plainWords(names)}</a>`,
        })),
      ])}
      <h2>${t('admin.accounts.change')}</h2>
      ${this.#isSaved ? message('ok', html`<p>${t('ui.saved')}</p>`, { isNews: true }) : nothing}
      <form novalidate @submit=${this.#submit}>
        ${officeBoxes(this.#errors, offices)}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
      <h2>${t('ui.person.linkTitle')}</h2>
      <p>${t(state === 'invited' ? 'ui.person.linkInvited' : 'ui.person.linkReset')}</p>
      <p><button type="button" class="button" @click=${this.#newLink}>${t('ui.person.linkButton')}</button></p>
      <h2>${t('admin.accounts.endTitle')}</h2>
      <p><a href="/admin/accounts/${id}?end">${t('admin.accounts.endTitle')}</a></p>
    `;
  }

  #end({ id, name }: Account) {
    return confirmation({
      title: t('admin.accounts.endAsk', { name }),
      consequences: html`<p>${t('admin.accounts.endHint')}</p>`,
      button: t('admin.accounts.endTitle'),
      cancel: `/admin/accounts/${id}`,
      errors: this.#errors.summary(),
      onSubmit: this.#onEnd,
    });
  }

  readonly #submit = submitting(async (form) => {
    this.#isSaved = false;
    const { offices = [] } = readForm<{ offices?: Office[] }>(form);
    const answer = await call('PATCH /api/accounts/:account', { params: this.params, body: { offices } });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#account = answer.value.account;
    this.#isSaved = true;
    this.requestUpdate();
  });

  readonly #newLink = async (): Promise<void> => {
    const answer = await call('POST /api/accounts/:account/links', { params: this.params });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#link = answer.value.link;
    this.requestUpdate();
  };

  readonly #onEnd = submitting(async () => {
    const answer = await call('DELETE /api/accounts/:account', { params: this.params });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go('/admin/accounts', { replace: true });
  });
}

customElements.define('staff-account-page', StaffAccountPage);
