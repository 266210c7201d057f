import { html } from 'lit';
import { t } from '../messages.ts';
import { Element } from './element.ts';

/** A button that copies `value`, several lines; `label` says what is copied. */
export class CopyText extends Element {
  static override properties = { label: {}, value: {}, state: { state: true } };

  declare label: string;
  declare value: string;
  declare private state: 'copied' | 'refused' | undefined;

  constructor() {
    super();
    this.label = this.value = '';
    this.state = undefined;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('value')) this.state = undefined;
  }

  protected override render() {
    return html`<p class="buttons no-print">
      <button type="button" class="button" @click=${this.#copy}>${this.label}</button>
      <span role="status"
        >${this.state === 'copied' ? t('ui.copied') : this.state === 'refused' ? t('ui.notCopied') : ''}</span
      >
    </p>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.value);
      this.state = 'copied';
    } catch {
      this.state = 'refused';
    }
  };
}

customElements.define('copy-text', CopyText);

declare global {
  interface HTMLElementTagNameMap {
    'copy-text': CopyText;
  }
}
