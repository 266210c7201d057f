import { html, nothing, type TemplateResult } from 'lit';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import { statusWord, type Tone, words } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';

/** What the address of a consultation brings. */
export type Consultation = Reply<'GET /api/consultations/:consultation'>;
export type Topic = Consultation['topics'][number];
type State = Consultation['state'];

/** Where a page of a consultation stands: the list, then the consultation, then the page itself, which is the heading. */
export const trail = (consultation?: Pick<Consultation, 'id' | 'title'>): TemplateResult => html`
  <nav class="trail" aria-label=${t('consultation.page.trail')}>
    <ul class="inline">
      <li><a href="/">${t('shell.home')}</a></li>
      ${
        consultation
          ? html`<li><a href="/consultations/${consultation.id}">${words(consultation.title)}</a></li>`
          : nothing
      }
    </ul>
  </nav>
`;

/** Colour goes only to what is running: what is over stands plain, so that the running ones are seen. */
const stateTone = (state: State): Tone => (state === 'open' || state === 'issued' ? 'ok' : 'plain');

export const stateWord = (state: State): TemplateResult =>
  statusWord(stateTone(state), t(`consultation.state.${state}`));

type Hours = Pick<Consultation, 'state' | 'opensAt' | 'closesAt'> & { readonly concludedAt?: string | null };

/** The hour that matters in a state, with what happens at it; nothing where there is none. */
export function hourLine({ state, opensAt, closesAt, concludedAt }: Hours): TemplateResult | typeof nothing {
  const line = (words: string, instant: string | null | undefined) =>
    instant ? html`${words} <time-stamp instant=${instant}></time-stamp>` : nothing;
  switch (state) {
    case 'issued':
      return html`${line(t('consultation.page.opens'), opensAt)}${opensAt && closesAt ? html`<br />` : nothing}${line(
        t('consultation.page.closes'),
        closesAt,
      )}`;
    case 'draft':
    case 'open':
      return line(t('consultation.page.closes'), closesAt);
    case 'concluded':
      return line(t('consultation.page.concluded'), concludedAt);
    case 'withdrawn':
      return nothing;
    default:
      return line(t('consultation.page.closed'), closesAt);
  }
}
