import { html, nothing } from 'lit';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { sentence } from '../ui/sentence.ts';
import { type Question, RoundAct } from './round-act.ts';
import { type Round, stamp } from './round-words.ts';

export class OpenRoundPage extends RoundAct {
  protected override readonly act = 'openRound';

  protected override ask({ opensAt, closesAt }: Round): Question {
    return {
      title: t('round.act.openTitle'),
      consequences: html`
        <p>${t('round.act.openWords')}</p>
        <p>
          ${opensAt ? sentence('round.act.openEarly', { at: stamp(opensAt) }) : nothing}
          ${closesAt ? sentence('round.act.willClose', { at: stamp(closesAt) }) : nothing}
        </p>
      `,
      button: t('round.act.open'),
    };
  }

  protected override send(_form: HTMLFormElement, { id }: Round) {
    return call('POST /api/rounds/:round/open', { params: { round: id } });
  }
}

customElements.define('open-round-page', OpenRoundPage);
