import { html } from 'lit';
import { officialTime } from '#shared/time.ts';
import { language } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from './element.ts';

/**
 * What is written in the field for day and hour whose id is `for`, in words with weekday and place: browsers show such fields each in
 * their own order and clock.
 */
export class HourWords extends Element {
  static override properties = { for: {}, written: { state: true } };

  declare for: string;
  declare private written: string;

  constructor() {
    super();
    this.for = this.written = '';
  }

  protected override firstUpdated(): void {
    const field = document.getElementById(this.for);
    if (!(field instanceof HTMLInputElement)) return;
    const read = () => (this.written = field.value);
    field.addEventListener('input', read);
    read();
  }

  protected override render() {
    return html`<p class="hint" role="status">${this.#words()}</p>`;
  }

  /** Day and clock as they are written: read and shown in one zone, so that nothing is converted. */
  #words(): string {
    const instant = `${this.written}Z`;
    if (!/^\d{4}-/.test(instant) || Number.isNaN(Date.parse(instant))) return '';
    return officialTime(instant, language(), { zone: 'UTC', place: session.seat.place });
  }
}

customElements.define('hour-words', HourWords);

declare global {
  interface HTMLElementTagNameMap {
    'hour-words': HourWords;
  }
}
