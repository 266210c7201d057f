import { html } from 'lit';
import { secrecyLevels } from '#shared/rounds/manifest.ts';
import { t } from '../messages.ts';
import { radios } from '../ui/field.ts';
import { readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import type { Round, RoundDraft } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

const seers = ['administration', 'all'] as const;

/** Who sees what: choices, and the names of those that answered. What the operator of the machine can see is said as well. */
export class RoundSecrecyPage extends RoundPart {
  protected heading = (): string => t('admin.round.secrecy');

  protected section({ secrecy, namesOfAnswered }: Round): Content {
    return html`
      <p>${t('admin.round.secrecyAlways')}</p>
      <form novalidate @submit=${this.#submit}>
        ${radios(this.errors, {
          name: 'secrecy',
          label: t('admin.round.secrecyLabel'),
          chosen: [secrecy],
          choices: secrecyLevels.map((value) => ({
            value,
            label: t(`admin.round.secrecy.${value}`),
            hint: t(`admin.round.secrecyHint.${value}`),
          })),
        })}
        <p class="small">${t('admin.round.secrecyHonest')}</p>
        ${radios(this.errors, {
          name: 'namesOfAnswered',
          label: t('admin.round.names'),
          chosen: [namesOfAnswered],
          choices: seers.map((value) => ({
            value,
            label: t(`admin.round.names.${value}`),
            hint: t(`admin.round.namesHint.${value}`),
          })),
        })}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { secrecy, namesOfAnswered } = readForm<Partial<Pick<RoundDraft, 'secrecy' | 'namesOfAnswered'>>>(form);
    await this.save({ ...(secrecy && { secrecy }), ...(namesOfAnswered && { namesOfAnswered }) });
  });
}

customElements.define('round-secrecy-page', RoundSecrecyPage);
