import { html, nothing } from 'lit';
import { isLanguage, languageNames, languages } from '#shared/languages.ts';
import { type Position, positions } from '#shared/roles.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { radios, selectField, textField } from '../ui/field.ts';
import { FormErrors, missing, readForm, submitting } from '../ui/form.ts';
import { linkHandedOver } from '../ui/link-handed-over.ts';
import { Page } from '../ui/page.ts';
import { plainWords } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { focusHeading } from '../ui/window-title.ts';
import type { Member } from './member-page.ts';

/** Somebody begins to act for a delegation; the link to hand over is shown where the service sends no mail. */
export class InvitePage extends Page<'member'> {
  readonly #errors = new FormErrors(this);
  #member: Member | undefined;
  #made: Reply<'POST /api/members/:member/people'> | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/members/:member', { params: this.params });
    if (!answer.ok) return answer.refusal;
    this.#member = answer.value;
    return undefined;
  }

  protected override content() {
    const member = this.#member;
    if (!member) return nothing;
    const back = backTo(`/members/${member.code}`, plainWords(member.names));
    if (this.#made) {
      const { person, link } = this.#made;
      return html`
        ${back}
        <h1>${t('members.page.invite.done', { name: person.name, member: plainWords(member.names) })}</h1>
        ${linkHandedOver(link, person.name)}
        <p>
          <a href="/members/${member.code}/people/new" @click=${this.#again}>${t('members.page.invite.another')}</a>
        </p>
      `;
    }
    return html`
      ${back} ${this.#errors.summary()}
      <h1>${t('members.page.invite.title')}</h1>
      <p>${t('members.page.invite.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textField(this.#errors, { name: 'name', label: t('ui.person.name') })}
        ${textField(this.#errors, { name: 'email', label: t('account.page.email'), type: 'email' })}
        ${positionRadios(this.#errors, member.people.some(({ position }) => position === 'head') ? 'representative' : 'head')}
        ${selectField(this.#errors, {
          name: 'language',
          label: t('account.page.own.language'),
          hint: t('members.page.invite.languageHint'),
          value: '',
          choices: [
            { value: '', label: t('members.page.invite.allLanguages') },
            ...languages.map((value) => ({ value, label: languageNames[value] })),
          ],
        })}
        <p class="buttons">
          <button class="button primary">${t('members.page.invite.button')}</button>
          <a href="/members/${member.code}">${t('ui.cancel')}</a>
        </p>
      </form>
    `;
  }

  readonly #again = (event: Event): void => {
    event.preventDefault();
    this.#made = undefined;
    void this.refresh();
  };

  readonly #submit = submitting(async (form) => {
    const read = readForm<{ name?: string; email?: string; position?: Position; language?: string }>(form);
    const { name, email, position } = read;
    const reasons = [!name && missing('/name'), !email && missing('/email'), !position && missing('/position')];
    if (!name || !email || !position) return this.#errors.show(reasons.filter((reason) => reason !== false));
    const language = isLanguage(read.language) ? read.language : undefined;
    const answer = await call('POST /api/members/:member/people', {
      params: this.params,
      body: { name, email, position, ...(language && { language }) },
    });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#made = answer.value;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
  });
}

export const positionRadios = (errors: FormErrors, chosen: Position) =>
  radios(errors, {
    name: 'position',
    label: t('members.page.position'),
    chosen: [chosen],
    choices: positions.map((value) => ({
      value,
      label: t(`members.position.${value}`),
      hint: t(value === 'adviser' ? 'members.page.adviserHint' : 'members.page.castsHint'),
    })),
  });

customElements.define('invite-page', InvitePage);
