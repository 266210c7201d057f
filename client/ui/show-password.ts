import { html } from 'lit';
import { t } from '../messages.ts';
import { Element } from './element.ts';

/**
 * A button that shows what is written in the password field whose id is `for`, and hides it again. It is hidden again when the
 * form is sent, so that no browser keeps it among its suggestions.
 */
export class ShowPassword extends Element {
  static override properties = { for: {}, isShown: { state: true } };

  declare for: string;
  declare private isShown: boolean;

  constructor() {
    super();
    this.for = '';
    this.isShown = false;
  }

  protected override firstUpdated(): void {
    this.closest('form')?.addEventListener('submit', () => this.#show(false), { capture: true });
  }

  protected override render() {
    return html`<button
      type="button"
      class="plain"
      aria-pressed=${this.isShown ? 'true' : 'false'}
      aria-controls=${this.for}
      @click=${() => this.#show(!this.isShown)}
    >
      ${t('ui.showPassword')}
    </button>`;
  }

  #show(isShown: boolean): void {
    this.isShown = isShown;
    const field = document.getElementById(this.for);
    if (field instanceof HTMLInputElement) field.type = isShown ? 'text' : 'password';
  }
}

customElements.define('show-password', ShowPassword);

declare global {
  interface HTMLElementTagNameMap {
    'show-password': ShowPassword;
  }
}
