import { type FullText, languageNames, languages } from '#shared/languages.ts';
import type { Reader } from '#tests/support/page.ts';

/** A day so many days from today at noon of the organisation's clock, as a field for day and hour takes it. */
export function noon(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Zurich' });
  return `${day}T12:00`;
}

export async function writesIn(reader: Reader, label: string, text: FullText): Promise<void> {
  for (const language of languages) {
    await reader.main.getByLabel(new RegExp(`^${label} \\(${languageNames[language]}\\)`)).fill(text[language]);
  }
}

/** Begins a round with its question; returns the address of its set-up. */
export async function beginsRound(administrator: Reader, consultation: string, question: FullText): Promise<string> {
  await administrator.opens(consultation);
  await administrator.follows('Draft a round');
  await administrator.isOn('Draft a round');
  await writesIn(administrator, 'Question', question);
  await administrator.presses('Begin the round');
  await administrator.isOn(/^Round \d+$/);
  return administrator.path;
}

/** One part of the set-up, from the list of its tasks and back to it. */
export async function setsPart(
  administrator: Reader,
  part: string,
  heading: string,
  fill: () => Promise<void>,
  saves = () => administrator.presses('Save'),
): Promise<void> {
  await administrator.follows(new RegExp(`^${part}$`));
  await administrator.isOn(heading);
  await fill();
  await saves();
  await administrator.isOn(/^Round \d+$/);
}

export const setsRoundHours = (administrator: Reader): Promise<void> =>
  setsPart(administrator, 'Hours', 'Hours', () => administrator.fills({ Opening: noon(3), Close: noon(5) }));

/** Nothing is missing; returns the address of the round's own page. */
export async function makesReady(administrator: Reader): Promise<string> {
  await administrator.presses('Make the round ready');
  await administrator.sees('The round is ready');
  return administrator.path.replace('/admin', '');
}

/** The Chair opens before the hour, over the page that says what follows. */
export async function opensRound(chair: Reader, round: string): Promise<void> {
  await chair.opens(round);
  await chair.follows('Open the round');
  await chair.isOn('Open the round?');
  await chair.presses('Open the round');
  await chair.sees(/^Open$/);
}
