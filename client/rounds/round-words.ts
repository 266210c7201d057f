import { html, type TemplateResult } from 'lit';
import type { Problem, Reply } from '../api.ts';
import { language, t, tIfKnown } from '../messages.ts';
import { statusWord, type Tone, words } from '../ui/pieces.ts';

export type Round = Reply<'GET /api/rounds/:round'>;

const tones: Partial<Record<Round['state'], Tone>> = { open: 'ok', closed: 'warn', tallied: 'warn', void: 'error' };

/** The state of a round in a word. */
export const stateWord = (state: Round['state']): TemplateResult =>
  statusWord(tones[state] ?? 'plain', t(`round.state.${state}`));

export const stamp = (instant: string): TemplateResult => html`<time-stamp instant=${instant}></time-stamp>`;

/** Whoever may give a round up chairs its consultation, in every state but the void one. */
export const isChair = ({ may }: Pick<Round, 'may'>): boolean => may.includes('voidRound');

/** The ways in which a tie may be resolved, in one line. */
export const meansLine = (means: Round['tieMeans']): string =>
  new Intl.ListFormat(language(), { type: 'disjunction' }).format(means.map((way) => t(`round.page.means.${way}`)));

/** Where a page of a round stands: the consultation, then the round, then the page itself, which is the heading. */
export const trailOf = ({ id, consultation, sequence, question }: Round, isPageOfRound = false): TemplateResult => html`
  <nav class="trail" aria-label=${t('consultation.page.trail')}>
    <ul class="inline">
      <li><a href="/">${t('shell.home')}</a></li>
      <li><a href="/consultations/${consultation.id}">${words(consultation.title)}</a></li>
      ${
        isPageOfRound
          ? ''
          : html`<li>
              <a href="/rounds/${id}">${t('round.page.short', { n: sequence })}</a>
              <span class="out-of-sight">${words(question)}</span>
            </li>`
      }
    </ul>
  </nav>
`;

/** A refusal that names the state of a round, with that state in the reader's language. */
export function withStateWord(problem: Problem): Problem {
  const state = problem.values?.state;
  if (state === undefined) return problem;
  return { ...problem, values: { ...problem.values, state: tIfKnown(`round.state.${state}`, String(state)) } };
}
