import { html } from 'lit';
import { type ErrorCode, errors } from '#shared/errors.ts';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';

const isCode = (value: string): value is ErrorCode => Object.hasOwn(errors, value);

/** What differs from case to case is not known here. */
const withoutValues = (words: string): string => words.replaceAll(/\{\w+\}/g, '…');

/** What a code of the catalogue means: the address that problem+json names as its `type`. */
export class ErrorPage extends Page<'code'> {
  protected override content() {
    const { code } = this.params;
    return html`
      <h1>${t('account.page.error.title', { code })}</h1>
      ${
        isCode(code)
          ? html`<p>${withoutValues(t(`error.${code}`))}</p>
              <p class="muted">
                ${t('account.page.error.integrators', { status: String(errors[code].status) })}
                <a href="/docs">/docs</a>. <span lang="en">${errors[code].when.replaceAll('`', '')}</span>
              </p>`
          : html`<p>${t('account.page.error.unknown')}</p>`
      }
      <p class="muted">${t('ui.askAdministration')}</p>
    `;
  }
}

customElements.define('error-page', ErrorPage);
