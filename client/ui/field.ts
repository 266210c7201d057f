import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../messages.ts';
import './characters-left.ts';
import './show-password.ts';
import { fieldId, type FormErrors } from './form.ts';

interface Field {
  /** JSON pointer of the value in the body, without the first slash. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string | number | undefined;
  /** Said after the label; nothing marks the fields that are needed, because most are. */
  readonly optional?: boolean;
  /** Language of what is written here, where it is not that of the page. */
  readonly lang?: string;
}

interface TextField extends Field {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | 'search';
  readonly autocomplete?: AutoFill;
  /** Width by what is expected: `short` for a code or figure. */
  readonly width?: 'short';
}

const hintId = (name: string) => `${fieldId(name)}-hint`;
const errorId = (name: string) => `${fieldId(name)}-error`;

interface Parts {
  readonly label: TemplateResult;
  readonly before: TemplateResult;
  readonly describedBy: string | typeof nothing;
  readonly isWrong: boolean;
}

/** Label words, hint and error of a field, and the ids that tie them to its control. */
function parts(errors: FormErrors, { name, label, hint, optional }: Field): Parts {
  const error = errors.at(name, label);
  const ids = [hint && hintId(name), error && errorId(name)].filter(Boolean).join(' ');
  return {
    label: html`${label}${optional ? html` <span class="muted">${t('ui.optional')}</span>` : nothing}`,
    before: html`
      ${hint ? html`<p class="hint" id=${hintId(name)}>${hint}</p>` : nothing}
      ${error ? html`<p class="field-error" id=${errorId(name)}>${error}</p>` : nothing}
    `,
    describedBy: ids || nothing,
    isWrong: error !== undefined,
  };
}

const wrap = (name: string, { label, before, isWrong }: Parts, control: TemplateResult): TemplateResult => html`
  <div class="field ${isWrong ? 'wrong' : ''}">
    <label for=${fieldId(name)}>${label}</label>
    ${before} ${control}
  </div>
`;

/** A line of text, a figure, a day. A password gets a button that shows it. */
export function textField(errors: FormErrors, field: TextField): TemplateResult {
  const of = parts(errors, field);
  const { name, type = 'text' } = field;
  const as = type === 'password' ? 'secret' : type === 'number' ? 'number' : nothing;
  const control = html`<input
    id=${fieldId(name)}
    name=${name}
    type=${type === 'number' ? 'text' : type}
    inputmode=${type === 'number' ? 'numeric' : nothing}
    data-as=${as}
    class=${field.width ?? nothing}
    lang=${field.lang ?? nothing}
    autocomplete=${field.autocomplete ?? 'off'}
    spellcheck=${type === 'text' ? nothing : 'false'}
    aria-describedby=${of.describedBy}
    aria-invalid=${of.isWrong ? 'true' : nothing}
    .defaultValue=${String(field.value ?? '')}
  />`;
  return wrap(
    name,
    of,
    type === 'password' ? html`${control} <show-password for=${fieldId(name)}></show-password>` : control,
  );
}

/** Several lines; `max` is the limit of the contract, told beside the field while one writes. */
export function textArea(
  errors: FormErrors,
  field: Field & { readonly rows?: number; readonly max?: number },
): TemplateResult {
  const of = parts(errors, field);
  const control = html`<textarea
      id=${fieldId(field.name)}
      name=${field.name}
      rows=${field.rows ?? 6}
      lang=${field.lang ?? nothing}
      aria-describedby=${of.describedBy}
      aria-invalid=${of.isWrong ? 'true' : nothing}
      .defaultValue=${String(field.value ?? '')}
    ></textarea>
    ${field.max ? html`<characters-left for=${fieldId(field.name)} max=${field.max}></characters-left>` : nothing}`;
  return wrap(field.name, of, control);
}

export interface Choice {
  readonly value: string;
  readonly label: string | TemplateResult;
  readonly hint?: string;
}

export function selectField(
  errors: FormErrors,
  field: Field & { readonly choices: readonly Choice[] },
): TemplateResult {
  const of = parts(errors, field);
  const control = html`<select
    id=${fieldId(field.name)}
    name=${field.name}
    aria-describedby=${of.describedBy}
    aria-invalid=${of.isWrong ? 'true' : nothing}
  >
    ${field.choices.map(
      ({ value, label }) => html`<option value=${value} ?selected=${value === field.value}>${label}</option>`,
    )}
  </select>`;
  return wrap(field.name, of, control);
}

interface Group extends Omit<Field, 'value'> {
  readonly choices: readonly Choice[];
  readonly chosen?: readonly string[];
}

const group = (errors: FormErrors, type: 'radio' | 'checkbox', field: Group): TemplateResult => {
  const of = parts(errors, field);
  const id = fieldId(field.name);
  return html`<fieldset class="field ${of.isWrong ? 'wrong' : ''}" aria-describedby=${of.describedBy}>
    <legend>${of.label}</legend>
    ${of.before}
    ${field.choices.map(
      ({ value, label, hint }, index) =>
        html`<div class="choice">
          <input
            id=${index === 0 ? id : `${id}-${index}`}
            type=${type}
            name=${type === 'radio' ? field.name : `${field.name}[]`}
            value=${value}
            ?checked=${field.chosen?.includes(value) ?? false}
            aria-describedby=${hint ? `${id}-${index}-hint` : nothing}
          />
          <label for=${index === 0 ? id : `${id}-${index}`}>${label}</label>
          ${hint ? html`<p class="hint" id="${id}-${index}-hint">${hint}</p>` : nothing}
        </div>`,
    )}
  </fieldset>`;
};

/** One of several. */
export const radios = (errors: FormErrors, field: Group): TemplateResult => group(errors, 'radio', field);

/** Any of several: `readForm` gives a list under the name. */
export const checkboxes = (errors: FormErrors, field: Group): TemplateResult => group(errors, 'checkbox', field);

/** Yes or no: `readForm` gives true or false. */
export function tickBox(
  errors: FormErrors,
  field: Omit<Field, 'value'> & { readonly checked?: boolean },
): TemplateResult {
  const { hint, ...rest } = field;
  const of = parts(errors, rest);
  const ids = [hint && hintId(field.name), of.isWrong && errorId(field.name)].filter(Boolean).join(' ');
  return html`<div class="field ${of.isWrong ? 'wrong' : ''}">
    ${of.before}
    <div class="choice">
      <input
        id=${fieldId(field.name)}
        type="checkbox"
        name=${field.name}
        data-as="boolean"
        ?checked=${field.checked ?? false}
        aria-describedby=${ids || nothing}
      />
      <label for=${fieldId(field.name)}>${of.label}</label>
      ${hint ? html`<p class="hint" id=${hintId(field.name)}>${hint}</p>` : nothing}
    </div>
  </div>`;
}
