import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '#shared/limits.ts';
import { t } from '../messages.ts';
import { meansLine } from '../rounds/round-words.ts';
import { type Choice, radios, selectField, textArea, textField, tickBox } from '../ui/field.ts';
import type { FormErrors } from '../ui/form.ts';
import { plainWords, words } from '../ui/pieces.ts';
import { textFields } from '../ui/text-fields.ts';
import { figureWords } from './outcome-words.ts';
import type { Given } from './declaration-draft.ts';
import type { Beside, Consultation } from './declaration-ground.ts';

type Topic = Consultation['topics'][number];

const outcomeChoices = (outcomes: readonly ('retained' | 'deferred' | 'merged' | 'notRetained')[]): Choice[] =>
  outcomes.map((value) => ({ value, label: t(`declare.outcome.${value}`) }));

const chosen = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

/** The fields that belong to an outcome, and only to it: a new title, a year, another topic; a reason for all but the retained. */
function detailsOf(
  errors: FormErrors,
  name: string,
  outcome: string | undefined,
  others: readonly Topic[] = [],
): TemplateResult | typeof nothing {
  if (outcome === undefined) return nothing;
  if (outcome === 'retained') {
    return html`<details>
      <summary>${t('declare.retitle')}</summary>
      ${textFields(errors, { name: `${name}/title`, label: t('declare.newTitle'), optional: true })}
    </details>`;
  }
  return html`
    ${
      outcome === 'deferred'
        ? textField(errors, {
            name: `${name}/deferredTo`,
            label: t('declare.year'),
            type: 'number',
            width: 'short',
          })
        : nothing
    }
    ${
      outcome === 'merged'
        ? selectField(errors, {
            name: `${name}/mergedInto`,
            label: t('declare.into'),
            choices: [
              { value: '', label: t('declare.chooseTopic') },
              ...others.map(({ id, title }) => ({ value: id, label: plainWords(title) })),
            ],
          })
        : nothing
    }
    ${textArea(errors, {
      name: `${name}/reason`,
      label: t('declare.reason'),
      rows: 2,
      max: limits.reason,
      optional: true,
    })}
  `;
}

export const themeFields = (errors: FormErrors, { theme }: Consultation, given: Given): TemplateResult => html`
  <section class="decision" aria-labelledby="theme">
    <h2 id="theme">${t('declare.theme')}${theme ? html`: ${words(theme.title)}` : nothing}</h2>
    ${radios(errors, {
      name: 'theme/outcome',
      label: t('declare.outcomeOfTheme'),
      choices: outcomeChoices(['retained', 'deferred', 'notRetained']),
      chosen: chosen(given.theme?.outcome),
    })}
    ${detailsOf(errors, 'theme', given.theme?.outcome)}
  </section>
`;

export function topicFields(errors: FormErrors, { topics, last }: Beside, given: Given): TemplateResult {
  return html`${topics.map((topic, at) => {
    const name = `topics/${at}`;
    const counted = last?.figures.options.find((option) => option.topic === topic.id);
    return html`<section class="decision" aria-labelledby="topic-${at}">
      <h2 id="topic-${at}">
        ${counted ? html`<bdi class="letter">${counted.letter}</bdi> ` : nothing}${words(topic.title)}
      </h2>
      ${
        counted && last
          ? html`<p class="muted">
              ${t('declare.byFigures', {
                standing: t(`results.${counted.standing}`).toLowerCase(),
                preferences: figureWords(counted, last.figures.count),
              })}
            </p>`
          : nothing
      }
      ${radios(errors, {
        name: `${name}/outcome`,
        label: t('declare.outcomeOf', { title: plainWords(topic.title) }),
        choices: outcomeChoices([
          'retained',
          'deferred',
          ...(topics.length > 1 ? ['merged' as const] : []),
          'notRetained',
        ]),
        chosen: chosen(given.topics?.[at]?.outcome),
      })}
      ${detailsOf(
        errors,
        name,
        given.topics?.[at]?.outcome,
        topics.filter(({ id }) => id !== topic.id),
      )}
      ${tickBox(errors, { name: `${name}/ofGeneralInterest`, label: t('declare.interest') })}
    </section>`;
  })}`;
}

/** A tie is resolved by a means that the rule of the round allows, and by no other. */
export function tieFields(errors: FormErrors, { last }: Beside, given: Given): TemplateResult | typeof nothing {
  const tied = last?.figures.outcome.tied;
  if (!last || !tied) return nothing;
  const { round } = last;
  const allowed = round.tieMeans;
  const ways = ['bothRetained', 'lot'] as const;
  return html`<section class="decision">
    ${radios(errors, {
      name: 'tie/means',
      label: t('declare.tie'),
      hint: t('declare.tieHint', { means: meansLine(allowed) }),
      choices: [...ways.filter((way) => allowed.includes(way)), 'none' as const].map((value) => ({
        value,
        label: t(`declare.tie.${value}`),
      })),
      chosen: chosen(given.tie?.means),
    })}
    ${
      given.tie?.means === 'lot'
        ? html`
            ${textField(errors, {
              name: 'tie/order',
              label: t('declare.order'),
              hint: t('declare.orderHint', { example: tied.among.toReversed().join(', ') }),
              width: 'short',
            })}
            ${textField(errors, { name: 'tie/drawnBy', label: t('declare.drawnBy') })}
            ${textField(errors, { name: 'tie/witnesses', label: t('declare.witnesses') })}
          `
        : nothing
    }
    ${
      allowed.includes('furtherRound')
        ? html`<p><a href="/rounds/${round.id}/further">${t('declare.tie.further')}</a></p>`
        : nothing
    }
  </section>`;
}
