import { html, nothing, type TemplateResult } from 'lit';
import type { Reply } from '../api.ts';
import { t } from '../messages.ts';
import { session } from '../session.ts';
import { type SummaryRow, summaryList, words } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import { ownOn } from '../views/own-view.ts';
import type { Consultation } from './consultation.ts';

export type Round = Reply<'GET /api/rounds/:round'>;
export type Views = Reply<'GET /api/consultations/:consultation/views'>;

/** What the reader's delegation has done and may still do: its view on the theme, its ballot, its topics. */
export function ownPart(
  consultation: Consultation,
  views: Views | undefined,
  rounds: readonly Round[],
): TemplateResult | typeof nothing {
  const { delegation } = session;
  if (!delegation || consultation.state === 'draft') return nothing;
  if (delegation.status === 'observer') return html`<p>${t('consultation.page.observer')}</p>`;
  const rows: SummaryRow[] = [];
  if (consultation.theme) rows.push({ term: t('consultation.page.own.view'), value: ownView(consultation, views) });
  for (const round of rounds) {
    const own = round.own.find(({ member }) => member === delegation.member);
    if (own?.onRoll)
      rows.push({ term: t('consultation.page.own.ballot', { n: round.sequence }), value: ballot(round, own) });
  }
  return html`<section aria-labelledby="own">
    <h2 id="own">${words(delegation.names)}</h2>
    ${summaryList(rows)}
    ${
      consultation.may.includes('proposeTopic')
        ? html`<p class="no-print">
            <a href="/consultations/${consultation.id}/topics/new">${t('topic.page.propose')}</a>
          </p>`
        : nothing
    }
  </section>`;
}

function ownView({ id, may }: Consultation, views: Views | undefined): TemplateResult {
  const own = views && ownOn(views, 'theme', session.delegation?.member);
  const mayWrite = may.includes('draftView');
  const state = !own
    ? html`<p>${t(mayWrite ? 'views.page.noneYet' : 'views.page.noneGiven')}</p>`
    : own.draft
      ? html`<p>${t('views.page.isDraft')} <time-stamp instant=${own.at}></time-stamp></p>`
      : html`<p>
          ${own.position ? t(`views.position.${own.position}`) : nothing}. ${t('views.page.releasedAt')}
          <time-stamp instant=${own.at}></time-stamp>
        </p>`;
  return html`${state}${
    mayWrite
      ? html`<p class="no-print">
          <a href="/consultations/${id}/theme">${t(own ? 'views.page.change' : 'views.page.give')}</a>
        </p>`
      : nothing
  }`;
}

function ballot({ id, state }: Round, own: Round['own'][number]): TemplateResult {
  const isOpen = state === 'open';
  const said = own.castAt
    ? html`<p>
        ${t('consultation.page.own.cast', { name: own.castBy ?? '' })} <time-stamp instant=${own.castAt}></time-stamp>
      </p>`
    : html`<p>${t(isOpen ? 'consultation.page.own.notCast' : 'consultation.page.own.neverCast')}</p>`;
  return html`${said}${
    isOpen && own.mayCast
      ? html`<p class="no-print">
          <a href="/rounds/${id}/ballot"
            >${t(own.castAt ? 'consultation.page.own.changeBallot' : 'consultation.page.awaits.ballot')}</a
          >
        </p>`
      : nothing
  }`;
}
