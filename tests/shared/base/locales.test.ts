import { describe, expect, it } from 'vitest';
import { catalogues } from '#server/catalogues.ts';
import { errors } from '#shared/errors.ts';
import { languages } from '#shared/languages.ts';
import { type Message, type MessageKey, translator } from '#shared/locales/translate.ts';
import { roundStates } from '#shared/rounds/round-state.ts';
import { placesPresetNames } from '#shared/tally/places-presets.ts';
import { presetNames } from '#shared/tally/presets.ts';

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : [message.one, message.other]);
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
const keys = Object.keys(catalogues.en) as MessageKey[];

describe('catalogues', () => {
  it('have the same keys in all languages', () => {
    for (const language of languages)
      expect(Object.keys(catalogues[language]).sort(), language).toEqual([...keys].sort());
  });

  it('have the same places to fill in all languages', () => {
    const differing: string[] = [];
    for (const key of keys) {
      const wanted = new Set(forms(catalogues.en[key]).flatMap(places));
      for (const language of languages) {
        const seen = new Set(forms(catalogues[language][key]).flatMap(places));
        if ([...wanted].some((place) => !seen.has(place)) || [...seen].some((place) => !wanted.has(place)))
          differing.push(`${key} ${language}`);
      }
    }
    expect(differing).toEqual([]);
  });

  it('speak of every refusal and every state', () => {
    for (const code of Object.keys(errors)) expect(keys, code).toContain(`error.${code}`);
    for (const state of roundStates) expect(keys, state).toContain(`round.state.${state}`);
  });

  it('name every decision rule of a known body', () => {
    for (const preset of presetNames) expect(keys, preset).toContain(`preset.${preset}`);
    for (const preset of placesPresetNames) expect(keys, preset).toContain(`admin.value.preset.${preset}`);
  });

  it('keep the tone: no please, sorry, oops, nor exclamation', () => {
    const wrong: string[] = [];
    for (const language of languages) {
      for (const key of keys) {
        for (const text of forms(catalogues[language][key])) {
          // “Invalid” is the term for a paper that breaks the form, and for nothing else.
          if (/\b(please|sorry|oops)\b|s’il vous plaît|désolé|por favor|lo sentimos|!/i.test(text))
            wrong.push(`${language} ${key}: ${text}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('set no ordinary space before ; : ? nor inside « » in French', () => {
    expect(keys.filter((key) => forms(catalogues.fr[key]).some((text) => / [;:?]|« | »/.test(text)))).toEqual([]);
  });

  it('fill places, numbers in the manner of the language, and choose the plural', () => {
    const t = translator('fr', catalogues.fr);
    expect(t('error.tooManyTries', { seconds: 1234 })).toContain('1\u202f234');
    expect(t('error.notNow', {}), 'a place without a value stays to be seen').toContain('{state}');
  });
});
