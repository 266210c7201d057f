import type { ScoreForm } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import { FigureElement } from './figure-element.ts';

/** The question of a ballot that scores: a figure from 0 to the highest for each option, or none. */
export class ScoreOptions extends FigureElement<ScoreForm> {
  protected readonly unmarked = null;

  protected heading = (): string => t('ballot.score.title');

  protected hint = (): string => t('ballot.score.hint', { max: this.rule.max });

  protected isPossible = (mark: number): boolean => mark <= this.rule.max;

  protected status(): string {
    const scored = this.allMarks().filter((mark) => mark !== null).length;
    return t('ballot.score.scored', { n: scored, max: this.options.length });
  }
}

customElements.define('score-options', ScoreOptions);

declare global {
  interface HTMLElementTagNameMap {
    'score-options': ScoreOptions;
  }
}
