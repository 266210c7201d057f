import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { declaration, environment, healthcare, hostSociety, southSouth } from '#server/demo/topics-2006.ts';
import { theme } from '#server/demo/note-2006.ts';
import { type Language, languageNames, languages } from '#shared/languages.ts';
import type { Reader } from '#tests/support/page.ts';

export interface ReadFigures {
  readonly votes: Readonly<Record<string, number>>;
  readonly entitled: number;
  readonly withChoice: number;
  readonly abstentions: number;
  readonly noAnswer: number;
}

/** Canada C and D in the end, Morocco A and C, Argentina C and D; nobody else has answered. */
export const asCast: ReadFigures = {
  votes: { A: 1, B: 0, C: 3, D: 2 },
  entitled: 116,
  withChoice: 3,
  abstentions: 0,
  noAnswer: 113,
};

export const chosenOnReceipt = (reader: Reader): Promise<string[]> =>
  reader.main.locator('.receipt .plain-list .letter').allInnerTexts();

/** Preferences by letter, as a reader takes them from the table. */
export async function votesOnPage(reader: Reader): Promise<Record<string, number>> {
  const votes: Record<string, number> = {};
  for (const row of await reader.main.locator('table.figures tbody tr').all()) {
    votes[await row.locator('.letter').innerText()] = Number(await row.locator('td').first().innerText());
  }
  return votes;
}

/** Both tables: preferences, and who took part. */
export async function figuresOnPage(reader: Reader): Promise<ReadFigures> {
  const votes = await votesOnPage(reader);
  const tookPart = reader.main.locator('table:not(.figures):not(.by-group)').first();
  const [withChoice, abstentions, noAnswer, entitled] = (await tookPart.locator('td').allInnerTexts()).map(Number);
  return {
    votes,
    entitled: entitled ?? NaN,
    withChoice: withChoice ?? NaN,
    abstentions: abstentions ?? NaN,
    noAnswer: noAnswer ?? NaN,
  };
}

interface Figures {
  readonly options: readonly { letter: string; votes: number }[];
  readonly participation: Omit<ReadFigures, 'votes'>;
}

export async function figuresOfApi(reader: Reader, round: string): Promise<ReadFigures> {
  const { options, participation } = await reader.asksJson<Figures>(`/api${round}/figures`);
  const { entitled, withChoice, abstentions, noAnswer } = participation;
  const votes = Object.fromEntries(options.map((option) => [option.letter, option.votes]));
  return { votes, entitled, withChoice, abstentions, noAnswer };
}

/** What each figure is called in the file. */
const fileWords = {
  en: ['Members on the roll', 'Ballots with a choice', 'Abstentions', 'No answer'],
  fr: ['Membres inscrits sur la liste', 'Bulletins exprimant un choix', 'Abstentions', 'Sans réponse'],
  es: ['Miembros en la lista', 'Votos con elección', 'Abstenciones', 'Sin respuesta'],
};

async function figuresOfFile(reader: Reader, round: string, language: Language): Promise<ReadFigures> {
  const file = await reader.asks(`/api${round}/figures.csv?language=${language}`);
  const rows: string[][] = parse(file.text, { bom: true, relax_column_count: true });
  const lettered = rows.filter(([letter = '', , votes = '']) => /^[A-Z]$/.test(letter) && votes !== '');
  const figure = (at: number) => Number(rows.find(([name]) => name === fileWords[language][at])?.[1]);
  return {
    votes: Object.fromEntries(lettered.map(([letter, , votes]) => [letter, Number(votes)])),
    entitled: figure(0),
    withChoice: figure(1),
    abstentions: figure(2),
    noAnswer: figure(3),
  };
}

/** The theme and C retained, C under a new title, D retained; A deferred to 2007; B of general interest. */
export async function declares(chair: Reader): Promise<void> {
  const part = (name: string) => chair.main.getByRole('region', { name });
  await chair.ticks('Retained', part(`Theme: ${theme.title.en}`));
  await chair.ticks('Deferred to a year', part(environment.title.en));
  await part(environment.title.en).getByLabel('Deferred to the year').fill(String(declaration.deferredTo));
  await chair.ticks('Not retained', part(southSouth.title.en));
  await chair.ticks('Of general interest', part(southSouth.title.en));
  await part(healthcare.title.en).getByText('Retain it under a new title').click();
  for (const language of languages) {
    const label = new RegExp(`^New title \\(${languageNames[language]}\\)`);
    await part(healthcare.title.en).getByLabel(label).fill(declaration.newTitle[language]);
    await chair.main
      .getByLabel(new RegExp(`^As read out \\(${languageNames[language]}\\)`))
      .fill(declaration.words[language]);
  }
  // What the figures select is suggested as retained.
  expect(await part(hostSociety.title.en).getByLabel('Retained', { exact: true }).isChecked()).toBe(true);
  await chair.main.locator('form:visible button.primary').click();
  await chair.sees(`Retained as “${declaration.newTitle.en}”`);
  await chair.sees(`Deferred to ${declaration.deferredTo}`);
  await chair.main.locator('form:visible button.primary').click();
  await chair.isOn('Result of round 1');
}

const headings = { en: 'Result of round 1', fr: 'Résultat du scrutin 1', es: 'Resultado de la votación 1' };

/** The declaration and the figures, in the reader's language, on the page, from the API and in the file. */
export async function reads(reader: Reader, round: string, language: Language): Promise<void> {
  await reader.opens(`${round}/result`);
  await reader.isOn(headings[language]);
  await reader.sees(declaration.newTitle[language]);
  await reader.sees(declaration.words[language]);
  expect(await figuresOnPage(reader)).toEqual(asCast);
  expect(await figuresOfApi(reader, round)).toEqual(asCast);
  expect(await figuresOfFile(reader, round, language)).toEqual(asCast);
}
