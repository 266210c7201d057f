import { html, nothing } from 'lit';
import { ballotQuestion } from '../ballots/ballot-question.ts';
import { levelWords } from '../ballots/parts.ts';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';
import { message, words } from '../ui/pieces.ts';
import { backTo } from '../ui/task-list.ts';
import { loadRound, type Round, setUpOf } from './round-draft.ts';

/** The ballot as a delegation will see it, to be tried out. Nothing is cast from here. */
export class RoundPreviewPage extends Page<'round'> {
  #round: Round | undefined;

  protected override async load(): Promise<Problem | undefined> {
    const answer = await loadRound(this.params.round);
    if (!answer.ok) return answer.refusal;
    this.#round = answer.value;
    return undefined;
  }

  protected override content() {
    const round = this.#round;
    if (!round) return nothing;
    const { id, question, consultation } = round;
    return html`
      ${backTo(setUpOf(id), t('admin.rounds.round', { n: round.sequence }))}
      <h1>${t('admin.preview.heading')}</h1>
      ${message('warn', html`<p>${t('admin.preview.hint')}</p>`, { title: t('admin.preview.title') })}
      <p>${words(question)}</p>
      ${levelWords(round)}
      ${ballotQuestion({
        round,
        hrefOf: (topic) => `/consultations/${consultation.id}/topics#topic-${topic}`,
        isPart: true,
      })}
    `;
  }
}

customElements.define('round-preview-page', RoundPreviewPage);
