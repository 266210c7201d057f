import { html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../messages.ts';
import { table } from '../ui/pieces.ts';
import { exactFigure } from './figure.ts';
import { optionHead, optionName } from './option-head.ts';
import type { Figures } from './outcome-words.ts';

/** So many outcomes of an open tie are written out; of more only their number is told. */
const mostOutcomes = 12;

/** What only some rules say beside their figures: a sentence each, or nothing. */
export const besideSentences = ({ count, options }: Figures): TemplateResult => {
  const { committee, runOff, required } = count;
  const [first, second] = runOff;
  return html`
    ${required === null ? nothing : html`<p>${t('results.page.required', { n: required })}</p>`}
    ${committee ? html`<p>${t('results.page.committee', { n: committee.equal, score: exactFigure(committee.score) })}</p>` : nothing}
    ${
      first && second
        ? html`<p>
            ${t('results.page.runOff', {
              first: optionName(options, first.option),
              n: first.ballots,
              second: optionName(options, second.option),
              m: second.ballots,
            })}
          </p>`
        : nothing
    }
  `;
};

/** Places that were filled one after the other, each with the exact figure that filled it and what that figure is. */
export function takenTable({ count, options }: Figures): TemplateResult | typeof nothing {
  const { taken } = count;
  if (taken.length === 0) return nothing;
  const find = (letter: string) => options.find((option) => option.letter === letter);
  return html`<h2>${t('results.page.taken')}</h2>
    ${table(
      t('results.page.takenCaption'),
      [
        {
          title: t('results.title'),
          cell: ({ option, place }: (typeof taken)[number]) => {
            const found = find(option);
            return html`${found ? optionHead(found) : option}
              <span class="muted small">${t('results.page.placed', { place })}</span>`;
          },
        },
        {
          title: t('results.figure.figure'),
          cell: ({ figure, by }) =>
            html`${exactFigure(figure)}<br /><span class="small">${t(`results.page.takenBy.${by}`)}</span>`,
          isFigure: true,
        },
      ],
      taken,
    )}`;
}

/** Every outcome that some way of resolving the open tie leads to, in letters. */
export function outcomesList({ count }: Figures): TemplateResult | typeof nothing {
  const { outcomes } = count;
  if (outcomes.length === 0) return nothing;
  if (outcomes.length > mostOutcomes) return html`<p>${t('results.page.outcomesMany', { n: outcomes.length })}</p>`;
  const list = new Intl.ListFormat(language(), { type: 'conjunction' });
  return html`<h2>${t('results.page.outcomes')}</h2>
    <ul>
      ${outcomes.map((letters) => html`<li><bdi>${list.format(letters)}</bdi></li>`)}
    </ul>`;
}
