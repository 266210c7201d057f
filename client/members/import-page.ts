import { html, nothing } from 'lit';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { textArea } from '../ui/field.ts';
import { FormErrors, fieldId, readForm, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { code } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { focusHeading } from '../ui/window-title.ts';
import { type ImportReport, importReport } from './import-report.ts';

type Source = { readonly text: string } | { readonly bytes: string };

const columns = ['code', 'name_en', 'name_fr', 'name_es', 'status', 'regional_group', 'source', 'from', 'to'];
/** A long list over a slow line. */
const patience = 60;

/** A file or pasted cells are looked at first; what was looked at is what is imported, all of it or nothing. */
export class ImportPage extends Page {
  readonly #errors = new FormErrors(this);
  #checked: { readonly source: Source; readonly report: ImportReport } | undefined;
  #done: ImportReport | undefined;

  protected override content() {
    const back = backTo('/members', t('members.page.title'));
    if (this.#done) {
      return html`
        ${back}
        <h1>${t('members.page.import.doneTitle')}</h1>
        ${importReport(this.#done)}
        <p><a href="/members">${t('members.page.import.toList')}</a></p>
      `;
    }
    return html`
      ${back} ${this.#errors.summary()}
      <h1>${t('members.page.import.title')}</h1>
      <p>${t('members.page.import.hint')}</p>
      <p class="small muted">
        ${t('members.page.import.columns')} ${columns.map((name, at) => html`${at > 0 ? ', ' : ''}${code(name)}`)}
      </p>
      <form novalidate @submit=${this.#check} @input=${this.#forget}>
        ${this.#fileField()}
        ${textArea(this.#errors, {
          name: 'text',
          label: t('members.page.import.paste'),
          hint: t('members.page.import.pasteHint'),
          rows: 8,
        })}
        <p class="buttons">
          <button class="button ${this.#isReady ? '' : 'primary'}">${t('members.page.import.check')}</button>
        </p>
      </form>
      ${this.#checked ? this.#outcome(this.#checked.report) : nothing}
    `;
  }

  get #isReady(): boolean {
    const report = this.#checked?.report;
    return report !== undefined && report.refused.length === 0 && report.added.length + report.changed.length > 0;
  }

  #fileField() {
    const label = t('members.page.import.file');
    const error = this.#errors.at('bytes', label);
    const id = fieldId('bytes');
    return html`<div class="field ${error ? 'wrong' : ''}">
      <label for=${id}>${label}</label>
      <p class="hint" id="${id}-hint">${t('members.page.import.fileHint')}</p>
      ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}
      <input
        id=${id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-describedby="${id}-hint${error ? ` ${id}-error` : ''}"
        aria-invalid=${error ? 'true' : nothing}
      />
    </div>`;
  }

  #outcome(report: ImportReport) {
    const { added, changed, refused } = report;
    return html`
      <h2 tabindex="-1" id="outcome">${t('members.page.import.outcome')}</h2>
      ${importReport(report)}
      ${
        this.#isReady
          ? html`<p class="buttons">
              <button type="button" class="button primary" @click=${this.#import}>
                ${t('members.page.import.button', { n: added.length + changed.length })}
              </button>
            </p>`
          : refused.length === 0
            ? html`<p>${t('members.page.import.nothingToDo')}</p>`
            : nothing
      }
    `;
  }

  /** What was checked is no longer what stands in the form. */
  readonly #forget = (): void => {
    if (!this.#checked) return;
    this.#checked = undefined;
    this.requestUpdate();
  };

  readonly #check = submitting(async (form) => {
    const { text } = readForm<{ text?: string }>(form);
    const file = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
    if (text && file) return this.#errors.show([{ reason: 'importOneOf', pointer: '/bytes' }]);
    const source: Source | undefined = file ? { bytes: await base64(file) } : text ? { text } : undefined;
    if (!source) return this.#errors.show([{ reason: 'importNothing', pointer: '/bytes' }]);
    const answer = await this.#send(source, true);
    if (!answer.ok) return this.#refused(answer.refusal);
    this.#errors.clear();
    this.#checked = { source, report: answer.value };
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('#outcome')?.focus();
  });

  readonly #import = async (): Promise<void> => {
    if (!this.#checked) return;
    const { source } = this.#checked;
    const answer = await this.#send(source, false);
    if (!answer.ok) {
      // Somebody has changed the list meanwhile: the report says what stands against it now.
      const report = answer.refusal.facts?.report as ImportReport | undefined;
      if (report) this.#checked = { source, report };
      return this.#refused(answer.refusal);
    }
    this.#errors.clear();
    this.#done = answer.value;
    this.requestUpdate();
    await this.updateComplete;
    focusHeading();
  };

  #send(source: Source, dryRun: boolean) {
    return call('POST /api/members/import', { body: { ...source, dryRun }, seconds: patience });
  }

  #refused(refusal: Problem): void {
    this.#errors.show(refusal);
  }
}

/** The bytes of a file as the contract takes them: which letters they are is the server's to find out. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

customElements.define('import-page', ImportPage);
