import { html, nothing } from 'lit';
import { call, type Problem } from '../api.ts';
import { t, tOf } from '../messages.ts';
import { router } from '../router.ts';
import { session } from '../session.ts';
import { FormErrors, submitting } from '../ui/form.ts';
import { Page } from '../ui/page.ts';
import { message, summaryList, type SummaryRow, words } from '../ui/pieces.ts';
import { sentence } from '../ui/sentence.ts';
import { focusHeading } from '../ui/window-title.ts';
import { ballotOf, checkDraft, type Draft, dropDraft, keepDraft } from './draft.ts';
import { latePage } from './late-page.ts';
import { marksList } from './marks-list.ts';
import { numberWord } from './number-word.ts';
import { loadOwnBallot, type OwnBallot } from './own-ballot.ts';
import { barredPage, stamp, votingFor } from './parts.ts';

/**
 * The whole ballot once more, and the one button that casts it. Whatever happens after the button, the choices are kept until
 * the server has said that they are recorded, and sent again they are the same request.
 */
export class ReviewPage extends Page<'round'> {
  readonly #errors = new FormErrors(this);
  #ballot: OwnBallot | undefined;
  #stale: Problem | undefined;
  #late: Problem | undefined;
  #unguard: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#guard();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadOwnBallot(this.params.round);
    if (!answer.ok) return answer.refusal;
    this.#ballot = answer.value;
    this.#guard();
    return undefined;
  }

  protected override content() {
    const ballot = this.#ballot;
    if (this.#late) return latePage(this.#late, this.params.round);
    if (!ballot) return nothing;
    if (ballot.bar && !ballot.draft.wasSent) return barredPage(ballot);
    const { draft, round } = ballot;
    if (!ballot.wasKept || checkDraft(draft, round).length > 0) return this.#emptyPage();
    return html`
      ${this.#errors.summary()} ${votingFor(ballot)}
      <h1>${t('ballot.review.title')}</h1>
      <div role="status">${this.#news(draft)}</div>
      ${draft.wasSent ? nothing : message('warn', html`<p>${t(round.secrecy === 'secret' ? 'ballot.review.notYetFinal' : 'ballot.review.notYet')}</p>`)}
      <div @click=${this.#onChange}>${summaryList(this.#rows(ballot))}</div>
      <form novalidate @submit=${this.#cast}>
        <p class="buttons">
          <button class="button primary">${draft.wasSent ? t('ui.tryAgain') : t('ballot.review.cast')}</button>
        </p>
      </form>
    `;
  }

  /** What came of the last press: heard as it appears. */
  #news(draft: Draft) {
    if (draft.wasSent) return message('error', html`<p>${t('ballot.review.lineLost')}</p>`);
    if (!this.#stale) return nothing;
    const { who, at } = this.#stale.values ?? {};
    return message(
      'error',
      html`<p>${sentence('ballot.review.stale', { who: who ?? '', at: stamp(String(at)) })}</p>
        <p>
          <a href="/rounds/${this.params.round}/receipt/${this.#ballot?.own?.member}" @click=${this.#release}
            >${t('ballot.page.lookAtStanding')}</a
          >
        </p>`,
    );
  }

  #rows({ draft, round, own }: OwnBallot): SummaryRow[] {
    const under = round.form === 'choose' && draft.chosen.length < round.maximum;
    const change = `/rounds/${round.id}/ballot`;
    const answer: SummaryRow = draft.abstains
      ? { term: t('ballot.review.answer'), value: t('ballot.page.abstaining'), change }
      : {
          term: tOf(round.kind)(round.form === 'choose' ? 'ballot.review.choices' : 'ballot.review.answer'),
          value: html`${marksList(round, draft)}
          ${
            under
              ? html`<p>
                  ${t('ballot.review.under', {
                    number: numberWord(draft.chosen.length),
                    of: numberWord(round.maximum),
                  })}
                </p>`
              : nothing
          }`,
          change,
        };
    const rows: SummaryRow[] = [
      { term: t('ballot.review.delegation'), value: own ? words(own.names) : '' },
      { term: t('ballot.review.question'), value: words(round.question) },
      answer,
    ];
    if (!draft.wasSent && own?.castAt) {
      const value = sentence('ballot.review.replaced', { at: stamp(own.castAt), who: own.castBy ?? '' });
      rows.push({ term: t('ballot.review.replaces'), value });
    }
    return rows;
  }

  #emptyPage() {
    return html`<h1>${t('ballot.review.title')}</h1>
      <p>${t('ballot.review.empty')}</p>
      <p><a class="button primary" href="/rounds/${this.params.round}/ballot">${t('ballot.review.toBallot')}</a></p>`;
  }

  readonly #cast = submitting(async () => {
    const ballot = this.#ballot;
    if (!ballot) return;
    const { place, round } = ballot;
    const letters = round.options.map(({ letter }) => letter);
    const { marks, abstains } = ballotOf(ballot.draft, letters);
    const { key, replaces } = ballot.draft;
    this.#errors.clear();
    this.#stale = undefined;
    keepDraft(place, { ...ballot.draft, wasSent: true });
    const answer = await call('POST /api/rounds/:round/ballots', {
      params: { round: round.id },
      body: { member: place.member, marks: marks && [...marks], abstains, replaces },
      key,
    });
    if (!answer.ok) return this.#refused(answer.refusal, ballot);
    dropDraft(place);
    this.#release();
    await router.go(`/rounds/${round.id}/receipt/${place.member}`, { replace: true });
  });

  async #refused(problem: Problem, ballot: OwnBallot): Promise<void> {
    // Without an answer, or with a fault in the middle of it, nobody knows what was stored: the draft stays as it was sent.
    const isKnown = problem.code !== 'lineLost' && problem.code !== 'internal';
    const draft = { ...ballot.draft, wasSent: !isKnown };
    keepDraft(ballot.place, draft);
    this.#ballot = { ...ballot, draft };
    if (problem.code === 'roundClosed') {
      this.#late = problem;
      dropDraft(ballot.place);
      this.#release();
      this.requestUpdate();
      await this.updateComplete;
      focusHeading();
      scrollTo(0, 0);
    } else if (problem.code === 'ballotFinal') {
      // A colleague's ballot is cast, for good: loaded again, the page says by whom and when.
      dropDraft(ballot.place);
      this.#release();
      await this.refresh();
    } else if (problem.code === 'ballotStale') {
      this.#stale = problem;
      // Loaded again, the draft replaces the ballot that stands now, and says so.
      await this.refresh();
    } else if (isKnown && problem.code !== 'notSignedIn') {
      this.#errors.show(problem);
    }
    this.requestUpdate();
  }

  /** To change what is chosen is not to leave it behind. */
  readonly #onChange = (event: Event): void => {
    if ((event.target as HTMLElement).closest('a')) this.#release();
  };

  #guard(): void {
    if (this.#unguard || !this.isConnected || this.#late || !this.#ballot?.wasKept || this.#ballot.bar) return;
    this.#unguard = router.guard(() => !session.account || session.hasEnded || confirm(t('ballot.review.leave')));
  }

  readonly #release = (): void => {
    this.#unguard?.();
    this.#unguard = undefined;
  };
}

customElements.define('review-page', ReviewPage);
