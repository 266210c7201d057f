import { html, nothing } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { type Content, message, statusWord, type SummaryRow, summaryList, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import { backTo, taskList } from '../ui/task-list.ts';
import '../ui/time-stamp.ts';
import { type Consultation, loadConsultation, preparationOf } from './consultation-draft.ts';
import { consultationTasks, lackingForIssue } from './consultation-tasks.ts';
import { roundTasks } from './round-tasks.ts';

/** Where the Administration prepares a consultation, and keeps it once it is issued. */
export class ConsultationAdminPage extends Page<'consultation'> {
  #consultation: Consultation | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadConsultation(this.params.consultation);
    if (!answer.ok) return answer.refusal;
    this.#consultation = answer.value;
    return undefined;
  }

  protected override content() {
    const consultation = this.#consultation;
    if (!consultation) return nothing;
    const { title, year, state, stateReason } = consultation;
    return html`
      ${backTo('/admin', t('shell.administration'))}
      <h1>${sentence('admin.consultation.heading', { title: words(title) })}</h1>
      <p>
        ${statusWord(state === 'withdrawn' ? 'warn' : 'plain', t(`consultation.state.${state}`))}
        ${t('admin.consultation.plans', { year: String(year) })}
      </p>
      ${stateReason ? message('plain', html`<p>${stateReason}</p>`, { title: t('admin.withdraw.reason') }) : nothing}
      ${state === 'draft' ? this.#draft(consultation) : this.#issued(consultation)}
    `;
  }

  #draft(consultation: Consultation): Content {
    const { id } = consultation;
    const lacking = lackingForIssue(consultation).length;
    return html`
      ${taskList(consultationTasks(consultation))}
      <h2>${t('admin.issue.title')}</h2>
      <p>${lacking > 0 ? t('admin.issue.lacking', { n: lacking }) : t('admin.issue.complete')}</p>
      <p class="buttons">
        <a class="button ${lacking > 0 ? '' : 'primary'}" href=${preparationOf(id, 'issue')}>${t('admin.issue.go')}</a>
        <a href="/consultations/${id}">${t('admin.consultation.preview')}</a>
      </p>
      <p><a href=${preparationOf(id, 'withdraw')}>${t('admin.withdraw.draft')}</a></p>
    `;
  }

  #issued(consultation: Consultation): Content {
    const { id, may, opensAt, topicsCloseAt, closesAt, chair, topics, now } = consultation;
    const hour = (name: 'opensAt' | 'topicsCloseAt' | 'closesAt', value: string | null): SummaryRow => ({
      term: t(`admin.field.${name}`),
      value: value ? html`<time-stamp instant=${value}></time-stamp>` : '',
      ...(may.includes('moveHours') && value !== null && value > now && { change: preparationOf(id, 'hours') }),
    });
    const proposed = topics.filter((topic) => topic.state === 'proposed').length;
    return html`
      <p><a href="/consultations/${id}">${t('admin.consultation.read')}</a></p>
      ${summaryList([
        hour('opensAt', opensAt),
        hour('topicsCloseAt', topicsCloseAt),
        hour('closesAt', closesAt),
        {
          term: t('admin.part.chair'),
          value: chair?.name ?? t('admin.chair.nobody'),
          ...(may.includes('appointChair') && { change: preparationOf(id, 'chair') }),
        },
        {
          term: t('admin.topics.title'),
          value: html`<p>${t('admin.count.topics', { n: topics.length })}</p>
            ${proposed > 0 ? html`<p class="hint">${t('admin.count.awaitRuling', { n: proposed })}</p>` : nothing}`,
        },
      ])}
      ${
        may.includes('enterTopic')
          ? html`<p><a href=${preparationOf(id, 'enter-topic')}>${t('admin.enter.title')}</a></p>`
          : nothing
      }
      <h2>${t('admin.rounds.title')}</h2>
      ${consultation.rounds.length > 0 ? taskList(roundTasks(consultation.rounds)) : html`<p>${t('admin.rounds.none')}</p>`}
      ${
        may.includes('draftRound')
          ? html`<p><a class="button" href=${preparationOf(id, 'rounds/new')}>${t('admin.rounds.new')}</a></p>`
          : nothing
      }
      ${
        may.includes('withdrawConsultation')
          ? html`<p><a href=${preparationOf(id, 'withdraw')}>${t('admin.withdraw.title')}</a></p>`
          : nothing
      }
    `;
  }
}

customElements.define('consultation-admin-page', ConsultationAdminPage);
