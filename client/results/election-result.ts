import { html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../messages.ts';
import { nextBallotWords } from '../rounds/next-ballot-words.ts';
import type { Round } from '../rounds/round-words.ts';
import { plainWords } from '../ui/pieces.ts';
import type { Figures } from './outcome-words.ts';

interface Lot {
  readonly order: readonly string[];
  readonly drawnBy: string;
  readonly witnesses: string;
}

/** What the declaration of a ballot holds beside its words; the server stores what the contract let in. */
interface Declared {
  readonly elected: readonly string[];
  readonly lots: readonly Lot[];
}

/** Who was declared elected, before everything else, and what was settled by lot. */
export function electedHeadline(facts: unknown, { options, fills }: Figures): TemplateResult {
  const { elected, lots } = facts as Declared;
  const names = options
    .filter(({ letter }) => elected.includes(letter))
    .map(({ letter, title }) => `${letter} ${plainWords(title)}`);
  const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
  const key = fills === 'list' ? 'elect.listedNow' : 'elect.electedNow';
  return html`<p class="question">
      <strong>${names.length === 0 ? t('elect.nobody') : t(key, { n: names.length, list })}</strong>
    </p>
    ${lots.map(
      ({ order, drawnBy, witnesses }) =>
        html`<p>${t('elect.byLot', { order: order.join(', '), drawnBy, witnesses })}</p>`,
    )}`;
}

/** What ballot follows, for everybody; whoever may prepare it is led there. */
export function nextBallotPart({ id, may, further }: Round, { next }: Figures): TemplateResult | typeof nothing {
  if (!next) return nothing;
  return html`<section aria-labelledby="next-ballot">
    <h2 id="next-ballot">${t('elect.next')}</h2>
    ${nextBallotWords(next)}
    ${
      further !== null
        ? html`<p><a href="/rounds/${further}">${t('elect.later')}</a></p>`
        : may.includes('openFurtherRound')
          ? html`<p class="no-print">
              <a class="button" href="/rounds/${id}/further">${t('elect.prepareNext')}</a>
            </p>`
          : nothing
    }
  </section>`;
}
