import { html } from 'lit';
import type { Text } from '#shared/languages.ts';
import { t } from '../messages.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import type { Round } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

/** The question that stands over the ballot, in every language. */
export class RoundQuestionPage extends RoundPart {
  protected heading = (): string => t('admin.round.question');

  protected section({ question }: Round): Content {
    return html`
      <p>${t('admin.round.questionHint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${textFields(this.errors, { name: 'question', label: t('admin.round.question'), value: question })}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { question } = readForm<{ question?: Text }>(form);
    if (!question || !textOrNull(question)) return this.errors.show([missing('/question/en')]);
    await this.save({ question });
  });
}

customElements.define('round-question-page', RoundQuestionPage);
