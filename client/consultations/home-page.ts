import { html, nothing, type TemplateResult } from 'lit';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import { message } from '../ui/pieces.ts';
import { hourLine, stateWord } from './consultation.ts';
import {
  addressOf,
  type GroupName,
  groupNames,
  groupsOf,
  type Listed,
  othersWaiting,
  type Waiting,
  waitingFor,
} from './home-groups.ts';
import { joinNames } from './member-names.ts';
import { marked } from './prose.ts';

/** The consultations that the reader may read, those that need the reader first, each a row with what is asked and by when. */
export class HomePage extends Page {
  #items: readonly Listed[] = [];

  protected override async load(): Promise<Problem | undefined> {
    const answer = await call('GET /api/consultations');
    if (!answer.ok) return answer.refusal;
    this.#items = answer.value;
    return undefined;
  }

  protected override content() {
    const member = session.delegation?.member;
    const groups = groupsOf(this.#items, member);
    const others = othersWaiting(this.#items, member);
    const isNone = this.#items.length === 0;
    return html`
      <h1>${t('shell.home')}</h1>
      ${
        session.may('draftConsultation')
          ? html`<p><a class="button" href="/admin/consultations/new">${t('consultation.page.new')}</a></p>`
          : nothing
      }
      ${
        others.length > 0
          ? message(
              'plain',
              html`<p>${t('consultation.page.others', { names: joinNames(others) })}</p>
                <p><a href="/delegation">${t('shell.changeDelegation')}</a></p>`,
            )
          : nothing
      }
      ${isNone ? html`<p>${t('consultation.page.none')}</p>` : groupNames.map((name) => this.#group(name, groups[name]))}
      <p><a href="/topics">${t('consultation.page.allTopics')}</a></p>
    `;
  }

  #group(name: GroupName, items: readonly Listed[]): TemplateResult | typeof nothing {
    const isQuiet = name === 'draft' || (name === 'needs' && !this.#hasTasks());
    if (items.length === 0 && isQuiet) return nothing;
    return html`<section aria-labelledby="group-${name}">
      <h2 id="group-${name}">${this.#title(name, items)}</h2>
      ${
        items.length === 0
          ? html`<p>
              ${t(name === 'needs' && !session.delegation ? 'consultation.page.group.needsYou.none' : `consultation.page.group.${name}.none`)}
            </p>`
          : html`<ul class="list whole">
              ${items.map((item) => this.#row(item))}
            </ul>`
      }
    </section>`;
  }

  /** Somebody who neither sits in a delegation nor holds an office or a chair has nothing that could wait. */
  #hasTasks(): boolean {
    return session.delegation?.status === 'member' || (session.account?.offices.length ?? 0) > 0;
  }

  #title(name: GroupName, items: readonly Listed[]): string {
    if (name !== 'needs') return t(`consultation.page.group.${name}`);
    const member = session.delegation?.member;
    const isOffice = items.some((item) => waitingFor(item, member).some((waiting) => waiting.member === null));
    return t(session.delegation && !isOffice ? 'consultation.page.group.needs' : 'consultation.page.group.needsYou');
  }

  #row(item: Listed): TemplateResult {
    const waiting = waitingFor(item, session.delegation?.member);
    return html`<li>
      <h3><a href="/consultations/${item.id}">${marked(item.title)}</a></h3>
      <p>${stateWord(item.state)} ${item.symbol ? html`<bdi>${item.symbol}</bdi>` : nothing}</p>
      ${
        waiting.length > 0
          ? html`<ul>
              ${waiting.map((one) => html`<li>${this.#task(one, item)}</li>`)}
            </ul>`
          : html`<p>${this.#asksNothing(item)}</p>`
      }
      <p class="muted">${hourLine(item)}</p>
    </li>`;
  }

  #task(waiting: Waiting, item: Listed): TemplateResult {
    return html`<a href=${addressOf(waiting, item.id)}>${t(`consultation.page.awaits.${waiting.kind}`)}</a>${
        waiting.until && waiting.until !== item.closesAt
          ? html`, ${t('consultation.page.until')} <time-stamp instant=${waiting.until}></time-stamp>`
          : nothing
      }`;
  }

  #asksNothing({ state }: Listed): string {
    if (state === 'concluded') return t('consultation.page.outcomeIsRead');
    if (state === 'closed') return t('consultation.page.outcomeFollows');
    if (state === 'withdrawn') return t('consultation.page.withdrawn');
    if (state === 'draft') return t('consultation.page.draft');
    if (session.delegation?.status !== 'member') return t('consultation.page.running');
    return t('consultation.page.answered');
  }
}

customElements.define('home-page', HomePage);
