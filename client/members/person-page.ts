import { html, nothing } from 'lit';
import type { Position } from '#shared/roles.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { FormErrors, readForm, submitting } from '../ui/form.ts';
import { linkHandedOver } from '../ui/link-handed-over.ts';
import { Page } from '../ui/page.ts';
import { confirmation, type Content, message, plainWords } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';
import { positionRadios } from './invite-page.ts';
import type { Member, Person } from './member-page.ts';

/**
 * One person of a delegation. The Administration changes the position, issues a link, ends the part in the delegation (`?end`); it
 * and the head of the delegation record the authority of an adviser.
 */
export class PersonPage extends Page<'member' | 'person'> {
  readonly #errors = new FormErrors(this);
  #member: Member | undefined;
  #link: Reply<'POST /api/members/:member/people/:person/links'>['link'] | undefined;
  #isSaved = false;

  protected override async load(): Promise<Problem | undefined> {
    const { member } = this.params;
    const answer = await call('GET /api/members/:member', { params: { member } });
    if (!answer.ok) return answer.refusal;
    this.#member = answer.value;
    return this.#person ? undefined : { code: 'notFound', status: 404, title: '', errors: [] };
  }

  get #person(): Person | undefined {
    return this.#member?.people.find(({ id }) => id === this.params.person);
  }

  protected override content() {
    const [member, person] = [this.#member, this.#person];
    if (!member || !person) return nothing;
    if (this.query.has('end')) return this.#end(member, person);
    const { name, position } = person;
    return html`
      ${backTo(`/members/${member.code}`, plainWords(member.names))} ${this.#errors.summary()}
      <h1>${name}</h1>
      <p>${person.email}, ${t(`members.position.${position}`)}</p>
      ${this.#link === undefined ? nothing : linkHandedOver(this.#link, name)}
      ${this.#isSaved ? message('ok', html`<p>${t('ui.saved')}</p>`, { isNews: true }) : nothing}
      ${position === 'adviser' ? this.#authority(member, person) : nothing}
      ${session.may('administerDelegation') ? this.#administration(member, person) : nothing}
    `;
  }

  #authority({ code }: Member, { hasAuthority, authority, name }: Person): Content {
    if (!session.may('giveAuthority', { member: code })) return nothing;
    return html`
      <h2>${t('members.page.authority.title')}</h2>
      <p>${t(hasAuthority ? 'members.page.authority.has' : 'members.page.authority.hasNot', { name })}</p>
      ${
        authority
          ? html`<p class="hint">
              ${t('members.page.authorityBy', { name: authority.by })} <time-stamp instant=${authority.at}></time-stamp>
            </p>`
          : nothing
      }
      <p>
        <button
          type="button"
          class="button ${session.may('administerDelegation') ? '' : 'primary'}"
          @click=${() => void this.#change({ hasAuthority: !hasAuthority })}
        >
          ${t(hasAuthority ? 'members.page.authority.take' : 'members.page.authority.give')}
        </button>
      </p>
    `;
  }

  #administration({ code }: Member, { id, position, state }: Person): Content {
    return html`
      <h2>${t('members.page.position.change')}</h2>
      <form novalidate @submit=${this.#submit}>
        ${positionRadios(this.#errors, position)}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
      <h2>${t('ui.person.linkTitle')}</h2>
      <p>${t(state === 'invited' ? 'ui.person.linkInvited' : 'ui.person.linkReset')}</p>
      <p><button type="button" class="button" @click=${this.#newLink}>${t('ui.person.linkButton')}</button></p>
      <h2>${t('members.page.end.title')}</h2>
      <p><a href="/members/${code}/people/${id}?end">${t('members.page.end.title')}</a></p>
    `;
  }

  #end(member: Member, { id, name }: Person) {
    return confirmation({
      title: t('members.page.end.ask', { name, member: plainWords(member.names) }),
      consequences: html`<p>${t('members.page.end.hint')}</p>`,
      button: t('members.page.end.title'),
      cancel: `/members/${member.code}/people/${id}`,
      errors: this.#errors.summary(),
      onSubmit: this.#onEnd,
    });
  }

  async #change(body: { position?: Position; hasAuthority?: boolean }): Promise<void> {
    this.#isSaved = false;
    const answer = await call('PATCH /api/members/:member/people/:person', { params: this.params, body });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    await this.refresh();
    this.#isSaved = true;
    this.requestUpdate();
  }

  readonly #submit = submitting(async (form) => {
    const { position } = readForm<{ position?: Position }>(form);
    if (position) await this.#change({ position });
  });

  readonly #newLink = async (): Promise<void> => {
    const answer = await call('POST /api/members/:member/people/:person/links', { params: this.params });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    this.#errors.clear();
    this.#link = answer.value.link;
    this.requestUpdate();
  };

  readonly #onEnd = submitting(async () => {
    const answer = await call('DELETE /api/members/:member/people/:person', { params: this.params });
    if (!answer.ok) return this.#errors.show(answer.refusal);
    await router.go(`/members/${this.params.member}`, { replace: true });
  });
}

customElements.define('person-page', PersonPage);
