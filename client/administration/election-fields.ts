import { html, type TemplateResult } from 'lit';
import type { Reason } from '#shared/result.ts';
import { t } from '../messages.ts';
import { groupWord } from '../rounds/group-word.ts';
import { radios, textField } from '../ui/field.ts';
import type { FormErrors } from '../ui/form.ts';
import { message } from '../ui/pieces.ts';
import type { Round, RoundDraft } from './round-draft.ts';

/** The groups of the United Nations, in alphabetical order of their keys, and those that the round names already. */
const usualGroups = ['africa', 'asia_pacific', 'eeg', 'grulac', 'weog'] as const;

/** What the form of an election holds beside its rule. */
export interface ElectionAnswers {
  readonly marks?: 'atMost' | 'exactly';
  readonly places?: number;
  readonly seats?: Readonly<Record<string, number | undefined>>;
}

/** Places, how many names a ballot bears, and the places of each group. A further ballot has those that were left open. */
export function electionFields(errors: FormErrors, round: Round): TemplateResult {
  const { places, minimum, maximum, ballot, seats } = round;
  const isExact = minimum === maximum && (minimum > 1 || places === 1);
  const groups = [...new Set([...usualGroups, ...Object.keys(seats)])].sort();
  return html`
    ${
      ballot > 1
        ? message('plain', html`<p>${t('admin.elect.placesFixed')} ${t('elect.places', { n: places })}</p>`)
        : textField(errors, {
            name: 'places',
            label: t('admin.round.places'),
            type: 'number',
            width: 'short',
            value: places,
          })
    }
    ${
      round.form === 'choose'
        ? radios(errors, {
            name: 'marks',
            label: t('admin.elect.marks'),
            chosen: [isExact ? 'exactly' : 'atMost'],
            choices: (['atMost', 'exactly'] as const).map((value) => ({
              value,
              label: t(`admin.elect.marks.${value}`),
            })),
          })
        : ''
    }
    ${
      ballot > 1
        ? ''
        : html`<details ?open=${Object.keys(seats).length > 0}>
            <summary>${t('admin.elect.seats')}</summary>
            <p class="hint">${t('admin.elect.seatsHint')}</p>
            ${groups.map((group) =>
              textField(errors, {
                name: `seats/${group}`,
                label: groupWord(group),
                type: 'number',
                width: 'short',
                optional: true,
                value: seats[group] ?? '',
              }),
            )}
          </details>`
    }
  `;
}

/** The part of the draft that these fields say. Where groups have places of their own, their sum is the number of places. */
export function electionDraft(
  read: ElectionAnswers,
  round: Round,
): { draft: Partial<RoundDraft>; reasons: readonly Reason[] } {
  const given = Object.entries(read.seats ?? {}).flatMap(([group, n]) =>
    n === undefined ? [] : [[group, n] as const],
  );
  const seats = round.ballot > 1 ? round.seats : Object.fromEntries(given);
  const sum = Object.values(seats).reduce((all, n) => all + n, 0);
  const places = round.ballot > 1 ? round.places : sum > 0 ? sum : read.places;
  if (places === undefined || places < 1) {
    return {
      draft: {},
      reasons: [{ reason: places === undefined ? 'missing' : 'tooSmall', pointer: '/places', values: { min: 1 } }],
    };
  }
  const bounds = { minimum: read.marks === 'exactly' ? places : 1, maximum: places };
  return { draft: { places, seats, ...(round.form === 'choose' && bounds) }, reasons: [] };
}
