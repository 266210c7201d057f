import { html, nothing, svg } from 'lit';
import { language, t } from '../messages.ts';
import { Element } from './element.ts';

/** Screen readers hear at most one update in this time. */
const pause = 15_000;

/**
 * How many of those entitled have answered: a sentence with its denominator, and a bar that only repeats it. `quorum` is left
 * out where the round has none. The figures are the server's.
 */
export class TurnoutLine extends Element {
  static override properties = {
    answered: { type: Number },
    entitled: { type: Number },
    quorum: { type: Number },
    told: { state: true },
  };

  declare answered: number;
  declare entitled: number;
  declare quorum: number | undefined;
  declare private told: string;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What a reader has heard or read last; what stood there at first is read with the page. */
  #heard: string | undefined;

  constructor() {
    super();
    this.answered = this.entitled = 0;
    this.quorum = undefined;
    this.told = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override updated(): void {
    this.#heard ??= this.#sentence();
    if (this.#timer !== undefined || this.#sentence() === this.#heard) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.told = this.#heard = this.#sentence();
    }, pause);
  }

  protected override render() {
    const percent = (part: number) => (this.entitled > 0 ? Math.min(100, (part / this.entitled) * 100) : 0);
    return html`
      <p>${this.#sentence()}</p>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bar-ground" width="100" height="4"></rect>
        <rect class="bar-value" width=${percent(this.answered)} height="4"></rect>
        ${this.quorum ? svg`<path class="bar-tick" d="M ${percent(this.quorum)} 0 v 4"></path>` : nothing}
      </svg>
      <p class="out-of-sight" role="status">${this.told}</p>
    `;
  }

  #sentence(): string {
    const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 });
    const share = percent.format(this.entitled > 0 ? this.answered / this.entitled : 0);
    const turnout = t('ui.turnout', { n: this.answered, m: this.entitled, share });
    if (!this.quorum) return turnout;
    const quorum = t(this.answered >= this.quorum ? 'ui.quorumMet' : 'ui.quorumNotMet', { quorum: this.quorum });
    return `${turnout} ${quorum}`;
  }
}

customElements.define('turnout-line', TurnoutLine);

declare global {
  interface HTMLElementTagNameMap {
    'turnout-line': TurnoutLine;
  }
}
