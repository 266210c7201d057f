import { html, nothing } from 'lit';
import { officialTime, readerTime } from '#shared/time.ts';
import { language } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from './element.ts';

/** The zone of the reader's machine. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * An instant as it is always shown: in the official time and, where it differs, in the reader's, both with their place.
 *
 * `<time-stamp instant="2026-11-27T17:00:00.000000Z"></time-stamp>`; `seconds` where they decide something.
 */
export class TimeStamp extends Element {
  static override properties = { instant: {}, seconds: { type: Boolean } };

  declare instant: string;
  declare seconds: boolean;

  constructor() {
    super();
    this.instant = '';
    this.seconds = false;
  }

  protected override render() {
    if (!this.instant) return nothing;
    const { seat } = session;
    const reader = readerTime(this.instant, language(), seat, readerZone());
    const official = html`<bdi>${officialTime(this.instant, language(), seat, this.seconds)}</bdi>`;
    return reader
      ? html`<time datetime=${this.instant}>${official}, <bdi class="muted">${reader}</bdi></time>`
      : html`<time datetime=${this.instant}>${official}</time>`;
  }
}

customElements.define('time-stamp', TimeStamp);

declare global {
  interface HTMLElementTagNameMap {
    'time-stamp': TimeStamp;
  }
}
