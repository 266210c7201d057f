import { html, nothing } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { readReason, reasonField } from './reason-field.ts';
import { type Question, RoundAct } from './round-act.ts';
import type { Round } from './round-words.ts';

export class VoidRoundPage extends RoundAct {
  protected override readonly act = 'voidRound';

  protected override ask({ turnout }: Round): Question {
    return {
      title: t('round.act.voidTitle'),
      consequences: html`
        <p>${t('round.act.voidWords')}</p>
        ${turnout ? html`<p><strong>${t('round.act.voidCast', { n: turnout.answered })}</strong></p>` : nothing}
      `,
      button: t('round.act.void'),
      fields: reasonField(this.errors),
    };
  }

  protected override async send(form: HTMLFormElement, { id }: Round) {
    const reason = readReason(form);
    if (!reason.ok) return reason;
    return call('POST /api/rounds/:round/void', { params: { round: id }, body: reason.value });
  }
}

customElements.define('void-round-page', VoidRoundPage);
