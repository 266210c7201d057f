import type { Instant } from '../ids.ts';
import { type Language, missingLanguages, type Text } from '../languages.ts';
import type { Reason } from '../result.ts';
import { checkHours, type Hours } from './consultation-hours.ts';

export interface Note {
  readonly title: Text;
  readonly remark: Text | null;
  readonly asked: readonly Text[];
  readonly paragraphs: readonly { readonly number: number; readonly heading: Text | null; readonly words: Text }[];
  readonly theme: { readonly title: Text; readonly paragraph: number | null } | null;
}

/** What is wrong with a note as it is written: numbers that do not rise, a theme that points at no paragraph. */
export function checkNote({ paragraphs, theme }: Pick<Note, 'paragraphs' | 'theme'>): Reason[] {
  const reasons: Reason[] = [];
  paragraphs.forEach(({ number }, at) => {
    const before = paragraphs[at - 1];
    if (before && number <= before.number) reasons.push({ reason: 'numbersRise', pointer: `/paragraphs/${at}/number` });
  });
  if (theme?.paragraph != null && !paragraphs.some(({ number }) => number === theme.paragraph)) {
    reasons.push({ reason: 'noSuchParagraph', pointer: '/theme/paragraph' });
  }
  return reasons;
}

/**
 * What a draft lacks before it can be issued; none means that nothing does. Languages are another matter: see `missingWords`.
 *
 * @param now the database's clock: a consultation that would be closed at once cannot be issued
 */
export function missingForIssue(draft: Note & Hours & { readonly chairId: string | null }, now: Instant): Reason[] {
  const reasons: Reason[] = [];
  if (!draft.theme) reasons.push({ reason: 'themeMissing', pointer: '/theme' });
  if (draft.paragraphs.length === 0) reasons.push({ reason: 'noteMissing', pointer: '/paragraphs' });
  for (const name of ['opensAt', 'topicsCloseAt', 'closesAt'] as const) {
    if (draft[name] === null) reasons.push({ reason: 'hourMissing', pointer: `/${name}` });
  }
  if (draft.closesAt !== null && draft.closesAt <= now) reasons.push({ reason: 'closesInPast', pointer: '/closesAt' });
  if (draft.chairId === null) reasons.push({ reason: 'chairMissing', pointer: '/chair' });
  return [...reasons, ...checkHours(draft)];
}

export interface MissingWords {
  readonly pointer: string;
  readonly languages: Language[];
}

/**
 * Where words do not stand in every language, by JSON pointer. It bars nothing, but it is named when the note is issued and
 * stays visible: the note exists in every
 * official language, or those that are missing are named on it.
 *
 * @example missingWords(note, []) // [{ pointer: '/theme/title', languages: ['fr', 'es'] }]
 */
export function missingWords(
  note: Note,
  topics: readonly { readonly title: Text; readonly reasons: Text | null; readonly remark: Text | null }[],
): MissingWords[] {
  const found: MissingWords[] = [];
  const look = (text: Text | null, pointer: string) => {
    if (text === null) return;
    const missing = missingLanguages(text);
    if (missing.length > 0) found.push({ pointer, languages: missing });
  };
  look(note.title, '/title');
  look(note.remark, '/remark');
  note.asked.forEach((text, at) => look(text, `/asked/${at}`));
  note.paragraphs.forEach(({ heading, words }, at) => {
    look(heading, `/paragraphs/${at}/heading`);
    look(words, `/paragraphs/${at}/words`);
  });
  if (note.theme) look(note.theme.title, '/theme/title');
  topics.forEach((topic, at) => {
    look(topic.title, `/topics/${at}/title`);
    look(topic.reasons, `/topics/${at}/reasons`);
    look(topic.remark, `/topics/${at}/remark`);
  });
  return found;
}
