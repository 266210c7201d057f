import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api.ts';
import { t } from '../messages.ts';
import { problemText } from './problem-text.ts';

/** Where trying the same again may well succeed. */
const passing = new Set<Problem['code']>(['lineLost', 'busy', 'internal', 'tooManyTries']);

/** A page instead of the one that was asked for: cause, next step, whom to ask; the code small at the end. */
export function refusalPage(problem: Problem, again: () => void): TemplateResult {
  const heading =
    problem.code === 'notFound'
      ? t('ui.notFoundTitle')
      : problem.code === 'notAllowed'
        ? t('ui.notAllowedTitle')
        : problem.code === 'lineLost'
          ? t('ui.lineLostTitle')
          : t('ui.refusedTitle');
  return html`
    <h1>${heading}</h1>
    <p>${problem.code === 'lineLost' ? t('ui.pageNotLoaded') : problemText(problem)}</p>
    ${
      passing.has(problem.code)
        ? html`<p><button class="button" @click=${again}>${t('ui.tryAgain')}</button></p>`
        : nothing
    }
    <p><a href="/">${t('ui.toHome')}</a></p>
    <p class="muted">${t('ui.askAdministration')}</p>
    ${problem.code === 'lineLost' ? nothing : html`<p class="small muted">${t('ui.code', { code: problem.code })}</p>`}
  `;
}
