import { html } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { HourFields } from '../ui/hour-field.ts';
import { words } from '../ui/pieces.ts';
import { numberWord } from '../ballots/number-word.ts';
import { type Question, RoundAct } from './round-act.ts';
import type { Round } from './round-words.ts';

type Outcome = Reply<'GET /api/rounds/:round/figures'>['outcome'];

/** A further round among those that the figures leave level: only its hours are to be fixed. */
export class FurtherRoundPage extends RoundAct {
  protected override readonly act = 'openFurtherRound';
  readonly #hours = new HourFields();
  #tied: Outcome['tied'] = null;

  protected override async load(): Promise<Problem | undefined> {
    const refusal = await super.load();
    if (refusal) return refusal;
    const figures = await call('GET /api/rounds/:round/figures', { params: { round: this.params.round } });
    if (!figures.ok) return figures.refusal;
    this.#tied = figures.value.outcome.tied;
    return undefined;
  }

  protected override mayAct(round: Round): boolean {
    return (
      super.mayAct(round) &&
      round.state === 'tallied' &&
      round.further === null &&
      this.#tied !== null &&
      round.tieMeans.includes('furtherRound')
    );
  }

  protected override ask({ options }: Round): Question {
    const tied = options.filter(({ letter }) => this.#tied?.among.includes(letter));
    return {
      title: t('round.act.further'),
      consequences: html`
        <p>${t('round.act.furtherWords', { max: numberWord(this.#tied?.places ?? 1) })}</p>
        <ul class="plain-list">
          ${tied.map(
            ({ letter, title }) =>
              html`<li class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></li>`,
          )}
        </ul>
      `,
      button: t('round.act.further'),
      fields: html`
        ${this.#hours.field(this.errors, { name: 'opensAt', label: t('round.act.furtherOpens') })}
        ${this.#hours.field(this.errors, { name: 'closesAt', label: t('round.act.furtherCloses') })}
      `,
    };
  }

  protected override send(form: HTMLFormElement, { id }: Round) {
    const opensAt = this.#hours.read(form, 'opensAt');
    const closesAt = this.#hours.read(form, 'closesAt');
    const body = { ...(opensAt !== null && { opensAt }), ...(closesAt !== null && { closesAt }) };
    return call('POST /api/rounds/:round/further', {
      params: { round: id },
      // What was left empty is named by the server, as everywhere.
      body: body as { opensAt: string; closesAt: string },
    });
  }

  protected override refused(form: HTMLFormElement, refusal: Problem): void {
    this.#hours.take(form, refusal);
  }
}

customElements.define('further-round-page', FurtherRoundPage);
