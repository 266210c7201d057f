import { html } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { submitting } from '../ui/form.ts';
import { type Content, message } from '../ui/pieces.ts';
import { reasonText } from '../ui/problem-text.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { consultationParts, lackingForIssue, partOf } from './consultation-tasks.ts';
import { listed, missingIn } from './missing-in.ts';

/** What is still missing, each with the link to where it is written; and, once nothing is, the one button. */
export class ConsultationIssuePage extends ConsultationPart {
  protected heading = (): string => t('admin.issue.title');

  protected section(consultation: Consultation): Content {
    const lacking = lackingForIssue(consultation);
    if (lacking.length > 0) {
      return html`
        <p>${t('admin.issue.lacking', { n: lacking.length })}</p>
        <ul>
          ${lacking.map(
            (reason) =>
              html`<li>
                <a href=${preparationOf(consultation.id, partOf(reason.pointer))}
                  >${t('ui.fieldError', { label: named(reason.pointer), words: reasonText(reason) })}</a
                >
              </li>`,
          )}
        </ul>
      `;
    }
    return html`
      <p>${t('admin.issue.consequences')}</p>
      ${this.#languages(consultation)}
      <form novalidate @submit=${this.#submit}>
        <p class="buttons">
          <button class="button primary">${t('admin.issue.button')}</button>
          <a href=${preparationOf(consultation.id)}>${t('ui.cancel')}</a>
          <a href="/consultations/${consultation.id}">${t('admin.consultation.preview')}</a>
        </p>
      </form>
    `;
  }

  /** Languages that are missing bar nothing, and are said before rather than after. */
  #languages({ missing, id }: Consultation): Content {
    if (missing.length === 0) return message('ok', html`<p>${t('admin.issue.allLanguages')}</p>`);
    const parts = consultationParts.flatMap((part) => {
      const lacking = missing.filter(({ pointer }) => partOf(pointer) === part).flatMap(({ languages }) => languages);
      return lacking.length > 0 ? [{ part, languages: [...new Set(lacking)] }] : [];
    });
    return message(
      'warn',
      html`<p>${t('admin.issue.languagesHint')}</p>
        <ul>
          ${parts.map(
            ({ part, languages }) =>
              html`<li><a href=${preparationOf(id, part)}>${t(`admin.part.${part}`)}</a>: ${missingIn(languages)}</li>`,
          )}
        </ul>`,
      { title: t('admin.issue.languages', { parts: listed(parts.map(({ part }) => t(`admin.part.${part}`))) }) },
    );
  }

  readonly #submit = submitting(async () => {
    const { consultation } = this;
    if (!consultation) return;
    const { id, version } = consultation;
    const answer = await call('POST /api/consultations/:consultation/issue', { params: { consultation: id }, version });
    if (!answer.ok) return this.errors.show(answer.refusal);
    await router.go(preparationOf(id), { replace: true });
  });
}

/** What the reason speaks of: an hour by its own name, else the part. */
function named(pointer: string): string {
  const name = pointer.slice(1);
  if (name === 'opensAt' || name === 'topicsCloseAt' || name === 'closesAt') return t(`admin.field.${name}`);
  return t(`admin.part.${partOf(pointer)}`);
}

customElements.define('consultation-issue-page', ConsultationIssuePage);
