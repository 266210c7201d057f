import { html } from 'lit';
import type { Text } from '#shared/languages.ts';
import { limits } from '#shared/limits.ts';
import { t } from '../messages.ts';
import { readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import type { Consultation } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';

const most = 10;

/** What is asked of delegations: the lines of the box that stands before the note. */
export class ConsultationAskedPage extends ConsultationPart {
  #more = 0;

  protected heading = (): string => t('admin.part.asked');

  protected section({ asked }: Consultation): Content {
    const shown = Math.min(most, Math.max(1, asked.length) + this.#more);
    return html`
      <p>${t('admin.asked.hint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${Array.from({ length: shown }, (_, at) =>
          textFields(this.errors, {
            name: `asked/${at}`,
            label: t('admin.asked.line', { n: at + 1 }),
            value: asked[at],
            rows: 2,
            max: limits.reason,
          }),
        )}
        <p class="buttons">
          <button class="button primary">${t('ui.save')}</button>
          ${
            shown < most
              ? html`<button type="button" class="plain" @click=${this.#another}>${t('admin.asked.another')}</button>`
              : ''
          }
        </p>
      </form>
    `;
  }

  readonly #another = async (): Promise<void> => {
    this.#more += 1;
    this.requestUpdate();
    await this.updateComplete;
    [...this.querySelectorAll<HTMLElement>('textarea[lang="en"]')].at(-1)?.focus();
  };

  readonly #submit = submitting(async (form) => {
    const { asked = {} } = readForm<{ asked?: Record<string, Text> }>(form);
    await this.save({ asked: Object.values(asked).filter((line) => textOrNull(line) !== null) });
  });
}

customElements.define('consultation-asked-page', ConsultationAskedPage);
