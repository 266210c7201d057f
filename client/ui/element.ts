import { LitElement } from 'lit';
import { onLanguage } from '../messages.ts';
import { session } from '../session.ts';

/**
 * What every element of ours is: in the light DOM, where labels, descriptions and focus work across it and the one style sheet
 * applies, and rendered anew when the language or the session changes. Nodes are kept then, so answers and focus stay.
 */
export class Element extends LitElement {
  #release: (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = () => this.requestUpdate();
    this.#release = [onLanguage(again), session.onChange(again)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const release of this.#release) release();
    this.#release = [];
  }
}
