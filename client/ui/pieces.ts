import { html, nothing, type TemplateResult } from 'lit';
import { inLanguage, type Text } from '#shared/languages.ts';
import { language, t } from '../messages.ts';

/** Whatever stands in a template: words, a template, a list, `nothing` (a symbol). */
export type Content = TemplateResult | string | number | symbol | readonly Content[];

export type Tone = 'ok' | 'warn' | 'error' | 'plain';

/** Words of the organisation in the reader's language, or in the one they exist in, marked as such for readers and hyphenation. */
export function words(text: Text): Content {
  const found = inLanguage(text, language());
  return found.language === language() ? found.words : html`<span lang=${found.language}>${found.words}</span>`;
}

/** The same for a place where only characters can stand: an attribute, a label that is put together. */
export const plainWords = (text: Text): string => inLanguage(text, language()).words;

/** A box with a word for its tone and a bar at its start. `isNews` where it appears after an act and is to be read out. */
export const message = (tone: Tone, body: Content, { title = '', isNews = false } = {}): TemplateResult => html`
  <div class="message" data-tone=${tone} role=${isNews ? 'status' : nothing}>
    ${title ? html`<p class="message-title">${title}</p>` : nothing}
    <div>${body}</div>
  </div>
`;

/** A strip over everything that says what nothing on the page should be taken for: a demonstration, a trial round. */
export const ribbon = (text: string): TemplateResult => html`<p class="ribbon"><span class="width">${text}</span></p>`;

/** The state of a thing in one word. The colour only repeats it. */
export const statusWord = (tone: Tone, word: string): TemplateResult =>
  html`<strong class="status" data-status=${tone}>${word}</strong>`;

/** A code, a letter or a figure that keeps its direction in any language. */
export const code = (value: string): TemplateResult => html`<bdi class="code">${value}</bdi>`;

export interface SummaryRow {
  readonly term: string;
  readonly value: Content;
  /** Where it is changed; the words "Change" are completed by the term for readers. */
  readonly change?: string;
}

/** What has been answered or fixed, row by row. */
export const summaryList = (rows: readonly SummaryRow[]): TemplateResult => html`
  <dl class="rows">
    ${rows.map(
      ({ term, value, change }) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
          ${
            change
              ? html`<dd class="change">
                  <a href=${change}>${t('ui.change')}<span class="out-of-sight"> ${term}</span></a>
                </dd>`
              : nothing
          }
        </div>`,
    )}
  </dl>
`;

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Content;
  /** Figures stand at the end of their column. */
  readonly isFigure?: boolean;
}

/**
 * A table with its caption; the first column names the row. It scrolls sideways in its own region where it is wider than the
 * window, and only there. Keep to two columns where it is read on a telephone.
 */
export const table = <Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { total, isCaptionHidden = false }: { readonly total?: readonly Content[]; readonly isCaptionHidden?: boolean } = {},
): TemplateResult => html`
  <div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption class=${isCaptionHidden ? 'out-of-sight' : nothing}>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title, isFigure }) => html`<th scope="col" class=${isFigure ? 'figure' : nothing}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map(({ cell, isFigure }, index) =>
                index === 0
                  ? html`<th scope="row">${cell(row)}</th>`
                  : html`<td class=${isFigure ? 'figure' : nothing}>${cell(row)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
      ${
        total
          ? html`<tfoot>
              <tr>
                ${total.map((cell, index) =>
                  index === 0
                    ? html`<th scope="row">${cell}</th>`
                    : html`<td class=${columns[index]?.isFigure ? 'figure' : nothing}>${cell}</td>`,
                )}
              </tr>
            </tfoot>`
          : nothing
      }
    </table>
  </div>
`;

/** The page before an act that cannot be taken back: what will be, the one button, and the way out. It stands in a form. */
export const confirmation = (page: {
  readonly title: string;
  readonly consequences: Content;
  readonly button: string;
  readonly cancel: string;
  readonly onSubmit: (event: SubmitEvent) => void;
  /** Fields that the act needs, such as a reason. */
  readonly fields?: Content;
  readonly errors?: Content;
}): TemplateResult => html`
  ${page.errors ?? nothing}
  <h1>${page.title}</h1>
  ${page.consequences}
  <form novalidate @submit=${page.onSubmit}>
    ${page.fields ?? nothing}
    <p class="buttons">
      <button class="button primary">${page.button}</button>
      <a href=${page.cancel}>${t('ui.cancel')}</a>
    </p>
  </form>
`;
