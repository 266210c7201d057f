import { html } from 'lit';
import { t } from '../messages.ts';
import { Element } from './element.ts';
import { fieldId } from './form.ts';

/**
 * An address or code to hand over: a field that is selected when it gets the focus, and a button that copies it. `label` says
 * what it is, `value` is what is copied.
 */
export class CopyLink extends Element {
  static override properties = { label: {}, value: {}, isCopied: { state: true } };

  declare label: string;
  declare value: string;
  declare private isCopied: boolean;

  constructor() {
    super();
    this.label = this.value = '';
    this.isCopied = false;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('value')) this.isCopied = false;
  }

  protected override render() {
    const id = fieldId(`copy/${this.value.slice(-12).replace(/\W/g, '')}`);
    return html`<div class="field">
      <label for=${id}>${this.label}</label>
      <input
        id=${id}
        readonly
        .value=${this.value}
        @focus=${(event: FocusEvent) => (event.target as HTMLInputElement).select()}
      />
      <button type="button" class="button" @click=${this.#copy}>${t('ui.copy')}</button>
      <span role="status">${this.isCopied ? t('ui.copied') : ''}</span>
    </div>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.value);
      this.isCopied = true;
    } catch {
      // Without the right to the clipboard the field is selected, and the reader's own keys copy it.
      this.querySelector('input')?.focus();
    }
  };
}

customElements.define('copy-link', CopyLink);

declare global {
  interface HTMLElementTagNameMap {
    'copy-link': CopyLink;
  }
}
