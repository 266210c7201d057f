import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { type Content, statusWord, type Tone } from './pieces.ts';

export interface Task {
  readonly title: Content;
  /** Where it is done; a task that cannot be done now has none. */
  readonly href?: string | undefined;
  /** What there is to know about it, in one line. */
  readonly hint?: Content;
  /** Its state in a word. What is done is said plainly, so that the open ones stand out. */
  readonly status?: string | undefined;
  readonly tone?: Tone;
}

/** Tasks with their states, each row led by the link to its page. */
export const taskList = (tasks: readonly Task[]): TemplateResult => html`
  <ul class="list tasks">
    ${tasks.map(
      ({ title, href, hint, status, tone = 'plain' }) =>
        html`<li>
          <div>
            <p>${href ? html`<a href=${href}>${title}</a>` : title}</p>
            ${hint ? html`<p class="hint">${hint}</p>` : nothing}
          </div>
          ${status ? (tone === 'plain' ? html`<span class="small">${status}</span>` : statusWord(tone, status)) : nothing}
        </li>`,
    )}
  </ul>
`;

/** The way back to the page that this one belongs to. */
export const backTo = (href: string, title: Content): TemplateResult =>
  html`<p class="small no-print">${t('ui.backTo')} <a href=${href}>${title}</a></p>`;
