import { html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../messages.ts';
import { plainWords, words } from '../ui/pieces.ts';
import { figure } from './figure.ts';
import { byPlace, type Figures } from './outcome-words.ts';

/** So many options have their pairs written out as sentences as well. */
const written = 5;

/** Every pair of options: how many ballots prefer the one to the other, the better placed first. */
export function pairTable({ options, count }: Figures): TemplateResult | typeof nothing {
  const { pairwise } = count;
  if (!pairwise) return nothing;
  const at = new Map(options.map(({ letter }, place) => [letter, place]));
  const prefer = (one: string, other: string): number => pairwise[at.get(one) ?? 0]?.[at.get(other) ?? 0] ?? 0;
  const rows = byPlace(options);
  const caption = t('results.page.pairsCaption');
  const cell = (row: string, column: string) => {
    if (row === column) return html`<td class="figure">–</td>`;
    const [won, lost] = [prefer(row, column), prefer(column, row)];
    const words = `${figure(won)}–${figure(lost)}`;
    return html`<td class="figure">${won > lost ? html`<strong>${words} ▲</strong>` : words}</td>`;
  };
  return html`<h2>${t('results.page.pairs')}</h2>
    <p>${t('results.page.pairsHow')}</p>
    <div class="scroll" role="region" aria-label=${caption} tabindex="0">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('results.page.preferred')}</th>
            ${rows.map(
              ({ letter, title }) =>
                html`<th scope="col" class="figure">
                  <bdi>${letter}</bdi><span class="out-of-sight"> ${words(title)}</span>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                <th scope="row">
                  <span class="lettered"><bdi class="letter">${row.letter}</bdi> <span>${words(row.title)}</span></span>
                </th>
                ${rows.map((column) => cell(row.letter, column.letter))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length <= written ? pairSentences(rows, prefer) : nothing}`;
}

function pairSentences(
  rows: Figures['options'],
  prefer: (one: string, other: string) => number,
): TemplateResult | typeof nothing {
  const name = ({ letter, title }: Figures['options'][number]) => `${letter} ${plainWords(title)}`;
  const list = new Intl.ListFormat(language(), { type: 'conjunction' });
  const sentences = rows.flatMap((one, at) =>
    rows.slice(at + 1).map((other) => {
      const [forOne, forOther] = [prefer(one.letter, other.letter), prefer(other.letter, one.letter)];
      if (forOne === forOther)
        return t('results.page.pairLevel', { list: list.format([name(one), name(other)]), n: forOne });
      const [winner, loser] = forOne > forOther ? [one, other] : [other, one];
      const [won, lost] = forOne > forOther ? [forOne, forOther] : [forOther, forOne];
      return t('results.page.pair', { winner: name(winner), loser: name(loser), won, lost });
    }),
  );
  return html`<ul>
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}
