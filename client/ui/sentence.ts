import { html, type TemplateResult } from 'lit';
import type { MessageKey } from '#shared/locales/translate.ts';
import { t } from '../messages.ts';
import type { Content } from './pieces.ts';

/**
 * A sentence of the catalogue that holds more than characters: a time, a name in another language, a code.
 *
 * @example sentence('ballot.receipt.until', { at: html`<time-stamp instant=${closesAt}></time-stamp>` })
 */
export function sentence(key: MessageKey, values: Readonly<Record<string, Content>>): TemplateResult {
  const plain = Object.entries(values).filter((entry): entry is [string, string | number] => isPlain(entry[1]));
  // What stays between braces is no characters: it is put in as what it is.
  const parts = t(key, Object.fromEntries(plain)).split(/\{(\w+)\}/);
  return html`${parts.map((part, at) => (at % 2 === 0 ? part : (values[part] ?? '')))}`;
}

const isPlain = (value: Content): value is string | number => typeof value === 'string' || typeof value === 'number';
