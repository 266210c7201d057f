import { html } from 'lit';
import { t } from '../messages.ts';
import { Element } from './element.ts';

/** After this pause a reader is told; at each key it would drown what is being written. */
const pause = 1_000;

/** How many characters the field with the id `for` may still take, of `max`. Writing on is possible; the count says by how many. */
export class CharactersLeft extends Element {
  static override properties = { for: {}, max: { type: Number }, written: { state: true }, told: { state: true } };

  declare for: string;
  declare max: number;
  declare private written: number;
  declare private told: number;

  #field: HTMLTextAreaElement | HTMLInputElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.for = '';
    this.max = 0;
    this.written = this.told = 0;
  }

  protected override willUpdate(): void {
    const field = document.getElementById(this.for);
    if (this.#field || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    this.#field = field;
    this.written = field.value.trim().length;
    field.addEventListener('input', () => {
      this.written = field.value.trim().length;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.told = this.written), pause);
    });
  }

  protected override render() {
    return html`<p class="hint ${this.written > this.max ? 'error-text' : ''}" aria-hidden="true">
        ${this.#words(this.written)}
      </p>
      <p class="out-of-sight" role="status">${this.told > this.max * 0.8 ? this.#words(this.told) : ''}</p>`;
  }

  #words(written: number): string {
    const left = this.max - written;
    return left >= 0 ? t('ui.charactersLeft', { n: left }) : t('ui.charactersOver', { n: -left });
  }
}

customElements.define('characters-left', CharactersLeft);

declare global {
  interface HTMLElementTagNameMap {
    'characters-left': CharactersLeft;
  }
}
