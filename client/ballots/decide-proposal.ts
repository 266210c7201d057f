import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DecideForm } from '#shared/rounds/form.ts';
import { t } from '../messages.ts';
import { Element } from '../ui/element.ts';
import { fieldId } from '../ui/form.ts';
import { words } from '../ui/pieces.ts';
import { nameWindow } from '../ui/window-title.ts';
import './ballots.css';
import type { Choices, ChoicesChange, Choosable } from './choose-topics.ts';
import type { Mark } from './marks-element.ts';

const answers = ['yes', 'no', 'abstains'] as const;
type Answer = (typeof answers)[number];

/**
 * The question of a ballot on one proposal: its text above, the majority that is needed in one line, and three answers that
 * nothing but their words tells apart.
 *
 * - `options` holds the proposal; `majority` is the line; `marks` and `abstains` what is answered; `error` what is wrong with it.
 */
export class DecideProposal extends Element {
  static override properties = {
    options: { attribute: false },
    rule: { attribute: false },
    marks: { attribute: false },
    abstains: { type: Boolean },
    isPart: { type: Boolean, attribute: 'is-part' },
    majority: {},
    error: {},
  };

  declare options: readonly Choosable[];
  declare rule: DecideForm;
  declare marks: readonly Mark[];
  declare abstains: boolean;
  /** On a page that has a heading of its own. */
  declare isPart: boolean;
  declare majority: string;
  declare error: string;

  constructor() {
    super();
    this.options = [];
    this.rule = { form: 'decide' };
    this.marks = [];
    this.abstains = false;
    this.isPart = false;
    this.majority = '';
    this.error = '';
  }

  /** Its heading is that of the window, and stands later than the page around it is told. */
  protected override updated(): void {
    nameWindow();
  }

  protected override render() {
    const proposal = this.options[0];
    return html`<fieldset class="field choose ${this.error ? 'wrong' : ''}" aria-describedby="choose-hint choose-error">
      <legend>
        ${this.isPart ? html`<h2>${t('ballot.decide.title')}</h2>` : html`<h1>${t('ballot.decide.title')}</h1>`}
      </legend>
      ${
        proposal
          ? html`<p>
              <strong>${words(proposal.title)}</strong><br /><a class="proposal" href=${proposal.href}
                >${t('ballot.page.readProposal')}</a
              >
            </p>`
          : ''
      }
      <p class="hint" id="choose-hint">${this.majority}</p>
      <p class="field-error" id="choose-error" ?hidden=${!this.error}>${this.error}</p>
      ${answers.map(
        (answer, at) =>
          html`<div class="choice">
            <input
              id=${at === 0 ? fieldId('marks') : `decide-${answer}`}
              type="radio"
              name="decide"
              value=${answer}
              .checked=${live(this.#given() === answer)}
              @change=${() => this.#answer(answer)}
            />
            <label for=${at === 0 ? fieldId('marks') : `decide-${answer}`}>${t(`ballot.decide.${answer}`)}</label>
          </div>`,
      )}
    </fieldset>`;
  }

  #given(): Answer | undefined {
    if (this.abstains) return 'abstains';
    const mark = this.marks[0];
    return mark === 1 ? 'yes' : mark === -1 ? 'no' : undefined;
  }

  #answer(answer: Answer): void {
    this.abstains = answer === 'abstains';
    this.marks = answer === 'abstains' ? [] : [answer === 'yes' ? 1 : -1];
    const chosen = this.abstains ? [] : this.options.map(({ letter }) => letter);
    const detail: Choices = { chosen, abstains: this.abstains, marks: this.marks };
    this.dispatchEvent(new CustomEvent('choices-change', { detail, bubbles: true }) satisfies ChoicesChange);
  }
}

customElements.define('decide-proposal', DecideProposal);

declare global {
  interface HTMLElementTagNameMap {
    'decide-proposal': DecideProposal;
  }
}
