import { html } from 'lit';
import { checkNote } from '#shared/consultations/complete-consultation.ts';
import type { Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { textField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { type Content, message } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { type Consultation, type Paragraph, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

/** One paragraph of the note, or a new one: its number, heading and words. */
export class ParagraphPage extends ConsultationPart<'number'> {
  protected heading = (): string => {
    const { number } = this.params;
    return number === 'new' ? t('admin.note.add') : t('admin.note.paragraph', { number: Number(number) });
  };

  protected section(consultation: Consultation): Content {
    const at = this.#place(consultation);
    const paragraph = consultation.paragraphs[at];
    if (!paragraph && this.params.number !== 'new') return message('plain', html`<p>${t('admin.note.gone')}</p>`);
    const next = (consultation.paragraphs.at(-1)?.number ?? 0) + 1;
    return html`<form novalidate @submit=${this.#submit}>
      ${textField(this.errors, {
        name: 'number',
        label: t('admin.field.number'),
        hint: t('admin.field.numberHint'),
        type: 'number',
        width: 'short',
        value: paragraph?.number ?? next,
      })}
      ${textFields(this.errors, {
        name: 'heading',
        label: t('admin.field.heading'),
        hint: t('admin.field.headingHint'),
        value: paragraph?.heading,
        optional: true,
      })}
      ${textFields(this.errors, {
        name: 'words',
        label: t('admin.field.words'),
        value: paragraph?.words,
        rows: 8,
        max: limits.paragraph,
      })}
      <p class="buttons">
        <button class="button primary">${t('ui.save')}</button>
        <a href=${preparationOf(consultation.id, 'note')}>${t('ui.cancel')}</a>
      </p>
    </form>`;
  }

  #place({ paragraphs }: Consultation): number {
    return paragraphs.findIndex(({ number }) => String(number) === this.params.number);
  }

  readonly #submit = submitting(async (form) => {
    const { consultation } = this;
    if (!consultation) return;
    const { number, heading, words } = readForm<{ number?: number; heading?: Text; words?: Text }>(form);
    const reasons = [typeof number !== 'number' && missing('/number'), !textOrNull(words) && missing('/words/en')];
    const found = reasons.filter((reason) => reason !== false);
    if (found.length > 0 || typeof number !== 'number' || !words) return this.errors.show(found);
    const written: Paragraph = { number, heading: textOrNull(heading), words };
    const others = consultation.paragraphs.filter((_, at) => at !== this.#place(consultation));
    const paragraphs = [...others, written].sort((one, other) => one.number - other.number);
    const clash = checkNote({ paragraphs, theme: null }).length > 0;
    if (clash) return this.errors.show([{ reason: 'numberTaken', pointer: '/number', values: { number } }]);
    await this.save({ paragraphs }, preparationOf(consultation.id, 'note'));
  });

  /** The server speaks of the whole note; the page shows one paragraph of it. */
  protected override refused(refusal: Problem): void {
    const errors = refusal.errors.map((error) => ({
      ...error,
      pointer: error.pointer.replace(/^\/paragraphs\/\d+/, ''),
    }));
    this.errors.show({ ...refusal, errors });
  }
}

customElements.define('draft-paragraph-page', ParagraphPage);
