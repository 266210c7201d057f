import { html } from 'lit';
import { Element } from './element.ts';

/** After this pause a reader is told; at each key it would drown what is being written. */
const pause = 1_000;

/**
 * How much the field with the id `for` may still take, of `max`, in the measure of whoever extends this. Writing on is possible;
 * the count says by how much.
 */
export abstract class LengthLeft extends Element {
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

  protected abstract measure(text: string): number;

  /** What is left, in words; below zero it is too much. */
  protected abstract say(left: number): string;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const field = document.getElementById(this.for);
    if (this.#field || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    this.#field = field;
    this.written = this.measure(field.value);
    field.addEventListener('input', () => {
      this.written = this.measure(field.value);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.told = this.written), pause);
    });
  }

  protected override render() {
    return html`<p class="hint ${this.written > this.max ? 'error-text' : ''}" aria-hidden="true">
        ${this.say(this.max - this.written)}
      </p>
      <p class="out-of-sight" role="status">${this.told > this.max * 0.8 ? this.say(this.max - this.told) : ''}</p>`;
  }
}
