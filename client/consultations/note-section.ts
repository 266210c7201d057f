import { html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../messages.ts';
import { session } from '../session.ts';
import { message } from '../ui/pieces.ts';
import type { Consultation } from './consultation.ts';
import { marked, prose } from './prose.ts';

/** How many released views there are on each subject (`theme`, `p11`). */
export type ViewCounts = ReadonlyMap<string, number>;

/** The note: numbered paragraphs that keep their address (#p11), each with the way to a view on it. */
export function noteSection(consultation: Consultation, counts: ViewCounts): TemplateResult | typeof nothing {
  const { paragraphs, remark } = consultation;
  if (paragraphs.length === 0) return nothing;
  return html`<section aria-labelledby="note">
    <h2 id="note">${t('consultation.page.note')}</h2>
    ${remark ? html`<div class="muted">${prose(remark)}</div>` : nothing} ${missingHere(consultation)}
    ${paragraphs.map(
      ({ number, heading, words }) => html`
        ${heading ? html`<h3>${marked(heading)}</h3>` : nothing}
        <div class="paragraph" id="p${number}">
          <p class="number"><bdi>${number}.</bdi></p>
          <div>${prose(words)} ${viewLinks(consultation, number, counts.get(`p${number}`) ?? 0)}</div>
        </div>
      `,
    )}
  </section>`;
}

function viewLinks({ id, may }: Consultation, number: number, n: number): TemplateResult | typeof nothing {
  const mayWrite = may.includes('draftView') && session.delegation?.status === 'member';
  if (!mayWrite && n === 0) return nothing;
  return html`<ul class="inline small no-print">
    ${
      n > 0
        ? html`<li>
            <a href="/consultations/${id}/views?on=p${number}"
              >${t('views.page.count', { n })}<span class="out-of-sight"> ${onParagraph(number)}</span></a
            >
          </li>`
        : nothing
    }
    ${
      mayWrite
        ? html`<li>
            <a href="/consultations/${id}/paragraphs/${number}"
              >${t('views.page.giveOnParagraph')}<span class="out-of-sight"> ${onParagraph(number)}</span></a
            >
          </li>`
        : nothing
    }
  </ul>`;
}

const onParagraph = (number: number): string => t('views.page.onParagraph', { number: String(number) });

/** Said before the note where parts of it are missing in the reader's language; the parts themselves are marked. */
function missingHere({ missing }: Consultation): TemplateResult | typeof nothing {
  return missing.some(({ languages }) => languages.includes(language()))
    ? message('plain', html`<p>${t('consultation.page.partsMissing')}</p>`)
    : nothing;
}
