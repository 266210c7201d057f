import { asked, paragraphs, remark, theme, title } from '#server/demo/note-2006.ts';
import { question, type StoryTopic } from '#server/demo/topics-2006.ts';
import { type FullText, type Language, languageNames, languages } from '#shared/languages.ts';
import type { Reader } from '#tests/support/page.ts';
import { beginsRound, makesReady, noon, setsPart, setsRoundHours, writesIn } from './round.ts';

/** The note as it comes out of a word processor: numbered paragraphs, headings on lines of their own. */
const noteAsText = (language: Language): string =>
  paragraphs
    .map(({ number, heading, words }) =>
      [heading?.[language], `${number}. ${words[language]}`].filter(Boolean).join('\n\n'),
    )
    .join('\n\n');

export async function beginDraft(administrator: Reader, year: number, named: FullText = title): Promise<string> {
  await administrator.opens('/admin');
  await administrator.follows('Draft a consultation');
  await administrator.isOn('Draft a consultation');
  await administrator.writes('Year', String(year));
  await writesIn(administrator, 'Title', named);
  await administrator.writes('Topics to be chosen', '2');
  await administrator.presses('Begin the draft');
  await administrator.isOn(named.en);
  return administrator.path;
}

async function opensPart(administrator: Reader, draft: string, part: string): Promise<void> {
  if (administrator.path !== draft) await administrator.opens(draft);
  await administrator.follows(new RegExp(`^${part}$`));
  await administrator.isOn(part);
}

export async function writesTitle(administrator: Reader, draft: string): Promise<void> {
  await opensPart(administrator, draft, 'Title and symbol');
  await writesIn(administrator, 'Remark', remark);
  await administrator.presses('Save');
  await administrator.isOn(title.en);
}

export async function writesAsked(administrator: Reader, draft: string): Promise<void> {
  await opensPart(administrator, draft, 'What is asked');
  for (const [at, line] of asked.entries()) {
    if (at > 0) await administrator.presses('Add a line');
    await writesIn(administrator, `Line ${at + 1}`, line);
  }
  await administrator.presses('Save');
  await administrator.isOn(title.en);
}

/** One language after the other is pasted; the paragraphs find each other by their numbers. */
export async function pastesNote(administrator: Reader, draft: string): Promise<void> {
  await opensPart(administrator, draft, 'Note');
  for (const language of languages) {
    await administrator.follows('Paste a text');
    await administrator.isOn('Paste a text');
    await administrator.ticks(languageNames[language]);
    await administrator.writes('Text', noteAsText(language));
    await administrator.presses('Split the text');
    await administrator.sees(`${paragraphs.length} paragraphs found`);
    await administrator.presses('Keep these paragraphs');
    await administrator.isOn('Note');
  }
}

export async function proposesTheme(administrator: Reader, draft: string): Promise<void> {
  await opensPart(administrator, draft, 'Theme');
  await writesIn(administrator, 'Title of the theme', theme.title);
  await administrator.selects('Paragraph that presents it', `${theme.paragraph}. `);
  await administrator.presses('Save');
  await administrator.isOn(title.en);
}

export async function listsTopics(administrator: Reader, draft: string, topics: readonly StoryTopic[]): Promise<void> {
  await opensPart(administrator, draft, 'Topics of the note');
  for (const topic of topics) {
    await administrator.follows('Add a topic');
    await administrator.isOn('Add a topic');
    await writesIn(administrator, 'Title', topic.title);
    await writesIn(administrator, 'The case for it', topic.reasons);
    await administrator.presses('Save');
    await administrator.isOn('Topics of the note');
    await administrator.sees(topic.title.en);
  }
}

export async function setsHours(administrator: Reader, draft: string): Promise<void> {
  await opensPart(administrator, draft, 'Hours');
  await administrator.fills({ Opening: noon(-1), 'Topics close': noon(2), Close: noon(6) });
  await administrator.presses('Save');
  await administrator.isOn(title.en);
}

export async function appointsChair(administrator: Reader, draft: string, name: string): Promise<void> {
  await opensPart(administrator, draft, 'Chair');
  await administrator.selects('Chair', name);
  const box = administrator.main.getByLabel('Observers read the papers');
  if (!(await box.isChecked())) await box.click();
  await administrator.presses('Save');
  await administrator.isOn(title.en);
}

export async function issues(administrator: Reader, draft: string): Promise<void> {
  await administrator.opens(draft);
  await administrator.sees('Nothing is missing that would prevent the issue.');
  await administrator.follows('Go to the issue');
  await administrator.isOn('Issue the note');
  await administrator.sees('Everything stands in English, French and Spanish.');
  await administrator.presses('Issue the note');
  await administrator.isOn(title.en);
  await administrator.sees(/^Open$/);
}

/** Question, options and hours; where a title lacks a language it is written as it is to stand on the ballot. */
export async function preparesRound(
  administrator: Reader,
  draft: string,
  topics: readonly StoryTopic[],
): Promise<string> {
  await beginsRound(administrator, draft, question);
  await setsPart(administrator, 'Options', 'Options', async () => {
    for (const { letter, title: named } of topics) await writesIn(administrator, `Title of ${letter}`, named);
  });
  await setsRoundHours(administrator);
  return makesReady(administrator);
}
