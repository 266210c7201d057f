import { html, nothing, type TemplateResult } from 'lit';
import { openParameters } from '#shared/tally/round-rule.ts';
import { type RuleName } from '#shared/tally/rule-frames.ts';
import { t, tIfKnown } from '../messages.ts';
import { selectField, textField, tickBox } from '../ui/field.ts';
import type { FormErrors } from '../ui/form.ts';
import type { Round } from './round-draft.ts';

type Form = Round['form'];
type Figure = 'minimum' | 'maximum' | 'highest' | 'budget';

/** The figures that belong to each form, in the order in which they are asked. */
export const figuresOf: Readonly<Record<Form, readonly Figure[]>> = {
  choose: ['minimum', 'maximum'],
  approve: ['minimum'],
  rank: ['minimum'],
  score: ['highest'],
  points: ['budget', 'highest'],
  decide: [],
};

export const figureFields = (errors: FormErrors, round: Round, form: Form): TemplateResult => html`
  ${figuresOf[form].map((name) =>
    textField(errors, {
      name,
      label: t(`admin.round.${name}`),
      hint: t(`admin.round.${name}Hint`),
      type: 'number',
      width: 'short',
      value: round[name],
    }),
  )}
  ${
    form === 'rank'
      ? tickBox(errors, { name: 'equalRanks', label: t('admin.round.equalRanks'), checked: round.equalRanks })
      : nothing
  }
`;

/** What a rule leaves open, each in words; a rule that leaves nothing open has no field. */
export const parameterFields = (errors: FormErrors, round: Round, rule: RuleName): TemplateResult => html`
  ${openParameters(rule).map(([key, spec]) => {
    const name = `parameters/${key}`;
    const label = tIfKnown(`admin.parameter.${key}`, key);
    const given = round.rule === rule ? round.parameters[key] : undefined;
    if (!('words' in spec))
      return textField(errors, { name, label, type: 'number', width: 'short', optional: true, value: given ?? '' });
    return selectField(errors, {
      name,
      label,
      value: given ?? spec.words[0],
      choices: spec.words.map((value) => ({ value, label: valueWords(key, value) })),
    });
  })}
`;

/** A decision rule of a known body is named with where it stands; other values by their own words. */
const valueWords = (key: string, value: string): string =>
  tIfKnown(`admin.value.${key}.${value}`, tIfKnown(`${key}.${value}`, value));
