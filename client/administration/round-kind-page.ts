import { html } from 'lit';
import { type RoundKind, roundKinds } from '#shared/rounds/manifest.ts';
import { t } from '../messages.ts';
import { radios } from '../ui/field.ts';
import { readForm, submitting } from '../ui/form.ts';
import type { Content } from '../ui/pieces.ts';
import type { Round, RoundDraft } from './round-draft.ts';
import { RoundPart } from './round-part.ts';

/** What a round is for. An election has candidates for options and a majority for its rule, so both change with the kind. */
export class RoundKindPage extends RoundPart {
  protected heading = (): string => t('admin.round.kind');

  protected section({ kind }: Round): Content {
    return html`
      <p>${t('admin.round.kindHint')}</p>
      <form novalidate @submit=${this.#submit}>
        ${radios(this.errors, {
          name: 'kind',
          label: t('admin.round.kind'),
          hint: t('admin.round.kindChanges'),
          chosen: [kind],
          choices: roundKinds.map((value) => ({
            value,
            label: t(`admin.round.kind.${value}`),
            hint: t(`admin.round.kindMeans.${value}`),
          })),
        })}
        <p class="buttons"><button class="button primary">${t('ui.save')}</button></p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { round } = this;
    const { kind } = readForm<{ kind?: RoundKind }>(form);
    if (round && kind) await this.save({ kind, ...withKind(round, kind) });
  });
}

/** What else changes with the kind: only on the way into an election, and out of one. */
function withKind(round: Round, kind: RoundKind): Partial<RoundDraft> {
  if ((kind === 'election') === (round.kind === 'election')) return {};
  const bare: Partial<RoundDraft> = { options: [], seats: {}, parameters: {}, form: 'choose' };
  const { places } = round;
  return kind === 'election'
    ? { ...bare, rule: 'majority', minimum: 1, maximum: places, tieMeans: ['furtherRound', 'lot'] }
    : { ...bare, rule: 'plurality', tieMeans: ['furtherRound', 'bothRetained'] };
}

customElements.define('round-kind-page', RoundKindPage);
