import { html } from 'lit';
import type { Text } from '#shared/languages.ts';
import { t } from '../messages.ts';
import { selectField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { type Content, plainWords } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import type { Consultation, Paragraph } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

/** The theme that is proposed, and the paragraph that presents it. */
export class ConsultationThemePage extends ConsultationPart {
  protected heading = (): string => t('admin.part.theme');

  protected section({ theme, paragraphs }: Consultation): Content {
    return html`<form novalidate @submit=${this.#submit}>
      ${textFields(this.errors, { name: 'theme/title', label: t('admin.field.theme'), value: theme?.title })}
      ${selectField(this.errors, {
        name: 'theme/paragraph',
        label: t('admin.field.themeParagraph'),
        value: theme?.paragraph === null || theme === null ? '' : String(theme.paragraph),
        choices: [
          { value: '', label: t('admin.field.noParagraph') },
          ...paragraphs.map((paragraph) => ({ value: String(paragraph.number), label: named(paragraph) })),
        ],
      })}
      <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
    </form>`;
  }

  readonly #submit = submitting(async (form) => {
    const { theme } = readForm<{ theme?: { title?: Text; paragraph?: string } }>(form);
    const title = textOrNull(theme?.title);
    if (!title) return this.errors.show([missing('/theme/title/en')]);
    const paragraph = theme?.paragraph === undefined ? null : Number(theme.paragraph);
    await this.save({ theme: { title, paragraph } });
  });
}

/** A paragraph as a select names it: its number and how it begins. */
function named({ number, heading, words }: Paragraph): string {
  const begins = plainWords(heading ?? words);
  return `${number}. ${begins.length > 60 ? `${begins.slice(0, 60)}…` : begins}`;
}

customElements.define('consultation-theme-page', ConsultationThemePage);
