import type { Language } from '../languages.ts';
import type { en } from './en.ts';

/** A sentence with `{places}`, or its plural forms, of which `{n}` decides. */
export type Message = string | { readonly one: string; readonly other: string };

/** English is the type: a key that another language lacks, or has too many, does not compile. */
export type MessageKey = keyof typeof en;
export type Messages = { readonly [key in MessageKey]: Message };

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/**
 * @example translator('en', en)('round.turnout', { n: 142, m: 175 })
 */
export function translator(language: Language, messages: Partial<Messages>): Translate {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  return (key, values = {}) => {
    const message = messages[key];
    if (message === undefined) return key;
    const form =
      typeof message === 'string' ? message : plural.select(Number(values.n)) === 'one' ? message.one : message.other;
    return form.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}

export const hasMessage = (messages: Partial<Messages>, key: string): key is MessageKey => Object.hasOwn(messages, key);
