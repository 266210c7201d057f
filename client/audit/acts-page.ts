import { html, nothing } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { t, tIfKnown } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { code, type Content, words } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';

type Acts = Reply<'GET /api/acts'>;
type Act = Acts['acts'][number];

/** What officers and delegations did that is no event of a round: who, what, to whom, when. */
export class ActsPage extends Page {
  #acts: Acts | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const before = this.query.get('before');
    const answer = await call('GET /api/acts', { query: before === null ? {} : { before } });
    if (!answer.ok) return answer.refusal;
    this.#acts = answer.value;
    return undefined;
  }

  protected override content() {
    if (!this.#acts) return nothing;
    const { acts, next } = this.#acts;
    const isLater = this.query.get('before') !== null;
    return html`
      ${backTo('/records', t('audit.records.title'))}
      <h1>${t('audit.acts.title')}</h1>
      <p>${t('audit.acts.intro')}</p>
      ${isLater ? html`<p><a href="/acts">${t('audit.latest')}</a></p>` : nothing}
      ${acts.length === 0 ? html`<p>${t('audit.acts.none')}</p>` : nothing}
      <ol class="list" reversed start=${acts[0]?.id ?? 1}>
        ${acts.map((act) => this.#act(act))}
      </ol>
      ${next === null ? nothing : html`<p><a href="/acts?before=${next}">${t('audit.earlier')}</a></p>`}
    `;
  }

  #act({ id, at, who, action, subject, subjectName, facts }: Act) {
    const done = tIfKnown(`audit.act.${action}`, action);
    const whom: Content = subjectName ? words(subjectName) : '';
    return html`<li value=${id}>
      <p><strong>${done}</strong>${whom === '' ? nothing : html`: ${whom}`}</p>
      <p class="small muted">${who ?? t('audit.acts.program')}, <time-stamp instant=${at} seconds></time-stamp></p>
      <details>
        <summary>${t('audit.acts.noted')}<span class="out-of-sight"> ${id}</span></summary>
        <p>${code(subject)}</p>
        <p class="digest"><bdi>${JSON.stringify(facts)}</bdi></p>
      </details>
    </li>`;
  }
}

customElements.define('acts-page', ActsPage);
