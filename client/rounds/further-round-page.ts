import { html } from 'lit';
import { call, type Problem, type Reply } from '../api.ts';
import { t } from '../messages.ts';
import { HourFields } from '../ui/hour-field.ts';
import { words } from '../ui/pieces.ts';
import { numberWord } from '../ballots/number-word.ts';
import { lettered } from '../ballots/parts.ts';
import { nextBallotWords } from './next-ballot-words.ts';
import { type Question, RoundAct } from './round-act.ts';
import type { Round } from './round-words.ts';

type Next = Reply<'GET /api/rounds/:round/figures'>['next'];

/**
 * The round that follows by the rule: among those that the figures leave level, or the next ballot of an election. Only its hours are
 * to be fixed.
 */
export class FurtherRoundPage extends RoundAct {
  protected override readonly act = 'openFurtherRound';
  readonly #hours = new HourFields();
  #next: Next = null;

  protected override async load(): Promise<Problem | undefined> {
    const refusal = await super.load();
    if (refusal) return refusal;
    const figures = await call('GET /api/rounds/:round/figures', { params: { round: this.params.round } });
    if (!figures.ok) return figures.refusal;
    this.#next = figures.value.next;
    return undefined;
  }

  protected override mayAct(round: Round): boolean {
    return super.mayAct(round) && round.further === null && this.#next !== null;
  }

  protected override ask({ kind }: Round): Question {
    const next = this.#next;
    const isElection = kind === 'election';
    const title = t(isElection ? 'elect.prepareNext' : 'round.act.further');
    return {
      title,
      consequences: !next
        ? ''
        : isElection
          ? nextBallotWords(next)
          : html`
              <p>${t('round.act.furtherWords', { max: numberWord(next.places) })}</p>
              <ul class="plain-list">
                ${next.candidates.map(({ letter, title: name }) => html`<li>${lettered(letter, words(name))}</li>`)}
              </ul>
            `,
      button: title,
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
