import { html } from 'lit';
import { isLanguage, languageNames, languages } from '#shared/languages.ts';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { Element } from './element.ts';

/** The languages in their own names. Choosing one changes the words where the reader stands: place, answers and focus stay. */
export class LanguageSwitch extends Element {
  protected override render() {
    return html`<nav aria-label=${t('shell.languages')}>
      <ul class="inline">
        ${languages.map(
          (offered) =>
            html`<li>
              <button
                type="button"
                class="plain"
                lang=${offered}
                value=${offered}
                aria-current=${offered === language() ? 'true' : 'false'}
                @click=${this.#choose}
              >
                ${languageNames[offered]}
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.currentTarget as HTMLButtonElement;
    if (isLanguage(value)) void session.chooseLanguage(value);
  };
}

customElements.define('language-switch', LanguageSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'language-switch': LanguageSwitch;
  }
}
