import { html } from 'lit';
import type { Reason } from '#shared/result.ts';
import { type TieMeans, tieMeans } from '#shared/rounds/manifest.ts';
import { t } from '../messages.ts';
import { checkboxes, textField } from '../ui/field.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import type { Round } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

const figures = ['minimum', 'maximum', 'places'] as const;

/** How many a delegation chooses, how many are to be chosen, and how a tie for the last place may be resolved. */
export class RoundFormPage extends RoundPart {
  protected heading = (): string => t('admin.round.form');

  protected section(round: Round): Content {
    return html`<form novalidate @submit=${this.#submit}>
      ${figures.map((name) =>
        textField(this.errors, {
          name,
          label: t(`admin.round.${name}`),
          hint: t(`admin.round.${name}Hint`),
          type: 'number',
          width: 'short',
          value: round[name],
        }),
      )}
      ${checkboxes(this.errors, {
        name: 'tieMeans',
        label: t('admin.round.ties'),
        hint: t('admin.round.tiesHint'),
        chosen: round.tieMeans,
        choices: tieMeans.map((value) => ({
          value,
          label: t(`admin.round.tie.${value}`),
          hint: t(`admin.round.tieHint.${value}`),
        })),
      })}
      <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
    </form>`;
  }

  readonly #submit = submitting(async (form) => {
    const read = readForm<{ minimum?: number; maximum?: number; places?: number; tieMeans?: TieMeans[] }>(form);
    const { minimum, maximum, places, tieMeans: means = [] } = read;
    const reasons: Reason[] = figures.filter((name) => read[name] === undefined).map((name) => missing(`/${name}`));
    if (means.length === 0) reasons.push({ reason: 'tooFew', pointer: '/tieMeans', values: { min: 1 } });
    if (typeof minimum === 'number' && typeof maximum === 'number' && maximum < minimum)
      reasons.push({ reason: 'tooSmall', pointer: '/maximum', values: { min: minimum } });
    if (reasons.length > 0 || minimum === undefined || maximum === undefined || places === undefined)
      return this.errors.show(reasons);
    await this.save({ minimum, maximum, places, tieMeans: means });
  });
}

customElements.define('round-form-page', RoundFormPage);
