import { html, nothing, type TemplateResult } from 'lit';
import { sumOf } from '#shared/results/exact-figure.ts';
import { t } from '../messages.ts';
import { exactFigure } from './figure.ts';
import { optionHead } from './option-head.ts';
import { byPlace, type Figures } from './outcome-words.ts';
import { actionWords, movedTo, type Stage } from './stage-words.ts';
import './stage-stepper.ts';

/**
 * The votes of each option at each stage with what it gained or lost, then what was not transferable, what rounding left, and the
 * sum, which is the number of valid ballots at every stage.
 */
export function stageTable(figures: Figures): TemplateResult | typeof nothing {
  const { options, count } = figures;
  const { stages } = count;
  if (stages.length === 0) return nothing;
  const caption = t('results.page.stagesCaption');
  const hasResidue = stages.some(({ residue }) => Number(residue) !== 0);
  // A quota that stays the same is said once; where it falls with what is exhausted it has a row.
  const quotas = [...new Set(stages.flatMap(({ quota }) => quota ?? []))];
  return html`<h2>${t('results.page.stages')}</h2>
    ${quotas.length === 1 ? html`<p>${t('results.quota')}: ${exactFigure(quotas[0] ?? '')}</p>` : nothing}
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
            (option) =>
              html`<tr>
                <th scope="row">${optionHead(option)}</th>
                ${stages.map((stage, at) => stageCell(option.letter, stage, stages[at - 1]))}
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
          ${quotas.length > 1 ? sumRow('results.quota', stages, ({ quota }) => quota ?? '') : nothing}
        </tfoot>
      </table>
    </div>
    ${stages.length > 1 ? html`<stage-stepper .figures=${figures}></stage-stepper>` : nothing}`;
}

const sumRow = (
  key: 'results.exhausted' | 'results.residue' | 'results.page.allBallots' | 'results.quota',
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
  const moved = movedTo(letter, stage, before);
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
