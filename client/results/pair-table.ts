import { html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../messages.ts';
import { statusWord, table, words } from '../ui/pieces.ts';
import { figure } from './figure.ts';
import { type Option, optionHead, optionName } from './option-head.ts';
import { byPlace, type Figures } from './outcome-words.ts';

/** So many options have their pairs written out as sentences as well. */
const written = 5;

type Cells = readonly (readonly number[])[];

/** What the row's option has towards the column's, by their letters. */
function reader({ options }: Figures, cells: Cells): (one: string, other: string) => number {
  const at = new Map(options.map(({ letter }, place) => [letter, place]));
  return (one, other) => cells[at.get(one) ?? 0]?.[at.get(other) ?? 0] ?? 0;
}

interface Matrix {
  readonly caption: string;
  readonly corner: string;
  readonly cells: Cells;
  readonly words: (here: number, reverse: number) => string;
}

/** A figure for each pair of options, the better placed first; the larger of a pair by weight and sign, never by colour alone. */
function matrix(figures: Figures, { caption, corner, cells, words: write }: Matrix): TemplateResult {
  const of = reader(figures, cells);
  const rows = byPlace(figures.options);
  const cell = (row: string, column: string) => {
    if (row === column) return html`<td class="figure">–</td>`;
    const [here, reverse] = [of(row, column), of(column, row)];
    const shown = write(here, reverse);
    return html`<td class="figure">${here > reverse ? html`<strong>${shown} ▲</strong>` : shown}</td>`;
  };
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table class="matrix">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${corner}</th>
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
              <th scope="row">${optionHead(row)}</th>
              ${rows.map((column) => cell(row.letter, column.letter))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Every pair of options: how many ballots prefer the one to the other, who is preferred to all, and what the rule makes of it. */
export function pairTable(figures: Figures): TemplateResult | typeof nothing {
  const { count, options } = figures;
  const { pairwise } = count;
  if (!pairwise) return nothing;
  return html`<h2>${t('results.page.pairs')}</h2>
    ${condorcetSentence(figures)}
    <p>${t('results.page.pairsHow')}</p>
    ${matrix(figures, {
      caption: t('results.page.pairsCaption'),
      corner: t('results.page.preferred'),
      cells: pairwise,
      words: (won, lost) => `${figure(won)}–${figure(lost)}`,
    })}
    ${options.length <= written ? pairSentences(byPlace(options), reader(figures, pairwise)) : nothing}
    ${pathTable(figures)} ${orderedPairs(figures)}`;
}

/** The option preferred to each other one, or the smallest set that is preferred to all the rest. */
function condorcetSentence({ count, options }: Figures): TemplateResult | typeof nothing {
  const { smith } = count;
  if (!smith || options.length < 2) return nothing;
  const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(
    smith.map((letter) => optionName(options, letter)),
  );
  if (smith.length === 1) return html`<p>${t('results.page.condorcet', { name: list })}</p>`;
  const isAll = smith.length === options.length;
  return html`<p>${isAll ? t('results.page.noCondorcetAll') : t('results.page.noCondorcet', { list })}</p>`;
}

/** Schulze: the strength of the strongest path between each two; folded, as it is read by who checks the count. */
function pathTable(figures: Figures): TemplateResult | typeof nothing {
  const { paths } = figures.count;
  if (!paths) return nothing;
  return html`<details>
    <summary>${t('results.page.paths')}</summary>
    <p>${t('results.page.pathsHow')}</p>
    ${matrix(figures, {
      caption: t('results.page.pathsCaption'),
      corner: t('results.page.pathFrom'),
      cells: paths,
      words: (here) => figure(here),
    })}
  </details>`;
}

/** Ranked pairs: the defeats from the strongest, each with what became of it. */
function orderedPairs({ count, options }: Figures): TemplateResult | typeof nothing {
  const { orderedPairs: pairs } = count;
  if (pairs.length === 0) return nothing;
  const name = (letter: string) => optionName(options, letter);
  return html`<h2>${t('results.page.orderedPairs')}</h2>
    ${table(
      t('results.page.orderedPairsCaption'),
      [
        {
          title: t('results.page.pairOf'),
          cell: ({ winner, loser, isKept }: (typeof pairs)[number]) =>
            html`${t('results.page.pairOver', { winner: name(winner), loser: name(loser) })}<br />${statusWord(isKept ? 'ok' : 'warn', t(isKept ? 'results.page.pairKept' : 'results.page.pairSetAside'))}`,
        },
        {
          title: t('results.page.pairVotes'),
          cell: ({ won, lost }) => `${figure(won)}–${figure(lost)}`,
          isFigure: true,
        },
      ],
      pairs,
    )}`;
}

function pairSentences(rows: readonly Option[], prefer: (one: string, other: string) => number): TemplateResult {
  const name = ({ letter }: Option) => optionName([...rows], letter);
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
