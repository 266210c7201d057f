import { html, nothing } from 'lit';
import { address, call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { type Column, plainWords, statusWord, table } from '../ui/pieces.ts';
import { dayWords, folded, groupWords } from './member-words.ts';

type Member = Reply<'GET /api/members'>['members'][number];

const everybody = ['all', 'member', 'observer'] as const;
const forStaff = [...everybody, 'nobody', 'suspended'] as const;
type Show = (typeof forStaff)[number];

const shows: Record<Show, (member: Member) => boolean> = {
  all: () => true,
  member: ({ status }) => status === 'member',
  observer: ({ status }) => status === 'observer',
  nobody: ({ status, people }) => status === 'member' && people === 0,
  suspended: ({ rightSuspended }) => rightSuspended === true,
};

/** Members and observers of the organisation, found by name or code; for the Administration also who cannot answer. */
export class MembersPage extends Page {
  #list: Reply<'GET /api/members'> | undefined;
  #sought = '';
  #show: Show | undefined;

  get #isStaff(): boolean {
    return session.may('importMembers');
  }

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/members');
    if (!answer.ok) return answer.refusal;
    this.#list = answer.value;
    return undefined;
  }

  protected override content() {
    const list = this.#list;
    if (!list) return nothing;
    const choices = this.#isStaff ? forStaff : everybody;
    const show = this.#show ?? choices.find((name) => name === this.query.get('show')) ?? 'all';
    const { compare } = new Intl.Collator(language());
    const found = list.members
      .filter((member) => shows[show](member) && soughtIn(member).includes(folded(this.#sought.trim())))
      .sort((one, other) => compare(plainWords(one.names), plainWords(other.names)));
    return html`
      <h1>${t('members.page.title')}</h1>
      ${
        this.#isStaff
          ? html`<p class="buttons no-print">
              <a class="button" href="/admin/members/import">${t('members.page.import.title')}</a>
            </p>`
          : nothing
      }
      <div class="field">
        <label for="members-search">${t('members.page.search')}</label>
        <input id="members-search" type="search" autocomplete="off" @input=${this.#seek} />
      </div>
      <div class="field">
        <label for="members-show">${t('members.page.show')}</label>
        <select id="members-show" @change=${this.#choose}>
          ${choices.map(
            (name) =>
              html`<option value=${name} ?selected=${name === show}>
                ${t(`members.page.show.${name}`, { n: list.members.filter(shows[name]).length })}
              </option>`,
          )}
        </select>
      </div>
      <p class="hint" role="status">${t('members.page.found', { n: found.length })}</p>
      ${table(t('members.page.caption', { day: dayWords(list.asOf) }), this.#columns(), found)}
      <p class="no-print">
        <a href=${address('GET /api/members/export.csv')} download>${t('members.page.csv')}</a>
      </p>
    `;
  }

  #columns(): Column<Member>[] {
    const columns: Column<Member>[] = [
      {
        title: t('members.page.name'),
        cell: ({ code, names }) =>
          html`${
              session.may('seeDelegation', { member: code })
                ? html`<a href="/members/${code}">${plainWords(names)}</a>`
                : plainWords(names)
            }<br /><bdi class="code small muted">${code}</bdi>`,
      },
      {
        title: t('members.page.status'),
        cell: ({ status, group }) =>
          html`${t(`members.status.${status}`)}<br /><span class="small muted">${groupWords(group)}</span>`,
      },
    ];
    if (!this.#isStaff) return columns;
    return [
      ...columns,
      {
        title: t('members.page.people'),
        cell: ({ people, rightSuspended, status }) =>
          html`${t('members.page.peopleCount', { n: people ?? 0 })}${
            rightSuspended && status === 'member'
              ? html`<br />${statusWord('warn', t('members.page.suspended'))}`
              : nothing
          }`,
      },
    ];
  }

  readonly #seek = (event: InputEvent): void => {
    this.#sought = (event.target as HTMLInputElement).value;
    this.requestUpdate();
  };

  readonly #choose = (event: Event): void => {
    this.#show = forStaff.find((name) => name === (event.target as HTMLSelectElement).value);
    this.requestUpdate();
  };
}

const soughtIn = ({ code, names }: Member): string => folded([code, names.en, names.fr, names.es].join(' '));

customElements.define('members-page', MembersPage);
