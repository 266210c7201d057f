import { html } from 'lit';
import { countWords } from '#shared/proposals/check-topic.ts';
import { t } from '../messages.ts';
import { Element } from '../ui/element.ts';

/** After this pause a reader is told; at each key it would drown what is being written. */
const pause = 1_000;

/** How many words the field with the id `for` may still take, of `max`. Writing on is possible; the count says by how many. */
export class WordsLeft extends Element {
  static override properties = { for: {}, max: { type: Number }, written: { state: true }, told: { state: true } };

  declare for: string;
  declare max: number;
  declare private written: number;
  declare private told: number;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.for = '';
    this.max = 0;
    this.written = this.told = 0;
  }

  protected override firstUpdated(): void {
    const field = document.getElementById(this.for);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const count = () => {
      this.written = countWords(field.value);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.told = this.written), pause);
    };
    field.addEventListener('input', count);
    count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<p class="hint ${this.written > this.max ? 'error-text' : ''}" aria-hidden="true">
        ${this.#words(this.written)}
      </p>
      <p class="out-of-sight" role="status">${this.told > this.max * 0.8 ? this.#words(this.told) : ''}</p>`;
  }

  #words(written: number): string {
    const left = this.max - written;
    return left >= 0 ? t('topic.page.wordsLeft', { n: left }) : t('topic.page.wordsOver', { n: -left });
  }
}

customElements.define('words-left', WordsLeft);

declare global {
  interface HTMLElementTagNameMap {
    'words-left': WordsLeft;
  }
}
