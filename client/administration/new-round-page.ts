import { html, nothing } from 'lit';
import type { Text } from '#shared/languages.ts';
import { optionLetter } from '#shared/rounds/manifest.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { missing, readForm, submitting } from '../ui/form.ts';
import { type Content, message, words } from '../ui/pieces.ts';
import { textFields, textOrNull } from '../ui/text-fields.ts';
import { type Consultation, preparationOf } from './consultation-draft.ts';
import { ConsultationPart } from './consultation-part.ts';
import { setUpOf } from './round-draft.ts';

/** The beginning of a round: its question. All admitted topics stand in it at first; everything can be changed until it opens. */
export class NewRoundPage extends ConsultationPart {
  protected heading = (): string => t('admin.rounds.new');

  protected override isOpen = ({ may }: Consultation): boolean => may.includes('draftRound');

  protected section(consultation: Consultation): Content {
    const admitted = admittedOf(consultation);
    const proposed = consultation.topics.filter(({ state }) => state === 'proposed').length;
    return html`
      <p>${t('admin.round.newHint', { n: consultation.places })}</p>
      ${
        proposed > 0
          ? message(
              'warn',
              html`<p>${t('admin.count.awaitRuling', { n: proposed })} ${t('admin.round.awaitRuling')}</p>`,
            )
          : nothing
      }
      <form novalidate @submit=${this.#submit}>
        ${textFields(this.errors, {
          name: 'question',
          label: t('admin.round.question'),
          hint: t('admin.round.questionHint'),
        })}
        <h2>${t('admin.round.options')}</h2>
        ${admitted.length === 0 ? html`<p>${t('admin.round.noOptions')}</p>` : nothing}
        <ul>
          ${admitted.map(({ title }, at) => html`<li><bdi>${optionLetter(at)}</bdi>. ${words(title)}</li>`)}
        </ul>
        <p class="buttons">
          <button class="button primary">${t('admin.round.create')}</button>
          <a href=${preparationOf(consultation.id)}>${t('ui.cancel')}</a>
        </p>
      </form>
    `;
  }

  readonly #submit = submitting(async (form) => {
    const { consultation } = this;
    if (!consultation) return;
    const { question } = readForm<{ question?: Text }>(form);
    if (!question || !textOrNull(question)) return this.errors.show([missing('/question/en')]);
    const answer = await call('POST /api/consultations/:consultation/rounds', {
      params: { consultation: consultation.id },
      body: {
        question,
        options: admittedOf(consultation).map(({ id: topic, title }) => ({ topic, title })),
        maximum: consultation.places,
        places: consultation.places,
        tieMeans: ['furtherRound', 'bothRetained'],
        opensAt: null,
        closesAt: null,
      },
    });
    if (!answer.ok) return this.errors.show(answer.refusal);
    await router.go(setUpOf(answer.value.id), { replace: true });
  });
}

const admittedOf = ({ topics }: Consultation) => topics.filter(({ state }) => state === 'admitted');

customElements.define('new-round-page', NewRoundPage);
