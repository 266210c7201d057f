import { html, nothing, type TemplateResult } from 'lit';
import { sumOf } from '#shared/results/exact-figure.ts';
import { language, t } from '../messages.ts';
import { Element } from '../ui/element.ts';
import { type Column, table } from '../ui/pieces.ts';
import { bar, exactFigure } from './figure.ts';
import { type Option, optionHead } from './option-head.ts';
import { byPlace, type Figures } from './outcome-words.ts';
import { actionWords, movedTo } from './stage-words.ts';

/**
 * A count by transfers one stage after the other: what was done, in the sentences of the count, and where the votes then are. It
 * repeats the table of stages for who wants to follow it; on paper the table and the steps say all.
 */
export class StageStepper extends Element {
  static override properties = { figures: { attribute: false }, at: { state: true } };

  declare figures: Figures | undefined;
  /** The stage that is shown, counted from nought. */
  declare at: number;

  constructor() {
    super();
    this.figures = undefined;
    this.at = 0;
  }

  protected override render(): unknown {
    const { figures, at } = this;
    const stage = figures?.count.stages[at];
    if (!figures || !stage) return nothing;
    const { stages } = figures.count;
    const total = Number(sumOf([...Object.values(stage.votes), stage.exhausted, stage.residue]) ?? 0);
    const columns: Column<Option>[] = [
      {
        title: t('results.title'),
        cell: (option) => html`${optionHead(option)} ${bar(Number(stage.votes[option.letter] ?? 0), total)}`,
      },
      {
        title: t('results.page.votes'),
        cell: ({ letter }) => {
          const moved = movedTo(letter, stage, stages[at - 1]);
          return html`${exactFigure(stage.votes[letter] ?? '')}
          ${moved ? html`<br /><span class="small">${exactFigure(moved)}</span>` : nothing}`;
        },
        isFigure: true,
      },
    ];
    return html`<section class="no-print" aria-labelledby="stage-by-stage">
      <h2 id="stage-by-stage">${t('results.page.stageByStage')}</h2>
      <p class="buttons">
        ${this.#button('results.page.stageBefore', at - 1)} ${this.#button('results.page.stageAfter', at + 1)}
      </p>
      <div role="status">
        <h3>
          ${t('results.page.stageOf', { n: at + 1, of: stages.length })}
          <span class="muted">${actionWords(stage)}</span>
        </h3>
        ${figures.steps.filter((step) => step.stage === stage.stage).map((step) => html`<p>${step.words[language()]}</p>`)}
      </div>
      ${table(t('results.page.stageOf', { n: at + 1, of: stages.length }), columns, byPlace(figures.options), {
        total: [t('results.exhausted'), exactFigure(stage.exhausted)],
        isCaptionHidden: true,
      })}
    </section>`;
  }

  /** A button that leads nowhere stays and does nothing, so that the focus is never lost. */
  #button(key: 'results.page.stageBefore' | 'results.page.stageAfter', to: number): TemplateResult {
    const last = (this.figures?.count.stages.length ?? 1) - 1;
    const go = () => (this.at = Math.min(last, Math.max(0, to)));
    return html`<button type="button" class="button" @click=${go}>${t(key)}</button>`;
  }
}

customElements.define('stage-stepper', StageStepper);

declare global {
  interface HTMLElementTagNameMap {
    'stage-stepper': StageStepper;
  }
}
