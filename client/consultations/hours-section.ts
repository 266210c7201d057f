import { html, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { summaryList } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import type { Consultation } from './consultation.ts';

interface Hour {
  readonly term: string;
  readonly instant: string;
}

/** Every hour of a consultation, the earliest first, those of its rounds among them. */
export function hoursOf(consultation: Consultation): Hour[] {
  const hours: (Hour | false)[] = [];
  const add = (term: string, instant: string | null) => hours.push(instant !== null && { term, instant });
  add(t('consultation.page.hour.issued'), consultation.issuedAt);
  add(t('consultation.page.hour.opens'), consultation.opensAt);
  add(t('consultation.page.hour.topicsClose'), consultation.topicsCloseAt);
  for (const { sequence, opensAt, closesAt, state } of consultation.rounds) {
    if (state === 'draft' || state === 'void') continue;
    add(t('consultation.page.hour.roundOpens', { n: sequence }), opensAt);
    add(t('consultation.page.hour.roundCloses', { n: sequence }), closesAt);
  }
  add(t('consultation.page.hour.closes'), consultation.closesAt);
  add(t('consultation.page.hour.concluded'), consultation.concludedAt);
  return hours
    .filter((hour) => hour !== false)
    .toSorted((one, other) => (one.instant < other.instant ? -1 : one.instant > other.instant ? 1 : 0));
}

export function hoursSection(consultation: Consultation): TemplateResult {
  const rows = hoursOf(consultation).map(({ term, instant }) => ({
    term,
    value: html`<time-stamp instant=${instant}></time-stamp>${
        instant <= consultation.now ? html` <span class="muted">${t('consultation.page.past')}</span>` : ''
      }`,
  }));
  return html`<section aria-labelledby="hours">
    <h2 id="hours">${t('consultation.page.hours')}</h2>
    ${summaryList(rows)}
  </section>`;
}
