import { html, nothing } from 'lit';
import { languageNames, languages } from '#shared/languages.ts';
import { call, type Problem, type Reply } from '../api.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { code, type Content, message, plainWords, statusWord, summaryList } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';
import { dayWords, groupWords } from './member-words.ts';

export type Member = Reply<'GET /api/members/:member'>;
export type Person = Member['people'][number];

/** A delegation: what it is on the list, its voting right with the reason, its people. Its own people see it too. */
export class MemberPage extends Page<'member'> {
  #member: Member | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/members/:member', { params: this.params });
    if (!answer.ok) return answer.refusal;
    this.#member = answer.value;
    return undefined;
  }

  get #isStaff(): boolean {
    return session.may('administerDelegation');
  }

  protected override content() {
    const member = this.#member;
    if (!member) return nothing;
    return html`
      ${backTo('/members', t('members.page.title'))}
      <h1>${plainWords(member.names)}</h1>
      ${member.right.why === 'suspended' ? this.#suspended(member) : nothing}
      ${summaryList([
        { term: t('members.page.code'), value: code(member.code) },
        {
          term: t('members.page.names'),
          value: languages
            .filter((name) => name !== language())
            .map(
              (name) =>
                html`<p lang=${name}>${member.names[name]} <span class="muted">(${languageNames[name]})</span></p>`,
            ),
        },
        { term: t('members.page.group'), value: groupWords(member.group) },
        { term: t('members.page.membership'), value: memberships(member) },
        {
          term: t('members.page.right'),
          value: t(`members.page.right.${member.right.why}`),
        },
      ])}
      ${
        session.may('suspendRight') && (member.right.has || member.right.why === 'suspended')
          ? html`<p>
              <a href="/members/${member.code}/${member.right.has ? 'suspend' : 'lift'}"
                >${t(member.right.has ? 'members.page.suspend.title' : 'members.page.lift.title')}</a
              >
            </p>`
          : nothing
      }
      ${this.#people(member)} ${history(member)}
    `;
  }

  #suspended({ right }: Member): Content {
    return message(
      'warn',
      html`<p>${right.reason}</p>
        ${right.since ? html`<p>${t('members.page.since')} <time-stamp instant=${right.since}></time-stamp></p>` : nothing}`,
      { title: t('members.page.right.suspended') },
    );
  }

  #people(member: Member): Content {
    return html`
      <h2>${t('members.page.people')}</h2>
      ${
        member.people.length === 0
          ? html`<p>${t('members.page.nobody')}</p>`
          : html`<ul class="list">
              ${member.people.map((person) => this.#person(member, person))}
            </ul>`
      }
      ${
        this.#isStaff
          ? html`<p>
              <a class="button primary" href="/members/${member.code}/people/new">${t('members.page.invite.title')}</a>
            </p>`
          : html`<p class="muted">${t('members.page.peopleByAdministration')}</p>`
      }
    `;
  }

  #person({ code: member }: Member, person: Person): Content {
    const { id, name, email, position, mayCast, authority, state, linkExpiresAt } = person;
    const mayChange = this.#isStaff || (position === 'adviser' && session.may('giveAuthority', { member }));
    return html`<li>
      <p>${mayChange ? html`<a href="/members/${member}/people/${id}">${name}</a>` : html`<strong>${name}</strong>`}</p>
      <p class="small">
        ${t(`members.position.${position}`)},
        ${t(mayCast ? 'account.page.own.mayCast' : 'account.page.own.mayNotCast')}<br />
        <span class="muted">${email}</span>
      </p>
      ${
        authority
          ? html`<p class="hint">
              ${t('members.page.authorityBy', { name: authority.by })} <time-stamp instant=${authority.at}></time-stamp>
            </p>`
          : nothing
      }
      ${state === 'invited' ? html`<p>${statusWord('warn', t('members.page.invited'))} ${this.#linkState(linkExpiresAt)}</p>` : nothing}
    </li>`;
  }

  #linkState(until: string | null): Content {
    if (until === null || Date.parse(until) <= session.now())
      return html`<span class="small">${t('members.page.linkOver')}</span>`;
    return html`<span class="small">${t('members.page.linkUntil')} <time-stamp instant=${until}></time-stamp></span>`;
  }
}

const memberships = ({ memberships: all }: Member): Content =>
  all.map(({ status, from, to }) => {
    const values = { status: t(`members.status.${status}`), from: dayWords(from), to: to === null ? '' : dayWords(to) };
    return html`<p>${t(to === null ? 'members.page.sinceDay' : 'members.page.fromTo', values)}</p>`;
  });

/** Suspensions through the years, the latest first. */
function history({ suspensions }: Member): Content {
  if (suspensions.length === 0) return nothing;
  return html`
    <h2>${t('members.page.history')}</h2>
    <ul class="list">
      ${suspensions.map(
        ({ reason, since, by, lifted }) =>
          html`<li>
            <p>${t('members.page.suspendedBy', { name: by })} <time-stamp instant=${since}></time-stamp></p>
            <p>${reason}</p>
            ${
              lifted
                ? html`<p>
                      ${t('members.page.liftedBy', { name: lifted.by })} <time-stamp instant=${lifted.at}></time-stamp>
                    </p>
                    <p>${lifted.reason}</p>`
                : nothing
            }
          </li>`,
      )}
    </ul>
  `;
}

customElements.define('member-page', MemberPage);
