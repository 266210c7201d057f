import { html, nothing } from 'lit';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from './element.ts';

/** Fires `time-is-up` once, when the server's clock has reached the instant. */
type TimeIsUp = CustomEvent<undefined>;

/**
 * How long it is until an instant, by the server's clock: in days or hours while it is far, in minutes and seconds at the end.
 * It is looked at, not read out: the instant itself stands beside it in words (`time-stamp`).
 */
export class TimeLeft extends Element {
  static override properties = { until: {} };

  declare until: string;

  #timer: ReturnType<typeof setInterval> | undefined;
  #isUp = false;

  constructor() {
    super();
    this.until = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('until')) this.#isUp = false;
  }

  protected override updated(): void {
    if (this.#isUp || !this.until || this.#seconds() > 0) return;
    this.#isUp = true;
    this.dispatchEvent(new CustomEvent('time-is-up', { bubbles: true }) satisfies TimeIsUp);
  }

  protected override render() {
    if (!this.until) return nothing;
    return html`<bdi aria-hidden="true">${timeLeft(this.#seconds(), language())}</bdi>`;
  }

  #seconds(): number {
    return Math.max(0, Math.ceil((Date.parse(this.until) - session.now()) / 1_000));
  }
}

/** Two units at most, the finer only where it matters. */
function timeLeft(seconds: number, shown: string): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(shown, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('ui.timeLeft', { time: unit(Math.floor(hours / 24), 'day') });
  if (hours >= 1) return t('ui.timeLeft', { time: `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}` });
  if (minutes >= 10) return t('ui.timeLeft', { time: unit(minutes, 'minute') });
  return t('ui.timeLeft', { time: `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}` });
}

customElements.define('time-left', TimeLeft);

declare global {
  interface HTMLElementTagNameMap {
    'time-left': TimeLeft;
  }
  interface HTMLElementEventMap {
    'time-is-up': TimeIsUp;
  }
}
