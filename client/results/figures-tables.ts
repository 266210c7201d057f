import { html, nothing, type TemplateResult } from 'lit';
import { language, t, tOf } from '../messages.ts';
import { groupWord } from '../rounds/group-word.ts';
import { statusWord, table, type Tone, words } from '../ui/pieces.ts';
import { bar, figure } from './figure.ts';
import { byPlace, type Figures } from './outcome-words.ts';
import '../ballots/ballots.css';
import './results.css';

export const standingTones: Record<Figures['options'][number]['standing'], Tone> = {
  selected: 'ok',
  tied: 'warn',
  notSelected: 'plain',
};

const percent = (part: number, base: number): string =>
  base === 0
    ? '–'
    : new Intl.NumberFormat(language(), {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(part / base);

/** What a row of the table ends: the selected, or those level for the last places. Between equals there is never a line. */
function endsPart(rows: Figures['options'], at: number): boolean {
  const here = rows[at]?.standing;
  return here !== 'notSelected' && here !== rows[at + 1]?.standing;
}

/** Preferences by option, the base of the percentages named, with its total. Three columns, so that it stands on a telephone. */
export function optionsTable({ kind, options, participation }: Figures): TemplateResult {
  const of = tOf(kind);
  const base = participation.withChoice;
  const rows = byPlace(options);
  const caption = of('results.page.caption', { base });
  const isShared = (place: number) => rows.filter((row) => row.place === place).length > 1;
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table class="figures">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${of('results.title')}</th>
          <th scope="col" class="figure">${of('results.preferences')}</th>
          <th scope="col" class="figure">${t('results.page.ofBallots')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ letter, title, votes, place, standing }, at) =>
            html`<tr class=${endsPart(rows, at) ? 'ends-part' : nothing}>
              <th scope="row">
                <span class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></span>
                ${bar(votes, base)} ${statusWord(standingTones[standing], of(`results.${standing}`))}
                <span class="muted small"
                  >${t(isShared(place) ? 'results.page.shared' : 'results.page.placed', { place })}</span
                >
              </th>
              <td class="figure">${figure(votes)}</td>
              <td class="figure">${percent(votes, base)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${of('results.page.allPreferences')}</th>
          <td class="figure">${figure(rows.reduce((sum, { votes }) => sum + votes, 0))}</td>
          <td class="figure">–</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** Who took part: three figures that add up to the roll. */
export const participationTable = ({ participation }: Figures): TemplateResult =>
  table(
    t('results.page.participationCaption'),
    [
      {
        title: t('results.page.answer'),
        cell: (key: 'withChoice' | 'abstentions' | 'noAnswer') => t(`results.${key}`),
      },
      { title: t('results.page.delegations'), cell: (key) => figure(participation[key]), isFigure: true },
    ],
    ['withChoice', 'abstentions', 'noAnswer'],
    { total: [t('results.entitled'), figure(participation.entitled)] },
  );

/** What the figures of a group are, where they are no preferences; see `GroupFigures` of shared/results/result.ts. */
const groupKinds: Partial<Record<Figures['count']['form'], 'firsts' | 'scores' | 'points' | 'inFavour'>> = {
  rank: 'firsts',
  score: 'scores',
  points: 'points',
  decide: 'inFavour',
};

/** The same by regional group; what would show whose choices they are is not there, and that is said. */
export function groupsTable({ kind: roundKind, groups, options, count }: Figures): TemplateResult {
  const letters = options.map(({ letter }) => letter);
  const kind = groupKinds[count.form];
  const caption = kind
    ? t('results.page.groupsCaptionOf', { figure: t(`results.figure.${kind}`) })
    : tOf(roundKind)('results.page.groupsCaption');
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
      <table class="by-group">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('results.group')}</th>
            <th scope="col" class="figure">${t('results.withChoice')}</th>
            ${letters.map((letter) => html`<th scope="col" class="figure"><bdi>${letter}</bdi></th>`)}
            <th scope="col" class="figure">${t('results.abstentions')}</th>
            <th scope="col" class="figure">${t('results.noAnswer')}</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            ({ group, withChoice, abstentions, noAnswer, votes }) =>
              html`<tr>
                <th scope="row">${groupWord(group)}</th>
                <td class="figure">${figure(withChoice)}</td>
                ${
                  votes
                    ? letters.map((letter) => html`<td class="figure">${figure(votes[letter] ?? 0)}</td>`)
                    : html`<td class="muted" colspan=${letters.length}>${t('results.page.notShown')}</td>`
                }
                <td class="figure">${figure(abstentions)}</td>
                <td class="figure">${figure(noAnswer)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${groups.some(({ votes }) => votes === null) ? html`<p class="muted">${t('results.page.hiddenWhy')}</p>` : nothing}`;
}
