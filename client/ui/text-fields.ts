import { html, type TemplateResult } from 'lit';
import { languageNames, languages, type Text } from '#shared/languages.ts';
import { t } from '../messages.ts';
import { textArea, textField } from './field.ts';
import type { FormErrors } from './form.ts';

interface TextFields {
  /** JSON pointer of the text in the body, without the first slash; the languages come after it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: Text | null | undefined;
  readonly optional?: boolean;
  /** Several lines, and so many of them. */
  readonly rows?: number;
  readonly max?: number;
}

/** Words of the organisation, a field for each language. Which of them are needed is said by the rules, not by the fields. */
export const textFields = (
  errors: FormErrors,
  { name, label, hint, value, optional, rows, max }: TextFields,
): TemplateResult => html`
  ${languages.map((language) => {
    const field = {
      name: `${name}/${language}`,
      label: t('ui.inLanguage', { label, language: languageNames[language] }),
      value: value?.[language],
      lang: language,
      ...(hint !== undefined && language === languages[0] && { hint }),
      ...(optional && { optional }),
    };
    return rows === undefined ? textField(errors, field) : textArea(errors, { ...field, rows, ...(max && { max }) });
  })}
`;

/** What `readForm` made of the fields of a text; null where every language was left empty. */
export const textOrNull = (read: Text | undefined): Text | null =>
  languages.some((name) => read?.[name]) ? (read ?? null) : null;
