import { html } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { readReason, reasonField } from './reason-field.ts';
import { type Question, RoundAct } from './round-act.ts';
import type { Round } from './round-words.ts';

export class CloseRoundPage extends RoundAct {
  protected override readonly act = 'closeRound';

  protected override ask({ turnout }: Round): Question {
    const n = turnout ? turnout.entitled - turnout.answered : 0;
    return {
      title: t('round.act.closeTitle'),
      consequences: html`
        <p>${t('round.act.closeWords')}</p>
        <p><strong>${n > 0 ? t('round.act.closeMissing', { n }) : t('round.act.closeAll')}</strong></p>
      `,
      button: t('round.act.close'),
      fields: reasonField(this.errors),
    };
  }

  protected override async send(form: HTMLFormElement, { id }: Round) {
    const reason = readReason(form);
    if (!reason.ok) return reason;
    return call('POST /api/rounds/:round/close', { params: { round: id }, body: reason.value });
  }
}

customElements.define('close-round-page', CloseRoundPage);
