import { html, nothing, type TemplateResult } from 'lit';
import { gainOf, sumOf } from '#shared/results/exact-figure.ts';
import { t } from '../messages.ts';
import { words } from '../ui/pieces.ts';
import { exactFigure } from './figure.ts';
import { byPlace, type Figures } from './outcome-words.ts';

type Stage = Figures['count']['stages'][number];

/** What was done at a stage, in words: the same as its column says by its figures. */
function actionWords({ action, of }: Stage): string {
  return action === 'firstPreferences' || of === null
    ? t('results.page.action.firstPreferences')
    : t(`results.page.action.${action}`, { letter: of });
}

/**
 * The votes of each option at each stage with what it gained or lost, then what was not transferable, what rounding left, and the
 * sum, which is the number of valid ballots at every stage.
 */
export function stageTable({ options, count }: Figures): TemplateResult | typeof nothing {
  const { stages } = count;
  if (stages.length === 0) return nothing;
  const caption = t('results.page.stagesCaption');
  const hasResidue = stages.some(({ residue }) => Number(residue) !== 0);
  const quota = stages.find((stage) => stage.quota !== null)?.quota;
  return html`<h2>${t('results.page.stages')}</h2>
    ${quota ? html`<p>${t('results.quota')}: ${exactFigure(quota)}</p>` : nothing}
    <div class="scroll" role="region" aria-label=${caption} tabindex="0">
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('results.title')}</th>
            ${stages.map(
              (stage) =>
                html`<th scope="col" class="figure">
                  ${t('results.page.stage', { n: stage.stage })}<br /><span class="small">${actionWords(stage)}</span>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${byPlace(options).map(
            ({ letter, title }) =>
              html`<tr>
                <th scope="row">
                  <span class="lettered"><bdi class="letter">${letter}</bdi> <span>${words(title)}</span></span>
                </th>
                ${stages.map((stage, at) => stageCell(letter, stage, stages[at - 1]))}
              </tr>`,
          )}
          ${sumRow('results.exhausted', stages, ({ exhausted }) => exhausted)}
          ${hasResidue ? sumRow('results.residue', stages, ({ residue }) => residue) : nothing}
        </tbody>
        <tfoot>
          ${sumRow(
            'results.page.allBallots',
            stages,
            ({ votes, exhausted, residue }) => sumOf([...Object.values(votes), exhausted, residue]) ?? '',
          )}
        </tfoot>
      </table>
    </div>`;
}

const sumRow = (
  key: 'results.exhausted' | 'results.residue' | 'results.page.allBallots',
  stages: readonly Stage[],
  of: (stage: Stage) => string,
): TemplateResult =>
  html`<tr>
    <th scope="row">${t(key)}</th>
    ${stages.map((stage) => html`<td class="figure">${exactFigure(of(stage))}</td>`)}
  </tr>`;

/** Votes, what moved, and a word where the option is elected or goes out: never a colour alone. */
function stageCell(letter: string, stage: Stage, before: Stage | undefined): TemplateResult {
  const votes = stage.votes[letter];
  const was = before?.votes[letter];
  const moved = votes !== undefined && was !== undefined ? gainOf(was, votes) : '';
  const word = stage.elected.includes(letter)
    ? t('results.elected')
    : stage.excluded.includes(letter)
      ? t('results.excluded')
      : '';
  return html`<td class="figure">
    ${votes === undefined ? '–' : exactFigure(votes)}
    ${moved ? html`<br /><span class="small">${exactFigure(moved)}</span>` : nothing}
    ${word ? html`<br /><strong class="small">${word}</strong>` : nothing}
  </td>`;
}
