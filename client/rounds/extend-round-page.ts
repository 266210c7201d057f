import { html, nothing } from 'lit';
import { call, type Problem } from '../api.ts';
import { t } from '../messages.ts';
import { HourFields } from '../ui/hour-field.ts';
import { sentence } from '../ui/sentence.ts';
import { readReason, reasonField } from './reason-field.ts';
import { type Question, RoundAct } from './round-act.ts';
import { type Round, stamp } from './round-words.ts';

export class ExtendRoundPage extends RoundAct {
  protected override readonly act = 'extendRound';
  readonly #hours = new HourFields();

  protected override ask({ closesAt }: Round): Question {
    return {
      title: t('round.act.extend'),
      consequences: closesAt ? html`<p>${sentence('round.act.extendWords', { at: stamp(closesAt) })}</p>` : nothing,
      button: t('round.act.extend'),
      fields: html`
        ${this.#hours.field(this.errors, { name: 'closesAt', label: t('round.act.newClose'), value: closesAt })}
        ${reasonField(this.errors)}
      `,
    };
  }

  protected override async send(form: HTMLFormElement, { id, closesAt: stands }: Round) {
    const reason = readReason(form);
    if (!reason.ok) return reason;
    // Left as it is, or emptied, it is the present close: the server says that an extension must end later.
    const closesAt = this.#hours.read(form, 'closesAt', stands) ?? stands ?? '';
    return call('POST /api/rounds/:round/extend', { params: { round: id }, body: { ...reason.value, closesAt } });
  }

  protected override refused(form: HTMLFormElement, refusal: Problem): void {
    this.#hours.take(form, refusal);
  }
}

customElements.define('extend-round-page', ExtendRoundPage);
