import { expect } from 'vitest';
import { environment, healthcare, hostSociety, southSouth } from '#server/demo/topics-2006.ts';
import type { Language } from '#shared/languages.ts';
import type { Reader } from '#tests/support/page.ts';

/** What a ballot says in each language; letters are the same in all of them. */
const ballotWords = {
  en: { check: 'Check the ballot', review: 'Check your delegation’s ballot', cast: 'Cast ballot', done: 'Ballot cast' },
  fr: {
    check: 'Vérifier le bulletin',
    review: 'Vérifiez le bulletin de votre délégation',
    cast: 'Déposer le bulletin',
    done: 'Bulletin déposé',
  },
  es: {
    check: 'Revisar el voto',
    review: 'Revise el voto de su delegación',
    cast: 'Emitir el voto',
    done: 'Voto emitido',
  },
};

export const box = (reader: Reader, letter: string) => reader.main.locator(`choose-topics input[value="${letter}"]`);

/** Letters of the boxes that are checked, in the order of the ballot. */
export const chosen = (reader: Reader): Promise<string[]> =>
  reader.main
    .locator('choose-topics input[value]:checked')
    .evaluateAll((boxes) => boxes.map((one) => (one as HTMLInputElement).value));

/** Letters with their titles, as the ballot shows them. */
export async function options(reader: Reader): Promise<string[]> {
  const labels = await reader.main.locator('choose-topics .option label').allInnerTexts();
  return labels.map((label) => label.replace(/\s+/g, ' '));
}

/** The same, as the story has them. */
export const lettered = (language: Language): string[] =>
  [environment, southSouth, healthcare, hostSociety].map(({ letter, title }) => `${letter} ${title[language]}`);

/** From the ballot over the review to the receipt; returns the receipt's code. */
export async function casts(reader: Reader, language: Language): Promise<string> {
  const words = ballotWords[language];
  await reader.presses(words.check);
  await reader.isOn(words.review);
  await reader.presses(words.cast);
  await reader.isOn(words.done);
  const [code = ''] = await reader.main.locator('.panel .code').allInnerTexts();
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  return code;
}
