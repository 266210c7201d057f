import { html, nothing } from 'lit';
import type { Problem, Reply } from '../api.ts';
import { call } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { Page } from '../ui/page.ts';
import './demo-people.ts';
import './sign-in-form.ts';

/** Stands at its own address and in the place of every page that asks to be signed in; the shell then shows that page. */
export class SignInPage extends Page {
  #people: Reply<'GET /api/demo/people'>['people'] = [];

  protected override async load(): Promise<Problem | undefined> {
    if (!session.demo) return undefined;
    const answer = await call('GET /api/demo/people');
    if (!answer.ok) return answer.refusal;
    this.#people = answer.value.people;
    return undefined;
  }

  protected override content() {
    return session.demo ? this.#demonstration() : this.#form(html`<h1>${t('account.page.signIn.title')}</h1>`);
  }

  #demonstration() {
    return html`
      <h1>${t('account.page.demo.title')}</h1>
      <p>${t('account.page.demo.intro')}</p>
      <demo-people .people=${this.#people}></demo-people>
      <details>
        <summary>${t('account.page.demo.byPassword')}</summary>
        ${this.#form(nothing)}
      </details>
    `;
  }

  #form(heading: unknown) {
    return html`${heading}<sign-in-form></sign-in-form>
      <p class="muted">${t('account.page.noAccount')}</p>`;
  }
}

customElements.define('sign-in-page', SignInPage);
