import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { BallotForm } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import { Element } from '../ui/element.ts';
import { fieldId } from '../ui/form.ts';
import { words } from '../ui/pieces.ts';
import { nameWindow } from '../ui/window-title.ts';
import './ballots.css';
import type { Choices, ChoicesChange, Choosable } from './choose-topics.ts';

export type Mark = number | null;

/**
 * What the questions of ballots share that mark each option with a figure: the heading is the legend of the group, a row an
 * option, then the abstention, which stands apart and excludes the rest.
 *
 * - `options` in the frozen order; `rule` is the form of the round; `marks` and `abstains` what is answered.
 * - `error` is what is wrong with the answer, in the words of the rule; it stands under the legend.
 * - `choices-change` tells each change. Nothing is ever disabled, and nothing needs dragging.
 */
export abstract class MarksElement<Form extends BallotForm> extends Element {
  static override properties = {
    options: { attribute: false },
    rule: { attribute: false },
    marks: { attribute: false },
    abstains: { type: Boolean },
    isPart: { type: Boolean, attribute: 'is-part' },
    error: {},
    news: { state: true },
  };

  declare options: readonly Choosable[];
  declare rule: Form;
  declare marks: readonly Mark[];
  declare abstains: boolean;
  /** On a page that has a heading of its own. */
  declare isPart: boolean;
  declare error: string;
  /** What the last change did beside what was asked for; heard and read once. */
  declare protected news: string;

  constructor() {
    super();
    this.options = [];
    this.marks = [];
    this.abstains = false;
    this.isPart = false;
    this.error = '';
    this.news = '';
  }

  /** The mark of an option that nothing was done to. */
  protected abstract readonly unmarked: Mark;
  protected abstract heading(): string;
  protected abstract hint(): string;
  protected abstract row(option: Choosable, at: number): TemplateResult;
  /** Where the answer stands, after each change. */
  protected abstract status(): string;

  /** Its heading is that of the window, and stands later than the page around it is told. */
  protected override updated(): void {
    nameWindow();
  }

  protected override render() {
    return html`<fieldset class="field choose ${this.error ? 'wrong' : ''}" aria-describedby="choose-hint choose-error">
      <legend>${this.isPart ? html`<h2>${this.heading()}</h2>` : html`<h1>${this.heading()}</h1>`}</legend>
      <p class="hint" id="choose-hint">${this.hint()}</p>
      <p class="field-error" id="choose-error" ?hidden=${!this.error}>${this.error}</p>
      <div class="options">${this.options.map((option, at) => this.row(option, at))}</div>
      <p class="or">${t('ballot.page.or')}</p>
      ${this.#abstention()}
      <p class="count" role="status">${this.abstains ? t('ballot.page.abstaining') : this.status()} ${this.news}</p>
    </fieldset>`;
  }

  #abstention(): TemplateResult {
    return html`<div class="choice">
      <input
        id="abstains"
        type="checkbox"
        aria-describedby="abstains-hint"
        .checked=${live(this.abstains)}
        @change=${(event: Event) => this.abstain((event.target as HTMLInputElement).checked)}
      />
      <label for="abstains">${t('ballot.page.abstain')}</label>
      <p class="hint" id="abstains-hint">${t('ballot.page.abstainHint')}</p>
    </div>`;
  }

  /** A row: the option as the label of its control, the control, and the way to the proposal. */
  protected optionRow({ letter, title, href }: Choosable, at: number, control: TemplateResult): TemplateResult {
    const isMarked = this.markAt(at) !== this.unmarked;
    return html`<div class="option marked" ?data-chosen=${isMarked}>
      <label for=${this.idAt(at)} class="lettered"
        ><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></label
      >
      <span class="mark">${control}</span>
      ${
        href
          ? html`<a class="proposal" href=${href}
              >${t('ballot.page.readProposal')}<span class="out-of-sight"> ${letter}: ${words(title)}</span></a
            >`
          : nothing
      }
    </div>`;
  }

  /** The error summary leads to the first control by the name of the whole answer. */
  protected idAt = (at: number): string => fieldId(at === 0 ? 'marks' : `marks/${at}`);

  protected markAt = (at: number): Mark => (at < this.marks.length ? (this.marks[at] ?? null) : this.unmarked);

  protected allMarks = (): Mark[] => this.options.map((_, at) => this.markAt(at));

  protected letterAt = (at: number): string => this.options[at]?.letter ?? '';

  /** Answers with these marks, and says what was done beside what was asked. */
  protected answer(marks: readonly Mark[], news = ''): void {
    this.#change(marks, false, news);
  }

  protected abstain(abstains: boolean): void {
    this.#change(abstains ? this.options.map(() => this.unmarked) : this.allMarks(), abstains, '');
  }

  #change(marks: readonly Mark[], abstains: boolean, news: string): void {
    this.marks = marks;
    this.abstains = abstains;
    this.news = news;
    const isMarked = (at: number) => marks[at] !== this.unmarked;
    const chosen = this.options.filter((_, at) => isMarked(at)).map(({ letter }) => letter);
    const detail: Choices = { chosen, abstains, marks };
    this.dispatchEvent(new CustomEvent('choices-change', { detail, bubbles: true }) satisfies ChoicesChange);
  }
}
