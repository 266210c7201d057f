import { html, nothing } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { router } from '../router.ts';
import { FormErrors, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, words } from '../ui/pieces.ts';
import { reasonText } from '../ui/problem-text.ts';
import { sentence } from '../ui/sentence.ts';
import { ballotQuestion } from './ballot-question.ts';
import type { ChoicesChange } from './choose-topics.ts';
import { checkDraft, keepDraft, newDraft, withoutGaps } from './draft.ts';
import { loadOwnBallot, type OwnBallot } from './own-ballot.ts';
import { barredPage, levelWords, stamp, votingFor } from './parts.ts';

/** Where a delegation chooses. Nothing is cast here: what is chosen is kept in the window and checked on the next page. */
export class BallotPage extends Page<'round'> {
  readonly #errors = new FormErrors(this);
  #ballot: OwnBallot | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadOwnBallot(this.params.round);
    if (!answer.ok) return answer.refusal;
    this.#ballot = answer.value;
    return undefined;
  }

  protected override content() {
    const ballot = this.#ballot;
    if (!ballot) return nothing;
    if (ballot.bar) return barredPage(ballot);
    const { round, draft } = ballot;
    const missing = checkDraft(draft, round).map(reasonText).join(' ');
    return html`
      ${this.#errors.summary()}
      <div @time-is-up=${() => void this.refresh()}>${votingFor(ballot)}</div>
      <p class="question">${words(round.question)}</p>
      ${levelWords(round)} ${this.#standing(ballot)}
      <form novalidate @submit=${this.#submit} @choices-change=${this.#keep}>
        ${ballotQuestion({
          round,
          ...draft,
          hrefOf: (topic) => `/consultations/${round.consultation.id}/topics/${topic}`,
          error: this.#errors.at('marks', '') ?? '',
        })}
        <p class="buttons">
          <button class="button primary" aria-describedby="what-is-missing">${t('ballot.page.check')}</button>
        </p>
        <p class="hint" id="what-is-missing">${missing || t('ballot.page.next')}</p>
      </form>
    `;
  }

  /** A colleague may have cast already: said before anything is chosen. */
  #standing({ own, wasKept, round }: OwnBallot) {
    if (!own?.castAt) return nothing;
    const key = wasKept ? 'ballot.page.standingKept' : 'ballot.page.standing';
    return message(
      'plain',
      html`<p>${sentence(key, { who: own.castBy ?? '', at: stamp(own.castAt) })}</p>
        <p><a href="/rounds/${round.id}/receipt/${own.member}">${t('ballot.page.lookAtStanding')}</a></p>`,
    );
  }

  readonly #keep = ({ detail }: ChoicesChange): void => {
    if (!this.#ballot) return;
    const draft = newDraft(detail, this.#ballot.own?.revision ?? 0);
    this.#ballot = { ...this.#ballot, draft };
    keepDraft(this.#ballot.place, draft);
    if (this.#errors.any && checkDraft(draft, this.#ballot.round).length === 0) this.#errors.clear();
    this.requestUpdate();
  };

  readonly #submit = submitting(async () => {
    if (!this.#ballot) return;
    const { place, round } = this.#ballot;
    const draft = withoutGaps(this.#ballot.draft, round);
    const reasons = checkDraft(draft, round);
    if (reasons.length > 0) return this.#errors.show(reasons);
    this.#errors.clear();
    keepDraft(place, draft);
    await router.go(`/rounds/${round.id}/review`);
  });
}

customElements.define('ballot-page', BallotPage);
