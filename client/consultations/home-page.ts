import { html } from 'lit';
import { t } from '../messages.ts';
import { Page } from '../ui/page.ts';

export class HomePage extends Page {
  protected override content() {
    return html`<h1>${t('shell.home')}</h1>`;
  }
}

customElements.define('home-page', HomePage);
