import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import { outcomeWords } from '../proposals/topic-words.ts';
import { type Content, plainWords, table } from '../ui/pieces.ts';
import '../ui/time-stamp.ts';
import type { Consultation, Topic } from './consultation.ts';
import { marked, prose } from './prose.ts';

interface Row {
  readonly title: Content;
  readonly outcome: Content;
}

/** What the Chair declared: the words as read out, then the outcome of the theme and of each topic. */
export function outcomeSection(consultation: Consultation): TemplateResult | typeof nothing {
  const { declarations, theme, topics } = consultation;
  if (declarations.length === 0) return nothing;
  const titleOf = (id: string) => topics.filter((topic) => topic.id === id).map(({ title }) => plainWords(title))[0];
  const rows: Row[] = topics
    .filter((topic) => topic.outcome !== null || topic.ofGeneralInterest)
    .map((topic) => ({
      title: marked(topic.title),
      outcome: withReason(outcomeWords(topic, titleOf) ?? '', topic),
    }));
  const themeSaid = theme && outcomeWords(theme);
  if (themeSaid) {
    const title = html`${t('consultation.page.themeIs')} ${marked(theme.title)}`;
    rows.unshift({ title, outcome: withReason(themeSaid, theme) });
  }
  return html`<section aria-labelledby="outcome">
    <h2 id="outcome">${t('consultation.page.outcome')}</h2>
    ${declarations.map(
      ({ words, declaredBy, declaredAt, round }) =>
        html`<blockquote>${prose(words)}</blockquote>
          <p class="muted">
            ${t(round === null ? 'consultation.page.declaredWithout' : 'consultation.page.declaredBy', {
              name: declaredBy,
            })}
            <time-stamp instant=${declaredAt}></time-stamp>
          </p>
          ${
            round === null
              ? nothing
              : html`<p class="no-print"><a href="/rounds/${round}/result">${t('consultation.page.toResult')}</a></p>`
          }`,
    )}
    ${
      rows.length > 0
        ? table<Row>(
            t('consultation.page.outcomes'),
            [
              { title: t('consultation.page.column.topic'), cell: ({ title }) => title },
              { title: t('consultation.page.column.outcome'), cell: ({ outcome }) => outcome },
            ],
            rows,
          )
        : nothing
    }
  </section>`;
}

const withReason = (said: string, { outcomeReason }: Pick<Topic, 'outcomeReason'>): Content =>
  outcomeReason ? html`${said}<br /><span class="muted">${outcomeReason}</span>` : said;
