import { html, type TemplateResult } from 'lit';
import { languageNames, languages, type Text } from '#shared/languages.ts';
import { t } from '../messages.ts';
import { type Content, message } from '../ui/pieces.ts';

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).every((key) => languages.some((name) => name === key));

/** Any part of a draft in words, as far as there are words in it. */
function inWords(value: unknown): Content {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (isText(value)) {
    return languages
      .filter((name) => value[name])
      .map((name) => html`<p lang=${name}>${value[name]} <span class="muted">(${languageNames[name]})</span></p>`);
  }
  if (Array.isArray(value))
    return html`<ul>
      ${value.map((entry) => html`<li>${inWords(entry)}</li>`)}
    </ul>`;
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).map((entry) => html`<p>${inWords(entry)}</p>`);
  }
  return '';
}

/** Somebody has changed the same part: what they wrote, beside what the reader has written, and both ways on. */
export const changedMeanwhile = (present: object): TemplateResult =>
  message(
    'warn',
    html`
      <p>${t('admin.changed.hint')}</p>
      <blockquote>${Object.values(present).map((value) => html`<p>${inWords(value)}</p>`)}</blockquote>
      <p><a href=${location.pathname}>${t('admin.changed.drop')}</a></p>
    `,
    { title: t('admin.changed.title'), isNews: true },
  );
