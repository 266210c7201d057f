import type { PointsForm } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import { FigureElement } from './figure-element.ts';

/** The question of a ballot that divides points: a figure for each option, and how many points are left. */
export class PointsOptions extends FigureElement<PointsForm> {
  protected readonly unmarked = 0;

  protected heading = (): string => t('ballot.points.title', { n: this.rule.budget });

  protected hint(): string {
    const { budget, max } = this.rule;
    return max < budget ? t('ballot.points.hint', { max }) : t('ballot.points.hintAll');
  }

  protected isPossible = (mark: number): boolean => mark <= this.rule.max;

  protected status(): string {
    const left = this.rule.budget - this.allMarks().reduce<number>((sum, mark) => sum + (mark || 0), 0);
    return left < 0 ? t('ballot.points.over', { n: -left }) : t('ballot.points.left', { n: left });
  }
}

customElements.define('points-options', PointsOptions);

declare global {
  interface HTMLElementTagNameMap {
    'points-options': PointsOptions;
  }
}
