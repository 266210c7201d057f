import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { type Content, plainWords, words } from '../ui/pieces.ts';
import { type Task, taskList } from '../ui/task-list.ts';
import { preparationOf } from './consultation-draft.ts';
import { awaitsAdministration, roundTasks } from './round-tasks.ts';

type Consultation = Reply<'GET /api/consultations'>[number];
type Member = Reply<'GET /api/members'>['members'][number];
type Account = Reply<'GET /api/accounts'>['accounts'][number];

/** All that waits for the Administration, then all that it keeps: one list each. */
export class AdminPage extends Page {
  #consultations: readonly Consultation[] = [];
  #members: readonly Member[] = [];
  #accounts: readonly Account[] = [];

  protected override async load(): Promise<Problem | undefined> {
    const [consultations, members, accounts] = await Promise.all([
      call('GET /api/consultations'),
      call('GET /api/members'),
      call('GET /api/accounts', { query: { who: 'everyone' } }),
    ]);
    if (!consultations.ok) return consultations.refusal;
    if (!members.ok) return members.refusal;
    if (!accounts.ok) return accounts.refusal;
    this.#consultations = consultations.value;
    this.#members = members.value.members;
    this.#accounts = accounts.value.accounts;
    return undefined;
  }

  protected override content() {
    const awaiting = this.#awaiting();
    const others = this.#consultations.filter(({ state }) => state !== 'draft');
    return html`
      <h1>${t('shell.administration')}</h1>
      <h2>${t('admin.awaits.title')}</h2>
      ${awaiting.length > 0 ? taskList(awaiting) : html`<p>${t('admin.awaits.nothing')}</p>`}
      <p><a class="button primary" href="/admin/consultations/new">${t('admin.new.title')}</a></p>
      <h2>${t('shell.home')}</h2>
      ${others.length > 0 ? taskList(others.map(consultationTask)) : html`<p>${t('admin.consultations.none')}</p>`}
      <h2>${t('admin.people.title')}</h2>
      ${taskList(this.#people())}
    `;
  }

  #awaiting(): Task[] {
    const drafts = this.#consultations.filter(({ state }) => state === 'draft').map(consultationTask);
    const rounds = this.#consultations.flatMap(({ rounds: all, title }) =>
      roundTasks(all.filter(awaitsAdministration), plainWords(title)),
    );
    const nobody = this.#members.filter(({ status, people }) => status === 'member' && people === 0).length;
    const unused = this.#accounts.filter(({ state }) => state === 'invited').length;
    const people: Task[] = [
      { n: nobody, key: 'nobody' as const, href: '/members?show=nobody' },
      { n: unused, key: 'unused' as const, href: '/admin/accounts?show=invited' },
    ]
      .filter(({ n }) => n > 0)
      .map(({ n, key, href }) => ({
        title: t(`admin.awaits.${key}`, { n }),
        href,
        hint: t(`admin.awaits.${key}Hint`),
      }));
    return [...rounds, ...drafts, ...people];
  }

  #people(): Task[] {
    const count = (status: Member['status']) => this.#members.filter((member) => member.status === status).length;
    const staff = this.#accounts.filter(
      ({ offices, chairs, memberships }) => offices.length + chairs.length > 0 || memberships.length === 0,
    );
    const suspended = this.#members.filter(({ rightSuspended }) => rightSuspended).length;
    return [
      {
        title: t('members.page.title'),
        href: '/members',
        hint: html`${t('admin.people.members', { n: count('member') })},
        ${t('admin.people.observers', { n: count('observer') })}${
          suspended > 0 ? html`, ${t('admin.people.suspended', { n: suspended })}` : nothing
        }`,
      },
      { title: t('members.page.import.title'), href: '/admin/members/import', hint: t('admin.people.importHint') },
      {
        title: t('admin.accounts.title'),
        href: '/admin/accounts',
        hint: t('admin.people.accounts', { n: staff.length }),
      },
    ];
  }
}

const consultationTask = ({ id, title, year, symbol, state, rounds }: Consultation): Task => {
  const open = rounds.find((round) => round.state === 'open');
  const hint: Content = [
    html`${year}${symbol ? html`, <bdi>${symbol}</bdi>` : nothing}`,
    open ? html`. <a href="/rounds/${open.id}/answers">${t('admin.answers.title')}</a>` : nothing,
  ];
  return {
    title: words(title),
    href: preparationOf(id),
    hint,
    status: t(`consultation.state.${state}`),
    tone: state === 'draft' ? 'warn' : 'plain',
  };
};

customElements.define('admin-page', AdminPage);
